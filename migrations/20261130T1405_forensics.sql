create schema forensics;

create table forensics.examined (
  case_id  uuid        not null primary key,
  version  integer     not null check (version > 0),
  rules    integer     not null check (rules > 0),
  number   text        not null,
  division text        not null,
  site     text        not null,
  organ    text        not null,
  item     text        not null,
  people   text[]      not null,
  last_at  timestamptz not null
);
comment on table forensics.examined is 'How far the ledger of each case has been searched, by which rules, and who worked on it: what findings are compared with. Computed from cases, can be made again.';
create index examined_division on forensics.examined (division text_pattern_ops, last_at);

create table forensics.finding (
  case_id  uuid        not null,
  kind     text        not null check (kind in ('latePause', 'pauseAtCard', 'decidedBefore', 'burst', 'secondCorrection', 'lateEntry', 'unlistedPause', 'repeatedPause', 'acceptorDecides')),
  seq      integer     not null check (seq > 0),
  weight   integer     not null check (weight > 0),
  because  jsonb       not null,
  evidence jsonb       not null,
  person   text        not null,
  division text        not null,
  site     text        not null,
  organ    text        not null,
  item     text        not null,
  at       timestamptz not null,
  found_at timestamptz not null default now(),
  primary key (case_id, kind, seq)
);
comment on table forensics.finding is 'What stands out in the ledgers, with the events it can be read from. A fact and no accusation: computed anew whenever its case changes, and decided by nobody here.';
create index finding_weight on forensics.finding (weight desc, at desc, case_id, kind, seq);
create index finding_person on forensics.finding (person, at);
create index finding_division on forensics.finding (division text_pattern_ops, at);

create table forensics.act (
  case_id     uuid        not null,
  seq         integer     not null check (seq > 0),
  type        text        not null check (type in ('Accepted', 'Granted', 'Denied')),
  effect_on   date        not null,
  recorded_at timestamptz not null,
  actor       text        not null,
  hash        text        not null,
  primary key (case_id, seq)
);
comment on table forensics.act is 'Acceptances and decisions by the person who recorded them, in order of time: a sitting only shows across cases. Copied from the ledgers.';
create index act_actor on forensics.act (actor, recorded_at);

create table forensics.reading (
  name         text        not null primary key check (name in ('recent', 'round')),
  position     text        not null default '',
  leased_until timestamptz not null default '-infinity'
);
comment on table forensics.reading is 'Where the search goes on, and until when one process has it in hand: what was recorded last, and the round over all cases that misses none.';
insert into forensics.reading (name) values ('recent'), ('round');

grant usage on schema forensics to onewindow_app;
grant select, insert, update on forensics.examined to onewindow_app;
grant select, insert, delete on forensics.finding to onewindow_app;
grant select, insert on forensics.act to onewindow_app;
grant select, update (position, leased_until) on forensics.reading to onewindow_app;
