-- a code beside an item is kept by somebody and retired by somebody; one that is retired leads nowhere and stays on record
alter table catalogue.legacy_code
  add column kept_by text not null default '',
  add column kept_name text not null default '',
  add column kept_on date,
  add column retired_on date,
  add column retired_by text not null default '',
  add column retired_name text not null default '',
  add column retired_reason text not null default '',
  add constraint legacy_code_retired check ((retired_on is null) = (btrim(retired_reason) = ''));
comment on column catalogue.legacy_code.retired_on is 'From this day on the code leads to the item no more; one that was wrong, or given to another.';
create index legacy_code_plain on catalogue.legacy_code (upper(regexp_replace(code, '[^[:alnum:]]', '', 'g'))) where retired_on is null;
revoke delete on catalogue.legacy_code from onewindow_app;
grant update (note, kept_by, kept_name, kept_on, retired_on, retired_by, retired_name, retired_reason) on catalogue.legacy_code to onewindow_app;
