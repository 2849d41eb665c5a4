-- Every line of the record of administration follows from the one before it, as the events of a case do.

alter table organisation.change
  add column place  text,
  add column seq    integer,
  add column origin text not null default 'live' check (origin in ('live', 'demo')),
  add column hash   text check (hash ~ '^[0-9a-f]{64}$');
update organisation.change c set seq = n.seq, recorded_at = date_trunc('milliseconds', c.recorded_at)
from (select id, row_number() over (order by id) as seq from organisation.change) n where n.id = c.id;
create index change_place on organisation.change (place) where place is not null;
alter table organisation.change
  alter column seq set not null,
  add unique (seq);
comment on table organisation.change is 'What was changed about people, accounts, posts, places, rights and mandates: who, when, what, about whom, why. Append-only: the application role may insert and select, nothing else. Place is the organ or site it is about; division says whose audit administrator reads it, empty for the whole city; facts are words to read, by kind of fact. Numbered without gaps; hash is SM3 over the line and the hash before it, empty until the owner has sealed what an installation or an earlier release wrote. Origin is demo only for what the demo city was given.';

create table organisation.change_head (
  only_one boolean primary key default true check (only_one),
  seq      integer not null,
  hash     text    not null
);
comment on table organisation.change_head is 'The last line of the record of administration and its hash: without it nobody would see that the last lines were cut off. Its one row is also whose turn it is to write the next.';
insert into organisation.change_head (seq, hash) values (0, '');

revoke insert on organisation.change from onewindow_app;
grant insert (
  id, seq, recorded_at, request_id, author_kind, author, author_name, author_post, kind, division, person, post,
  place, party, subject, facts, reason, hash
) on organisation.change to onewindow_app;
grant select, update (seq, hash) on organisation.change_head to onewindow_app;
