create table platform.attempt (
  wall     text        not null,
  subject  text        not null check (subject ~ '^[0-9a-f]{64}$'),
  count    integer     not null check (count >= 0),
  until_at timestamptz not null,
  primary key (wall, subject)
);
comment on table platform.attempt is 'Wrong guesses at codes, counted for a while: at which wall, and by whom or at what, as a hash. Kept here and not in a process, so that several servers count together.';
create index attempt_over on platform.attempt (until_at);

grant select, insert, update, delete on platform.attempt to onewindow_app;
