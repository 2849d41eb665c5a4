create schema supervision;

create table supervision.rule (
  id         text        not null,
  version    integer     not null check (version > 1),
  threshold  integer     not null check (threshold between -30 and 365),
  enabled    boolean     not null,
  reason     text        not null check (btrim(reason) <> ''),
  set_by     uuid        not null,
  set_name   text        not null,
  set_at     timestamptz not null default now(),
  primary key (id, version)
);
comment on table supervision.rule is 'Later versions of the rules of supervision: what a supervisor set, when and why. The first version of each stands in the program; a card keeps the version it was issued under.';

create table supervision.watch (
  case_id      uuid        not null primary key,
  version      integer     not null default 0,
  look_on      date,
  tries        integer     not null default 0,
  trouble      text        not null default '',
  division     text        not null default '',
  received_on  date,
  decided_on   date,
  used_days     integer,
  promised_days integer,
  legal_days    integer
);
comment on table supervision.watch is 'The next day on which time alone can change what supervision finds in each case; none when nothing can. Up to which event it was looked at, and the figures of a decided case for the report.';
create index watch_due on supervision.watch (look_on, tries, case_id) where look_on is not null;
create index watch_received on supervision.watch (received_on, division);
create index watch_decided on supervision.watch (decided_on, division);

create table supervision.card (
  case_id      uuid        not null,
  card         uuid        not null,
  rule         text        not null,
  point        integer     not null check (point between 1 and 28),
  rule_version integer     not null check (rule_version > 0),
  level        text        not null check (level in ('warning', 'yellow', 'red')),
  occurrence   text        not null,
  chain        text        not null,
  priority     integer     not null,
  value        integer     not null,
  state        text        not null check (state in ('pending', 'issued', 'ordered', 'revoked', 'cancelled')),
  escalated    boolean     not null default false,
  replied      boolean     not null default false,
  appeal       text        check (appeal in ('open', 'referred', 'returned', 'upheld')),
  order_state  text        check (order_state in ('open', 'answered')),
  order_number text,
  order_due_on date,
  reply_due_on date,
  checked      text        check (checked in ('normal', 'abnormal')),
  checked_at   timestamptz,
  number       text        not null,
  title        text        not null,
  applicant_name text      not null,
  division     text        not null,
  place        text        not null,
  place_kind   text        not null check (place_kind in ('organ', 'site')),
  service_window text,
  turn         text        not null,
  person       uuid,
  person_name  text,
  due_on       date,
  found_on     date        not null,
  issued_on    date,
  found_at     timestamptz not null default date_trunc('milliseconds', now()),
  evidence     jsonb       not null,
  entries      integer     not null,
  primary key (case_id, card),
  unique (case_id, rule, occurrence)
);
comment on table supervision.card is 'Cards of supervision (监察卡): what a rule found in a case, to whom it is charged, with the evidence as it was then. One a case, rule and occurrence; never deleted, whatever happens later.';
create index card_division on supervision.card (division text_pattern_ops, found_at desc, card desc);
create index card_place on supervision.card (place, found_at desc, card desc);
create index card_found on supervision.card (found_at desc, card desc);
create index card_reply on supervision.card (reply_due_on) where reply_due_on is not null and not replied and not escalated;
create index card_standing on supervision.card (division, place, level) where state in ('issued', 'ordered') and not escalated;
create index card_check on supervision.card (checked_at nulls first) where state in ('issued', 'ordered');

create table supervision.entry (
  case_id  uuid        not null,
  card     uuid        not null,
  nth      integer     not null check (nth > 0),
  kind     text        not null check (kind in ('found', 'issued', 'escalated', 'cancelled', 'replied', 'appealed', 'revoked', 'returned', 'referred', 'ordered', 'orderAnswered', 'checked')),
  text     text        not null default '',
  by_id    text        not null,
  by_name  text        not null,
  request_id uuid,
  at       timestamptz not null default date_trunc('milliseconds', now()),
  primary key (case_id, card, nth),
  foreign key (case_id, card) references supervision.card
);
comment on table supervision.entry is 'What happened to each card, in order: issued, answered, appealed, revoked, ordered, checked again. Only ever added to.';

create table supervision.order_counter (
  division text    not null,
  year     integer not null,
  last     integer not null check (last > 0),
  primary key (division, year)
);
comment on table supervision.order_counter is 'The last number of a supervision order (督办单) of each division and year; drawn with the order, so none is lost or used twice.';

create table supervision.errand (
  case_id     uuid        not null,
  errand      uuid        not null,
  kind        text        not null check (kind in ('urge', 'transfer')),
  number      text        not null,
  title       text        not null,
  from_place  text        not null,
  from_person uuid        not null,
  from_name   text        not null,
  to_place    text        not null,
  to_person   uuid,
  to_name     text,
  text        text        not null check (btrim(text) <> ''),
  asked_on    date        not null,
  asked_at    timestamptz not null default date_trunc('milliseconds', now()),
  due_on      date        not null,
  answer      text,
  taken       boolean,
  answered_by uuid,
  answered_name text,
  answered_on date,
  answer_request uuid,
  primary key (case_id, errand),
  check ((answer is null) = (answered_on is null) and (answer is null) = (answered_by is null))
);
comment on table supervision.errand is 'Urging (催办) of whoever has a case, and handing it to a colleague (转办): each with its own day to answer, and the answer in a sentence.';
create unique index errand_open on supervision.errand (case_id, from_place, to_place, kind) where answer is null;
create index errand_to on supervision.errand (to_place, due_on, case_id, errand) where answer is null;
create index errand_from on supervision.errand (from_place, asked_at desc);

create table supervision.heartbeat (
  name    text        not null primary key,
  beat_at timestamptz not null
);
comment on table supervision.heartbeat is 'When any server of this installation was last alive, so that whoever comes back knows how long nobody was.';

create table supervision.outage (
  from_at  timestamptz not null primary key,
  until_at timestamptz not null,
  check (until_at > from_at)
);
comment on table supervision.outage is 'Times in which no server answered. A working day that was lost as a whole counts against nobody.';

create table supervision.progress (
  name  text not null primary key,
  value text not null,
  stamp text not null
);
comment on table supervision.progress is 'How far the walk over all cases has come; it begins anew when the rules or the calendar have changed.';

grant usage on schema supervision to onewindow_app;
grant select, insert on supervision.rule to onewindow_app;
grant select, insert, update on supervision.watch to onewindow_app;
grant select, insert, update (state, escalated, replied, appeal, order_state, order_number, order_due_on, reply_due_on, checked, checked_at, issued_on, entries) on supervision.card to onewindow_app;
grant select, insert on supervision.entry to onewindow_app;
grant select, insert, update (last) on supervision.order_counter to onewindow_app;
grant select, insert, update (answer, taken, answered_by, answered_name, answered_on, answer_request) on supervision.errand to onewindow_app;
grant select, insert, update (beat_at) on supervision.heartbeat to onewindow_app;
grant select, insert on supervision.outage to onewindow_app;
grant select, insert, update (value, stamp) on supervision.progress to onewindow_app;
