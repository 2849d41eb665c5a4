create schema papers;

create table papers.paper (
  case_id     uuid        not null,
  paper_id    uuid        not null,
  kind        text        not null check (kind in (
    'receipt', 'oneTimeNotice', 'correctionNotice', 'acceptanceNotice', 'notApplicableNotice', 'refusalNotice',
    'specialProcedureNotice', 'extensionNotice', 'grantDecision', 'denialDecision', 'returnNotice',
    'withdrawalConfirmation', 'deliveryRecord')),
  organ       text        not null,
  number      text        not null,
  version     integer     not null check (version > 0),
  replaces    uuid,
  issued_on   date        not null,
  holder      text        not null,
  text        jsonb       not null,
  template    text        not null,
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  token       text        not null check (token ~ '^[A-Za-z0-9_-]{22}$'),
  recorded_at timestamptz not null default now(),
  primary key (case_id, paper_id),
  unique (case_id, replaces),
  foreign key (case_id, replaces) references papers.paper (case_id, paper_id),
  check ((version = 1) = (replaces is null))
);
comment on table papers.paper is 'Every official paper as it was issued: number, text and template version, fixed in the transaction of the act. The application role may insert and select, nothing else. A paper written anew is a new row that points to the one it replaces; holder is the applicant''s name as strangers may see it; token is what its QR carries.';
create index paper_token on papers.paper (token);
create index paper_series on papers.paper (organ, kind, issued_on);

create table papers.counter (
  organ text    not null,
  kind  text    not null,
  year  integer not null,
  last  integer not null check (last > 0),
  primary key (organ, kind, year)
);
comment on table papers.counter is 'The last number of each organ, kind and year. Drawn in the transaction of the act and locked until it ends, so that no number is lost or used twice. Taken last: first the case, then this.';

create table papers.rendering (
  case_id  uuid        not null,
  paper_id uuid        not null,
  layout   text        not null check (layout in ('a4', 'slip')),
  template text        not null,
  address  text        not null check (address ~ '^[0-9a-f]{16}$'),
  pages    integer     not null check (pages > 0),
  bytes    bytea       not null,
  sm3      text        not null check (sm3 ~ '^[0-9a-f]{64}$'),
  drawn_at timestamptz not null default now(),
  primary key (case_id, paper_id, layout, template, address),
  foreign key (case_id, paper_id) references papers.paper (case_id, paper_id)
);
comment on table papers.rendering is 'A paper as PDF, typeset when it was first opened, kept as it is. Another template or another public address (told by its digest) is another row; nothing is ever written over.';

create table papers.seal (
  case_id  uuid        not null,
  paper_id uuid        not null,
  file     text        not null check (file ~ '^[0-9a-f]{64}$'),
  name     text        not null,
  bound_by text        not null,
  bound_at timestamptz not null default now(),
  primary key (case_id, paper_id, file),
  foreign key (case_id, paper_id) references papers.paper (case_id, paper_id)
);
comment on table papers.seal is 'Scans of papers that were printed and stamped, bound to the paper: hash and name of the file, who bound it and when. A better scan is another row; the newest counts.';

create table papers.unsealed (
  case_id   uuid not null,
  paper_id  uuid not null,
  organ     text not null,
  issued_on date not null,
  primary key (case_id, paper_id),
  foreign key (case_id, paper_id) references papers.paper (case_id, paper_id)
);
comment on table papers.unsealed is 'The papers that still lack their stamped scan: the work list of their organ. A row comes with the paper and goes with the scan, or with a newer version.';
create index unsealed_organ on papers.unsealed (organ, issued_on, paper_id);
create index unsealed_age on papers.unsealed (issued_on, paper_id);

grant usage on schema papers to onewindow_app;
grant select, insert on papers.paper, papers.rendering, papers.seal to onewindow_app;
grant select, insert, update (last) on papers.counter to onewindow_app;
grant select, insert, delete on papers.unsealed to onewindow_app;
