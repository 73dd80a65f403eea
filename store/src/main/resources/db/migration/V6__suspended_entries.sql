-- Entries that matched too many different files and are not believed for now.
alter table hash_list add column suspended integer[] not null default '{}';
