create schema notifications;

create table notifications.message (
  case_id    uuid        not null,
  seq        integer     not null check (seq > 0),
  party      uuid        not null,
  item       text        not null,
  title      text        not null,
  sentence   text        not null,
  detail     text        not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  read_at    timestamptz,
  primary key (case_id, seq)
);
comment on table notifications.message is 'What each applicant was told of each official act: their inbox here. One message an event, as it was said then; it holds no address, which every installation knows for itself.';
create index message_party on notifications.message (party, created_at desc, case_id, seq);
create index message_unread on notifications.message (party) where read_at is null;

create table notifications.outbox (
  case_id    uuid        not null,
  seq        integer     not null check (seq > 0),
  channel    text        not null check (channel in ('sms', 'wechat', 'slip')),
  recipient  text        not null default '',
  text       text        not null,
  site       text        not null,
  division   text        not null,
  state      text        not null default 'waiting' check (state in ('waiting', 'sent', 'failed')),
  tries      integer     not null default 0 check (tries >= 0),
  trouble    text        not null default '',
  created_at timestamptz not null default date_trunc('milliseconds', now()),
  tried_at   timestamptz,
  ended_at   timestamptz,
  ended_by   text,
  primary key (case_id, seq, channel),
  check ((state = 'waiting') = (ended_at is null)),
  check ((channel = 'slip') = (recipient = ''))
);
comment on table notifications.outbox is 'What leaves the house, by text message, WeChat or as a printed slip for those without a telephone. Each ends as sent, or as failed with a task for somebody named. A slip waits until somebody has printed it.';
create index outbox_site on notifications.outbox (site, created_at desc, case_id, seq, channel);
create index outbox_division on notifications.outbox (division, created_at desc, case_id, seq, channel);
create index outbox_waiting on notifications.outbox (created_at) where state = 'waiting';

create table notifications.binding (
  party    uuid        not null primary key,
  wechat   text        not null check (wechat <> ''),
  bound_at timestamptz not null default now()
);
comment on table notifications.binding is 'Applicants who joined their WeChat account to their name here. Without a row nothing is sent there.';

create table notifications.task (
  case_id     uuid        not null,
  seq         integer     not null,
  channel     text        not null,
  person      uuid        not null,
  person_name text        not null,
  site        text        not null,
  created_at  timestamptz not null default now(),
  done_at     timestamptz,
  done_by     uuid,
  done_name   text,
  how         text        check (how in ('called', 'visited', 'cameHere', 'otherwise')),
  note        text        not null default '',
  primary key (case_id, seq, channel),
  foreign key (case_id, seq, channel) references notifications.outbox,
  check ((done_at is null) = (done_by is null) and (done_at is null) = (how is null) and (done_at is null) = (done_name is null))
);
comment on table notifications.task is 'A message that could not be sent is somebody''s to bring: their name, and how it was done in the end.';
create index task_open on notifications.task (site, created_at) where done_at is null;
create index task_mine on notifications.task (person, created_at) where done_at is null;

grant usage on schema notifications to onewindow_app;
grant select, insert, update (read_at) on notifications.message to onewindow_app;
grant select, insert, update (state, tries, trouble, tried_at, ended_at, ended_by) on notifications.outbox to onewindow_app;
grant select on notifications.binding to onewindow_app;
grant select, insert, update (done_at, done_by, done_name, how, note) on notifications.task to onewindow_app;
