-- Cases and filings: the events are the truth; state, version and evidence are read models that are
-- written in the same transaction.
create table case_file (
  id        text primary key,
  version   integer not null,
  state     text not null,
  opened_at timestamptz not null,
  ordinal   bigint generated always as identity
);
create index case_file_state on case_file (state, ordinal);

create table case_event (
  case_id text not null references case_file (id),
  n       integer not null,
  at      timestamptz not null,
  body    text not null,
  primary key (case_id, n)
);

create table evidence (
  id      bytea primary key,
  case_id text not null references case_file (id)
);
create index evidence_case on evidence (case_id);

create table filing (
  id      text primary key,
  case_id text not null references case_file (id),
  version integer not null,
  ordinal bigint generated always as identity
);
create index filing_case on filing (case_id, ordinal);

create table filing_event (
  filing_id text not null references filing (id),
  n         integer not null,
  at        timestamptz not null,
  body      text not null,
  primary key (filing_id, n)
);

-- Keys stand apart from everything else: these tables are backed up on their own, and not for long.
create table case_key (
  case_id             text primary key,
  public_key          bytea not null,
  service_share       bytea not null,
  custodian_share     bytea not null,
  wrapped_private_key bytea not null
);

create table object_key (
  evidence       bytea primary key,
  case_id        text not null,
  object_id      bytea not null,
  content_length bigint not null,
  media_type     text not null,
  sealed_key     bytea not null
);
create index object_key_case on object_key (case_id);

create table case_blind (
  case_id text primary key,
  blind   bytea not null
);

create table staff_blind (
  month text primary key,
  blind bytea not null
);

-- What was overwritten and deleted is to leave the pages soon.
alter table case_key set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20);
alter table object_key set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20);

-- The log. An index is given under the row lock of log_head, which is held until the commit: so it has
-- neither gaps nor doubles.
create table log_head (
  only_row  boolean primary key default true check (only_row),
  size      bigint not null,
  published bigint not null,
  check (published <= size)
);
insert into log_head (size, published) values (0, 0);

create table log_entry (
  index bigint primary key,
  text  bytea not null,
  leaf  bytea not null
);

create table case_chain (
  case_id text primary key references case_blind (case_id),
  n       bigint not null,
  head    bytea not null,
  index   bigint not null
);

-- Log before act: an intent can be claimed once log_head.published has reached needs_size.
create table intent (
  kind         text not null,
  subject      text not null,
  case_id      text not null,
  first_due    timestamptz not null,
  due          timestamptz not null,
  parked       boolean not null default false,
  leased_until timestamptz,
  attempts     integer not null default 0,
  needs_size   bigint not null,
  ordinal      bigint generated always as identity,
  primary key (kind, subject)
);
create index intent_due on intent (kind, due, ordinal) where not parked;

create table answer (
  key_digest bytea primary key,
  client     text not null,
  content    bytea not null,
  receipt    text not null,
  at         timestamptz not null
);
create index answer_at on answer (at);

-- Several rows a counter and day, so that uploads do not wait for each other.
create table day_count (
  day     date not null,
  counter text not null,
  shard   smallint not null,
  n       bigint not null,
  primary key (day, counter, shard)
);

create table census (
  day date primary key
);
