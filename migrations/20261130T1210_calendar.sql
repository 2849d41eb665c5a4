create schema calendar;

create table calendar.notice (
  id            uuid        not null primary key,
  year          integer     not null,
  number        text        not null,
  title         text        not null,
  issued_on     date        not null,
  text          text        not null,
  content       jsonb       not null,
  state         text        not null default 'proposed' check (state in ('proposed', 'applied', 'withdrawn')),
  proposed_by   text        not null,
  proposed_name text        not null,
  proposed_at   timestamptz not null default now(),
  decided_by    text,
  decided_name  text,
  decided_at    timestamptz,
  reason        text        not null default '',
  edition       integer,
  check ((state = 'proposed') = (decided_at is null)),
  check ((state = 'applied') = (edition is not null)),
  check (state <> 'applied' or decided_by <> proposed_by)
);
comment on table calendar.notice is 'Notices of the State Council that were put forward here: the text as it was pasted, what was read in it, who put it forward and who else confirmed it. Nothing is deleted.';
create unique index notice_once on calendar.notice (number) where state <> 'withdrawn';

grant usage on schema calendar to onewindow_app;
grant select on calendar.notice to onewindow_app;
grant insert (id, year, number, title, issued_on, text, content, proposed_by, proposed_name) on calendar.notice to onewindow_app;
grant update (state, decided_by, decided_name, decided_at, reason, edition) on calendar.notice to onewindow_app;

-- a notice that two people have confirmed becomes part of its year
grant update (content, loaded_at) on platform.calendar_year to onewindow_app;
