create schema consultation;

create table consultation.ticket (
  id          uuid        not null primary key,
  number      text        not null unique,
  channel     text        not null check (channel in ('portal', 'window', 'phone', 'wechat', 'kiosk')),
  message_id  text,
  party       uuid,
  asker       text        not null default '',
  phone       text        not null default '',
  sender      text        not null default '',
  division    text        not null,
  desk        text        not null,
  item        text,
  title       text        not null default '',
  recorded_by text        not null,
  state       text        not null check (state in ('asked', 'assigned', 'answered', 'closed')),
  round       integer     not null default 1 check (round > 0),
  asked_on    date        not null,
  asked_at    timestamptz not null default date_trunc('milliseconds', now()),
  due_on      date        not null,
  holder_kind text        not null check (holder_kind in ('desk', 'organ')),
  holder      text        not null,
  holders     text[]      not null,
  answered_on date,
  late        boolean     not null default false,
  stars       integer     check (stars between 1 and 5),
  version     integer     not null check (version > 0),
  unique (channel, message_id),
  check ((message_id is null) = (channel not in ('wechat', 'kiosk')))
);
comment on table consultation.ticket is 'Each consultation (综合咨询) as lists show it: where it came from, who asked, who has it, by when it is answered. What happened is in the events; name, telephone and sender can lawfully be erased here.';
comment on column consultation.ticket.holders is 'Every desk and department that ever had it: these go on seeing it.';
comment on column consultation.ticket.late is 'Whether any answer came after its day.';
create index ticket_desk on consultation.ticket (desk, asked_on desc, id);
create index ticket_holders on consultation.ticket using gin (holders);
create index ticket_division on consultation.ticket (division text_pattern_ops, asked_on desc, id);
create index ticket_party on consultation.ticket (party, asked_on desc, id) where party is not null;
create index ticket_waiting on consultation.ticket (holder, due_on, id) where state in ('asked', 'assigned');
create index ticket_answered on consultation.ticket (answered_on) where state = 'answered';

create table consultation.question (
  ticket uuid    not null references consultation.ticket,
  round  integer not null check (round > 0),
  text   text    not null check (btrim(text) <> ''),
  primary key (ticket, round)
);
comment on table consultation.question is 'What was asked, in the words of the asker, a row each time; apart from the events because it may hold personal data.';

create table consultation.event (
  ticket      uuid        not null references consultation.ticket,
  seq         integer     not null check (seq > 0),
  type        text        not null,
  data        jsonb       not null,
  actor       text        not null,
  place       text        not null default '',
  request_id  uuid        not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (ticket, seq)
);
comment on table consultation.event is 'What happened to each consultation. Append-only: the application role may insert and select, nothing else.';
create index event_request on consultation.event (ticket, request_id);

create table consultation.counter (
  division text    not null,
  day      date    not null,
  last     integer not null check (last > 0),
  primary key (division, day)
);
comment on table consultation.counter is 'The last serial of each place and day; numbers are drawn in the transaction of the question.';

create table consultation.faq (
  id         uuid not null primary key,
  item       text not null,
  department text not null,
  division   text not null,
  ticket     uuid not null references consultation.ticket,
  unique (ticket, item)
);
comment on table consultation.faq is 'A question of an item that came from a consultation; what was said of it stands in faq_act.';
create index faq_item on consultation.faq (item);

create table consultation.faq_act (
  faq         uuid        not null references consultation.faq,
  nth         integer     not null check (nth > 0),
  state       text        not null check (state in ('proposed', 'published', 'declined', 'withdrawn')),
  question    text        not null check (btrim(question) <> ''),
  answer      text        not null check (btrim(answer) <> ''),
  version     integer     not null check (version > 0),
  clause      text        not null,
  division    text        not null,
  organ       text        not null default '',
  organ_name  text        not null default '',
  reason      text        not null default '',
  acted_on    date        not null,
  actor       text        not null,
  actor_name  text        not null,
  request_id  uuid        not null,
  recorded_at timestamptz not null default date_trunc('milliseconds', now()),
  primary key (faq, nth),
  check (state not in ('declined', 'withdrawn') or btrim(reason) <> ''),
  check (state <> 'published' or organ <> '')
);
comment on table consultation.faq_act is 'Proposed, published (again when a newer guide was checked), declined or withdrawn: the newest row of each question is what holds. Append-only.';

grant usage on schema consultation to onewindow_app;
grant select, insert, update (state, round, asked_on, due_on, holder_kind, holder, holders, answered_on, late, stars, version) on consultation.ticket to onewindow_app;
grant select, insert on consultation.question to onewindow_app;
grant select, insert on consultation.event to onewindow_app;
grant select, insert, update (last) on consultation.counter to onewindow_app;
grant select, insert on consultation.faq to onewindow_app;
grant select, insert on consultation.faq_act to onewindow_app;
