create schema catalogue;

create table catalogue.item (
  item           text      not null primary key check (item ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  base_code      text      not null unique check (base_code ~ '^[0-9]{12}$'),
  local_code     text,
  name           text      not null,
  type           text      not null check (type in ('01', '05', '07', '08', '09', '10', '20')),
  window_group   text      not null check (window_group in ('investment', 'market', 'realEstate', 'insurance', 'police', 'birth', 'housingFund', 'other')),
  department     text      not null,
  handling       text      not null check (handling in ('onSpot', 'promised')),
  decided_at     text[]    not null check (decided_at <@ array['city', 'county', 'township', 'village'] and decided_at <> '{}'),
  accepted_at    text[]    not null check (accepted_at <@ array['city', 'county', 'township', 'village'] and accepted_at <> '{}'),
  subjects       integer[] not null check (subjects <@ array[1, 2, 3, 4, 5, 6, 9] and subjects <> '{}'),
  themes         text[]    not null,
  promised       text      not null,
  visits         integer   not null check (visits >= 0),
  online         boolean   not null,
  charged        boolean   not null,
  synonyms       text[]    not null,
  names          text      not null,
  pinyin         text      not null,
  initials       text      not null,
  version        integer   not null check (version > 0)
);
comment on table catalogue.item is 'The service items (事项) as their newest guide describes them, for finding. Themes read natural-040. Names, pinyin and initials hold the name and every everyday word, each between bars. A reference table, the same on every node.';

create table catalogue.search_key (
  key  text not null,
  item text not null references catalogue.item,
  primary key (key, item)
);
comment on table catalogue.search_key is 'Where a search begins: the whole words of each item (w:开饭店), its code (c:), the pairs of characters of its names, the triples of letters of their pinyin (p:) and the pairs of their initials (i:). Derived from catalogue.item and written with it.';
create index search_key_item on catalogue.search_key (item);

create table catalogue.guide (
  item        text        not null references catalogue.item,
  version     integer     not null check (version > 0),
  starts_on   date        not null,
  data        jsonb       not null,
  fingerprint text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null default now(),
  primary key (item, version)
);
comment on table catalogue.guide is 'Every version of every guide (办事指南), each from its first day on until the next begins. A case keeps the version it was submitted under for life, so a version never changes: not even the owner can. Fingerprint is SM3 over the canonical JSON.';
create index guide_in_force on catalogue.guide (item, starts_on desc, version desc);

create table catalogue.implementation (
  code       text   not null primary key check (code ~ '^[0-9A-Z]{18}[3-6][0-9]{12}$'),
  item       text   not null references catalogue.item,
  organ      text   not null,
  level      text   not null check (level in ('city', 'county', 'township', 'village')),
  division   text   not null,
  valid_from date   not null,
  valid_to   date   check (valid_to >= valid_from),
  unique (item, organ)
);
comment on table catalogue.implementation is 'Which organ exercises which item in its division, under the implementation code of 31 characters (实施编码): organ, level, base code. Valid_from and valid_to are both days on which it does.';
create index implementation_place on catalogue.implementation (division, item);
create index implementation_item on catalogue.implementation (item, division);

create function catalogue.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'a version of a guide never changes; load a new version' using errcode = 'integrity_constraint_violation';
end
$$;
create trigger guide_never_changes before update or delete on catalogue.guide
  for each row execute function catalogue.refuse_change();
create trigger guide_is_never_emptied before truncate on catalogue.guide
  for each statement execute function catalogue.refuse_change();

grant usage on schema catalogue to onewindow_app;
grant select, insert, update on catalogue.item to onewindow_app;
grant select, insert, delete on catalogue.search_key to onewindow_app;
grant select, insert on catalogue.guide to onewindow_app;
grant select, insert on catalogue.implementation to onewindow_app;
grant update (valid_from, valid_to) on catalogue.implementation to onewindow_app;
