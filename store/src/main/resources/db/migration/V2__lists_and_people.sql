create table hash_list (
  id           text primary key,
  name         text not null,
  source       text not null,
  type         text not null,
  drill        boolean not null,
  records      integer not null,
  entries      integer not null,
  imported_by  text not null,
  imported_at  timestamptz not null,
  status       text not null,
  status_since timestamptz,
  people       text[] not null,
  salt         bytea not null,
  import_leaf  bytea not null,
  ordinal      bigint generated always as identity
);
create unique index hash_list_name on hash_list (name) where status <> 'retired';

-- Records as received, byte for byte, apart from whatever is built of them.
create table hash_record (
  list_id  text not null references hash_list (id),
  number   integer not null,
  line     integer not null,
  raw      bytea not null,
  signal   bytea not null,
  standing smallint not null,
  primary key (list_id, number)
);

create table list_snapshot (
  only_row boolean primary key default true check (only_row),
  number   bigint not null
);
insert into list_snapshot (number) values (0);

create table person (
  id              text primary key,
  display_name    text not null,
  password_hash   text not null,
  roles           text[] not null,
  must_change     boolean not null,
  disabled        boolean not null,
  failed_attempts integer not null default 0,
  last_failure    timestamptz
);

create table api_client (
  number     bigint generated always as identity unique,
  name       text primary key,
  key_digest bytea not null unique,
  created_at timestamptz not null,
  revoked_at timestamptz
);
