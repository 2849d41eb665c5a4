create schema cases;

create table cases.event (
  case_id     uuid        not null,
  seq         integer     not null check (seq > 0),
  type        text        not null,
  data        jsonb       not null,
  actor       text        not null,
  request_id  uuid        not null,
  recorded_at timestamptz not null,
  origin      text        not null default 'live' check (origin in ('live', 'demo')),
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (case_id, seq)
);
comment on table cases.event is 'What happened to each case. Append-only: the application role may insert and select, nothing else, and cannot set origin. Each hash covers the one before it.';

create table cases.file (
  case_id        uuid        not null primary key,
  number         text        not null,
  party          uuid        not null,
  applicant_name text        not null,
  title          text        not null,
  item           text        not null,
  item_group     text        not null,
  implementation text        not null,
  guide_version  integer     not null,
  handling       text        not null check (handling in ('onSpot', 'promised')),
  channel        text        not null check (channel in ('online', 'window', 'mail')),
  division       text        not null,
  site           text        not null,
  organ          text        not null,
  hand_out       text        not null,
  status         text        not null,
  outcome        text        check (outcome in ('granted', 'denied')),
  step           text,
  desk_place     text,
  desk_role      text        check (desk_role in ('clerk', 'reviewer', 'approver', 'outputClerk', 'applicant')),
  holder         text,
  holder_name    text,
  due_kind       text,
  due_on         date,
  provisional    boolean     not null default false,
  promised_on    date,
  legal_on       date,
  submitted_on   date        not null,
  received_on    date,
  accepted_on    date,
  decided_on     date,
  ended_on       date,
  version        integer     not null,
  origin         text        not null default 'live' check (origin in ('live', 'demo'))
);
comment on table cases.file is 'The case as it stands now: the fold of cases.event, written in the same transaction, and the names a list shows.';
-- Every list is ordered by what is due first, and what is never due comes last.
create index file_desk on cases.file (desk_place, desk_role, (coalesce(due_on, date '9999-12-31')), case_id) where desk_place is not null;
create index file_due on cases.file ((coalesce(due_on, date '9999-12-31')), case_id);
create index file_status on cases.file (status, (coalesce(due_on, date '9999-12-31')), case_id);
create index file_party on cases.file (party, submitted_on desc, case_id);
create index file_site on cases.file (site, (coalesce(due_on, date '9999-12-31')), case_id);
create index file_organ on cases.file (organ, (coalesce(due_on, date '9999-12-31')), case_id);
create index file_division on cases.file (division text_pattern_ops);
create index file_number on cases.file (number);
create index file_hand_out on cases.file (hand_out, (coalesce(due_on, date '9999-12-31')), case_id) where hand_out <> site;
create index file_holder on cases.file (holder) where holder is not null;
create index file_silence on cases.file (due_on) where due_kind = 'correctionNotice';

create table cases.clock (
  case_id     uuid    not null,
  kind        text    not null,
  ref         text    not null default '',
  due_on      date,
  provisional boolean not null default false,
  primary key (case_id, kind, ref)
);
comment on table cases.clock is 'The clocks that run in each case and the last lawful day of each; no day while a clock is stopped. Computed from the events, never decided here.';
create index clock_due on cases.clock (kind, due_on);

create table cases.application (
  case_id      uuid  not null primary key,
  situation    jsonb not null,
  form         jsonb not null,
  contact      text  not null,
  phone        text,
  agent        uuid,
  agent_name   text,
  delivery     text  not null check (delivery in ('pickup', 'mail', 'station', 'electronic')),
  address      text,
  station      text,
  fingerprint  text  not null
);
comment on table cases.application is 'What the applicant said: the answers to the situation questions and the form, who to call, how the result should come and to which site near home. Personal data lives here and can lawfully be erased.';

