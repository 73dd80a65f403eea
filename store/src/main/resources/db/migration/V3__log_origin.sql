-- The name of the log that was published last over these entries; empty while unknown. A journal that was
-- published, on a machine that does not remember what it signed, was restored from a back-up.
alter table log_head add column origin text not null default '';
