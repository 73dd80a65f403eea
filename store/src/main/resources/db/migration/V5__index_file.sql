-- The files with the index of hash lists that were written for this database: the digest that each ends with.
create table index_file (
  ordinal bigint generated always as identity primary key,
  digest  bytea not null unique,
  number  bigint not null
);
