create schema inspections;

create table inspections.inspection (
  id           uuid        not null primary key,
  division     text        not null,
  subject_kind text        not null check (subject_kind in ('site', 'organ', 'window', 'itemGroup')),
  subject      text        not null,
  subject_name text        not null check (subject_name <> ''),
  inspected_on date        not null,
  inspectors   text[]      not null check (cardinality(inspectors) >= 2),
  purpose      text        not null check (purpose <> ''),
  recorded_by  text        not null,
  recorder     text        not null,
  recorded_at  timestamptz not null default now()
);
comment on table inspections.inspection is 'Each inspection (督查): what was looked at, when, by whom, why. What it looked at is kept as it was called then.';
create index inspection_day on inspections.inspection (inspected_on desc, id);
create index inspection_division on inspections.inspection (division text_pattern_ops, inspected_on desc, id);

create table inspections.finding (
  inspection       uuid    not null references inspections.inspection,
  nth              integer not null check (nth > 0),
  problem          text    not null check (problem <> ''),
  basis            text    not null check (basis <> ''),
  responsible_kind text    not null check (responsible_kind in ('organ', 'site')),
  responsible      text    not null,
  responsible_name text    not null,
  deadline         date    not null,
  primary key (inspection, nth)
);
comment on table inspections.finding is 'What an inspection found wrong, by which rule, who puts it right and until when. Written with the inspection, never changed.';
create index finding_responsible on inspections.finding (responsible, deadline);

create table inspections.report (
  inspection   uuid        not null,
  finding      integer     not null,
  nth          integer     not null check (nth > 0),
  text         text        not null check (text <> ''),
  reported_on  date        not null,
  reported_by  text        not null,
  reporter     text        not null,
  request_id   uuid        not null unique,
  reported_at  timestamptz not null default now(),
  verdict      text        check (verdict in ('confirmed', 'sentBack')),
  note         text        not null default '',
  judged_on    date,
  judged_by    text,
  judge        text,
  primary key (inspection, finding, nth),
  foreign key (inspection, finding) references inspections.finding,
  check ((verdict is null) = (judged_on is null) and (verdict is null) = (judged_by is null) and (verdict is null) = (judge is null)),
  check (verdict is distinct from 'sentBack' or note <> '')
);
comment on table inspections.report is 'What the responsible organ says it has put right (整改), and whether supervision confirmed it or sent it back. One report a try; none is taken back.';

create table inspections.measure (
  inspection  uuid        not null references inspections.inspection,
  nth         integer     not null check (nth > 0),
  finding     integer,
  person      text        not null check (person <> ''),
  place       text        not null check (place <> ''),
  grade       text        not null check (grade in ('talk', 'selfReview', 'criticism', 'transfer', 'handedOver')),
  basis       text        not null check (basis <> ''),
  document    text        not null default '',
  decided_on  date        not null,
  recorded_by text        not null,
  recorder    text        not null,
  request_id  uuid        not null unique,
  recorded_at timestamptz not null default now(),
  primary key (inspection, nth),
  foreign key (inspection, finding) references inspections.finding
);
comment on table inspections.measure is 'Who was held to account after an inspection (责任追究): the grade from a closed list, on which basis, by which document. Only ever added to.';

create table inspections.call (
  id          uuid        not null primary key,
  title       text        not null check (title <> ''),
  document    text        not null check (document <> ''),
  issued_on   date        not null,
  due_on      date        not null check (due_on > issued_on),
  recorded_by text        not null,
  recorder    text        not null,
  recorded_at timestamptz not null default now()
);
comment on table inspections.call is 'Work plans the city calls for (实施方案报备), as the notice of 2018-05-16 did: by which document, due when.';

create table inspections.plan (
  call       uuid        not null references inspections.call,
  division   text        not null,
  nth        integer     not null check (nth > 0),
  title      text        not null check (title <> ''),
  dated_on   date        not null,
  filed_on   date        not null,
  filed_by   text        not null,
  filer      text        not null,
  name       text        not null,
  media_type text        not null check (media_type = 'application/pdf'),
  size       integer     not null check (size > 0),
  sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  request_id uuid        not null unique,
  filed_at   timestamptz not null default now(),
  primary key (call, division, nth)
);
comment on table inspections.plan is 'The work plan each county filed, with its file; one that is filed again stays beside the first, which says whether it was in time.';

grant usage on schema inspections to onewindow_app;
grant select, insert on inspections.inspection to onewindow_app;
grant select, insert on inspections.finding to onewindow_app;
grant select, insert, update (verdict, note, judged_on, judged_by, judge) on inspections.report to onewindow_app;
grant select, insert on inspections.measure to onewindow_app;
grant select, insert on inspections.call to onewindow_app;
grant select, insert on inspections.plan to onewindow_app;
