create schema intake;

create table intake.draft (
  case_id      uuid        not null primary key,
  person       uuid        not null,
  party        uuid        not null,
  item         text        not null,
  place        text        not null,
  situation    jsonb       not null default '{}',
  form         jsonb       not null default '{}',
  brought      text[]      not null default '{}',
  contact      text,
  phone        text,
  delivery     text        check (delivery in ('pickup', 'mail', 'station', 'electronic')),
  address      text,
  station      text,
  done         text[]      not null default '{}',
  version      integer,
  request      uuid,
  created_at   timestamptz not null default now(),
  changed_at   timestamptz not null default now(),
  check ((version is null) = (request is null))
);
comment on table intake.draft is 'What an applicant has filled in so far, kept after every page: who fills it in (person), for whom (party), and every answer as it was typed. Its id becomes the id of the case. Brought names the materials that will be brought to a window on paper, done the parts that were gone through. It is gone once submitted; a case that pre-review returned has one again, with the guide version that binds it and the id its resubmission will carry. What nobody touches for ninety days is forgotten.';
create index draft_person on intake.draft (person, party, changed_at desc);
create index draft_party on intake.draft (party);
create index draft_age on intake.draft (changed_at);

create table intake.upload (
  case_id    uuid        not null,
  attachment uuid        not null,
  material   text        not null,
  name       text        not null,
  media_type text        not null,
  size       integer     not null check (size > 0),
  sha256     text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
  added_by   text        not null,
  added_at   timestamptz not null default now(),
  primary key (case_id, attachment)
);
comment on table intake.upload is 'Files handed in for a case that does not exist yet: with a draft, or scanned at a window before the registration. They become attachments of the case; what never became a case is forgotten.';
create index upload_age on intake.upload (added_at);

grant usage on schema intake to onewindow_app;
grant select, insert, update, delete on intake.draft, intake.upload to onewindow_app;