create table cases.material (
  case_id    uuid    not null,
  material   text    not null,
  position   integer not null,
  name       text    not null,
  need       text    not null check (need in ('required', 'optional', 'tolerable')),
  obtained   text    check (obtained in ('paper', 'upload', 'certificate', 'shared', 'other')),
  copies     integer not null default 0 check (copies >= 0),
  verdict    text    check (verdict in ('ok', 'missing', 'incorrect', 'incomplete', 'outdated')),
  note       text    not null default '',
  checked_by text,
  checked_at timestamptz,
  primary key (case_id, material)
);
comment on table cases.material is 'The checklist of each case: every material its guide asks for in this situation, how it came, and what the clerk found.';

create table cases.attachment (
  case_id       uuid        not null,
  attachment    uuid        not null,
  material      text        not null,
  name          text        not null,
  media_type    text        not null,
  size          integer     not null check (size > 0),
  sha256        text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by      text        not null,
  added_at      timestamptz not null default now(),
  replaced_at   timestamptz,
  primary key (case_id, attachment)
);
comment on table cases.attachment is 'The files of each material, newest last. A file is never deleted: a newer one replaces it and the older stays to be compared.';

create table cases.opinion (
  case_id  uuid    not null,
  opinion  text    not null,
  organ    text    not null,
  about    text    not null,
  asked_on date    not null,
  due_on   date,
  given_on date,
  primary key (case_id, opinion)
);
comment on table cases.opinion is 'Opinions asked of other departments, so that their work lists find them. The opinion itself is an event.';
create index opinion_organ on cases.opinion (organ, case_id);
create index opinion_open on cases.opinion (organ, due_on, case_id) where given_on is null;

create table cases.consultation (
  case_id      uuid not null,
  consultation uuid not null,
  organ        text not null,
  question     text not null,
  asked_on     date not null,
  answered_on  date,
  primary key (case_id, consultation)
);
comment on table cases.consultation is 'Questions a window asks the department before acceptance (会商), so that its work list finds them.';
create index consultation_open on cases.consultation (organ, asked_on, case_id) where answered_on is null;

create table cases.delivery (
  case_id         uuid not null primary key,
  way             text not null check (way in ('pickup', 'mail', 'station', 'electronic')),
  collector       text,
  document_kind   text,
  document_number text,
  authority       text check (authority in ('mandate', 'letter', 'legalRepresentative', 'guardian')),
  signature       text,
  waybill         text,
  delivered_on    date
);
comment on table cases.delivery is 'Who collected the result, with which document, authority and signature, or under which waybill it went out. Personal data, apart from the events.';

create table cases.counter (
  implementation text    not null,
  day            date    not null,
  last           integer not null check (last > 0),
  primary key (implementation, day)
);
comment on table cases.counter is 'The last serial of each item and day. Case numbers are drawn in the transaction of the submission, so none is lost or used twice.';

grant usage on schema cases to onewindow_app;
grant select on cases.event to onewindow_app;
grant insert (case_id, seq, type, data, actor, request_id, recorded_at, hash) on cases.event to onewindow_app;
grant select on cases.file to onewindow_app;
grant insert (case_id, number, party, applicant_name, title, item, item_group, implementation, guide_version, handling, channel,
  division, site, organ, hand_out, status, outcome, step, desk_place, desk_role, holder, holder_name, due_kind, due_on,
  provisional, promised_on, legal_on, submitted_on, received_on, accepted_on, decided_on, ended_on, version)
  on cases.file to onewindow_app;
grant update (hand_out, status, outcome, step, desk_place, desk_role, holder, holder_name, due_kind, due_on, provisional,
  promised_on, legal_on, received_on, accepted_on, decided_on, ended_on, version) on cases.file to onewindow_app;
grant select, insert, update, delete on cases.clock to onewindow_app;
grant select, insert, update (situation, form, contact, phone, delivery, address, station) on cases.application to onewindow_app;
grant select, insert, update on cases.material to onewindow_app;
grant select, insert, update (replaced_at) on cases.attachment to onewindow_app;
grant select, insert, update (given_on) on cases.opinion to onewindow_app;
grant select, insert, update (answered_on) on cases.consultation to onewindow_app;
grant select, insert, update on cases.delivery to onewindow_app;
grant select, insert, update (last) on cases.counter to onewindow_app;
