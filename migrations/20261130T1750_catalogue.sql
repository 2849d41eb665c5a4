-- Items that come from a file: tried first, then made drafts of.

create table catalogue.import (
  id          uuid        not null primary key,
  department  text        not null,
  name        text        not null,
  format      text        not null check (format in ('xlsx', 'xls', 'csv', 'json')),
  sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  outcome     text        not null check (outcome ~ '^[0-9a-f]{64}$'),
  by          uuid        not null,
  by_name     text        not null,
  tried_at    timestamptz not null default now(),
  drafts      integer     check (drafts > 0),
  imported_at timestamptz,
  check ((drafts is null) = (imported_at is null))
);
comment on table catalogue.import is 'A file of items that somebody tried, and how many drafts were made of it, if any were. Outcome is SM3 over what the trial said would happen: only that is done. The file itself lies in the store, by its hash.';
create index import_file on catalogue.import (sha256);
grant select, insert on catalogue.import to onewindow_app;
grant update (drafts, imported_at) on catalogue.import to onewindow_app;
