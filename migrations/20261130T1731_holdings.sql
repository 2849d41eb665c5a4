create schema holdings;

create table holdings.objection (
  party    uuid        not null,
  document text        not null,
  made_at  timestamptz not null default now(),
  primary key (party, document)
);
comment on table holdings.objection is 'The documents an applicant does not want to be reused (不要复用). While a line stands here the document is asked for like any other. Taken back by the applicant alone.';

create table holdings.doubt (
  case_id  uuid        not null,
  material text        not null default '',
  seen_in  uuid        not null,
  by_staff text        not null,
  note     text        not null check (note <> ''),
  made_at  timestamptz not null default now(),
  primary key (case_id, material, seen_in)
);
comment on table holdings.doubt is 'What a clerk found wrong with a document that was used again: case and material it lies in (an empty material is the result of the case), the case in which it was seen, by whom and why. From then on it is used nowhere. Append-only.';

create table holdings.reuse (
  case_id     uuid        not null,
  material    text        not null,
  organ       text        not null,
  department  text        not null,
  division    text        not null,
  item        text        not null,
  document    text        not null,
  reason      text        not null check (reason in ('held', 'register')),
  source      uuid,
  on_day      date        not null,
  recorded_at timestamptz not null default now(),
  primary key (case_id, material)
);
comment on table holdings.reuse is 'The reuse ledger: every material that was not asked for because the city held it or a register answers for it, by the organ and department that would have asked. Append-only: the application role may insert and select, nothing else. No personal data.';
create index reuse_organ on holdings.reuse (organ, on_day);
create index reuse_division on holdings.reuse (division text_pattern_ops, on_day);

grant usage on schema holdings to onewindow_app;
grant select, insert, delete on holdings.objection to onewindow_app;
grant select, insert (case_id, material, seen_in, by_staff, note) on holdings.doubt to onewindow_app;
grant select, insert (case_id, material, organ, department, division, item, document, reason, source, on_day) on holdings.reuse to onewindow_app;
