create schema evaluation;

create table evaluation.rating (
  case_id    uuid        not null,
  service    integer     not null check (service > 0),
  stars      smallint    not null check (stars between 1 and 5),
  details    text[]      not null default '{}',
  text       text        not null default '' check (char_length(text) <= 150),
  channel    text        not null check (channel in ('pc', 'mobile', 'qr', 'tablet', 'terminal')),
  rater      text        not null,
  division   text        not null,
  site       text        not null,
  organ      text        not null,
  item       text        not null,
  rated_at   timestamptz not null default now(),
  primary key (case_id, service),
  check (stars > 2 or cardinality(details) > 0 or btrim(text) <> '')
);
comment on table evaluation.rating is 'What applicants thought of a service: one rating for each service of a case, never changed, never deleted.';
create index on evaluation.rating (site, rated_at);
create index on evaluation.rating (organ, rated_at);

grant usage on schema evaluation to onewindow_app;
grant select, insert on evaluation.rating to onewindow_app;
