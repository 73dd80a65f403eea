-- Files that a person found harmless: the very same bytes are no match only because they resemble an entry.
create table harmless_file (
  sha256  bytea not null,
  case_id text not null references case_file (id),
  until   timestamptz not null,
  primary key (sha256, case_id)
);

-- Records that a provider names as known and not wanted, found by their signal.
create index hash_record_negative on hash_record (signal) where standing = 2;
