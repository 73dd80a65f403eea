-- Lists whose entries come and go one by one, terms of lists, and how far each exchange was followed.
alter table hash_list add column living boolean not null default false;
alter table hash_list add column bank text not null default '';
alter table hash_list add column licence text not null default '';
alter table hash_list add column purpose text not null default '';
alter table hash_list add column own_distance integer;
alter table hash_list add column own_quality integer;
alter table hash_list add column proposed_distance integer;
alter table hash_list add column proposed_quality integer;
alter table hash_list add column proposed_by text;
alter table hash_list add column status_by text;

-- key: the exchange's name for the record. left_at: the snapshot from which an entry does not match any more.
alter table hash_record add column key text;
alter table hash_record add column left_at bigint;
create index hash_record_left on hash_record (left_at) where left_at is not null;
create index hash_record_key on hash_record (key, list_id) where key is not null;

create index hash_record_pending on hash_record (list_id, number) where standing = 4;

create table feed (
  name          text primary key,
  cursor        text,
  generation    integer not null default 1,
  anew          boolean not null default false,
  accepts_loss  boolean not null default false,
  advanced_at   timestamptz,
  up_to_date_at timestamptz,
  trouble_at    timestamptz,
  trouble       text not null default ''
);

-- Records of an exchange as received. generation: the complete fetch that told it last.
create table feed_record (
  feed       text not null references feed (name),
  key        text not null,
  opinion    smallint not null,
  raw        bytea not null,
  generation integer not null,
  primary key (feed, key)
);
