-- The life cycle of an item: drafted by its department, audited by two, in force from a day on.

alter table catalogue.item
  add column starts_on date not null default '2024-01-01',
  add column ends_on   date;
alter table catalogue.item alter column starts_on drop default;
comment on table catalogue.item is 'The service items (事项) as the guide in force describes them, for finding. Themes read natural-040. Names, pinyin and initials hold the name and every everyday word, each between bars. Starts_on and ends_on are the first and last day on which it is listed.';

create table catalogue.draft (
  id           uuid        not null primary key,
  kind         text        not null check (kind in ('create', 'change', 'split', 'merge', 'suspend', 'resume', 'cancel')),
  items        text[]      not null,
  base         jsonb       not null,
  content      jsonb       not null,
  department   text        not null,
  organ        text        not null,
  basis        text        not null default '',
  starts_on    date,
  state        text        not null default 'drafting' check (state in ('drafting', 'submitted', 'approved', 'withdrawn')),
  revision     integer     not null default 0,
  authors      uuid[]      not null,
  submitted_on date,
  opened_at    timestamptz not null default now(),
  saved_at     timestamptz not null default now(),
  check (cardinality(items) = case kind when 'create' then 0 when 'merge' then greatest(2, cardinality(items)) else 1 end),
  check (state not in ('submitted', 'approved') or (starts_on is not null and submitted_on is not null and basis <> ''))
);
comment on table catalogue.draft is 'What a department wants to change in the catalogue: which kind of change, to which items (items, and in base the version of each it starts from), on which law or reason (basis), and the guides it would make (content: a list of item and guide, the guide possibly incomplete). Written by its authors until it is submitted; revision counts the writings. An approved one is in force from starts_on on.';
create index draft_item on catalogue.draft using gin (items);
create index draft_open on catalogue.draft (department, saved_at desc);

create table catalogue.draft_act (
  draft       uuid        not null references catalogue.draft,
  seq         integer     not null check (seq > 0),
  type        text        not null check (type in ('opened', 'submitted', 'approved', 'sentBack', 'withdrawn')),
  audit       text        check (audit in ('staffing', 'legal')),
  by          uuid        not null,
  by_name     text        not null,
  post        text        not null,
  opinion     text        not null default '',
  fingerprint text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  "on"        date        not null,
  request_id  uuid        not null,
  recorded_at timestamptz not null,
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (draft, seq),
  unique (draft, request_id),
  check ((audit is not null) = (type in ('approved', 'sentBack')))
);
comment on table catalogue.draft_act is 'What became of a draft: who opened, submitted, audited (编制 or 法制) or withdrew it, in which post, with what opinion. Fingerprint is SM3 over what the draft said then, hash SM3 over the line and the hash before it. Append-only.';

alter table catalogue.guide add column draft uuid references catalogue.draft;
comment on table catalogue.guide is 'Every version of every guide (办事指南), each from its first day on until the next begins. A case keeps the version it was submitted under for life, so a version never changes: not even the owner can. Fingerprint is SM3 over the canonical JSON. Draft is what it was approved in; empty when it came from a file.';

create table catalogue.standing (
  item        text        not null references catalogue.item,
  seq         integer     not null check (seq > 0),
  starts_on   date        not null,
  standing    text        not null check (standing in ('active', 'suspended', 'ended')),
  how         text        not null check (how in ('suspend', 'resume', 'cancel', 'split', 'merge')),
  successors  text[]      not null default '{}',
  reason      text        not null check (reason <> ''),
  draft       uuid        not null references catalogue.draft,
  recorded_at timestamptz not null default now(),
  primary key (item, seq)
);
comment on table catalogue.standing is 'From which day an item is suspended (暂停), resumed or ended (取消, 拆分, 合并), why, and what follows it. An item without a row is active. Append-only.';

create table catalogue.local (
  id             uuid        not null primary key,
  implementation text        not null references catalogue.implementation,
  starts_on      date        not null,
  data           jsonb       not null,
  reason         text        not null check (reason <> ''),
  by             uuid        not null,
  by_name        text        not null,
  recorded_at    timestamptz not null default clock_timestamp()
);
comment on table catalogue.local is 'In what an organ differs from the guide of the city: place, window, hours, phone, a shorter promise. Whole and from a day on; the newest that has begun holds, an empty one ends all differences. Append-only.';
create index local_of on catalogue.local (implementation, starts_on desc, recorded_at desc);

create table catalogue.legacy_code (
  code text not null,
  kind text not null check (kind in ('localBase', 'localTask', 'formerBase', 'formerTask', 'province', 'other')),
  item text not null references catalogue.item,
  note text not null default '',
  primary key (code, kind, item)
);
comment on table catalogue.legacy_code is 'Codes an item was or is known by besides its national one, as they were written, each with its kind: of the place, of the province, from before. Found by search.';

create function catalogue.refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception 'what was recorded of the catalogue never changes' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger draft_act_never_changes before update or delete on catalogue.draft_act
  for each row execute function catalogue.refuse_rewriting();
create trigger standing_never_changes before update or delete on catalogue.standing
  for each row execute function catalogue.refuse_rewriting();
create trigger local_never_changes before update or delete on catalogue.local
  for each row execute function catalogue.refuse_rewriting();

grant select on catalogue.draft, catalogue.draft_act, catalogue.standing, catalogue.local, catalogue.legacy_code to onewindow_app;
grant insert (id, kind, items, base, content, department, organ, basis, starts_on, authors) on catalogue.draft to onewindow_app;
grant update (base, content, basis, starts_on, state, revision, authors, submitted_on, saved_at) on catalogue.draft to onewindow_app;
grant insert on catalogue.draft_act, catalogue.standing, catalogue.local to onewindow_app;
grant insert, delete on catalogue.legacy_code to onewindow_app;
