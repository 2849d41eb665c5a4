create table platform.calendar_year (
  year      integer     not null primary key,
  content   jsonb       not null,
  loaded_at timestamptz not null default now()
);
comment on table platform.calendar_year is 'The working-day calendar, a row a year: its festivals and the notices of the State Council that arrange it. A year without a notice is provisional.';

create table platform.secret (
  purpose text not null primary key,
  value   text not null check (value ~ '^[0-9a-f]{64}$')
);
comment on table platform.secret is 'Keys this installation made for itself, one a purpose: query codes and links of cases.';

create table platform.milestone (
  name       text        not null primary key,
  reached_at timestamptz not null default now()
);
comment on table platform.milestone is 'What an installation was given once and for all: a demo city gets its past only once.';

grant usage on schema platform to onewindow_app;
grant select on platform.calendar_year, platform.secret to onewindow_app;
