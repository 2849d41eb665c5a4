alter table cases.file add column edition integer not null default 0;
comment on column cases.file.edition is 'By which calendar the days of this case were computed: how many notices it rested on. An open case with an older one is computed again.';
create index file_edition on cases.file (edition, case_id)
  where ended_on is null and status <> 'delivered';
grant insert (edition), update (edition) on cases.file to onewindow_app;

create table cases.moved_day (
  case_id  uuid        not null,
  edition  integer     not null,
  kind     text        not null,
  ref      text        not null default '',
  was      date        not null,
  now      date        not null,
  notice   text        not null,
  moved_at timestamptz not null default now(),
  primary key (case_id, edition, kind, ref)
);
comment on table cases.moved_day is 'Which day of which open case was moved by which notice of the State Council, from when to when. Never changed: both truths are kept.';
grant select, insert on cases.moved_day to onewindow_app;
-- the day by which another department owes its opinion moves with the calendar
grant update (due_on) on cases.opinion to onewindow_app;
