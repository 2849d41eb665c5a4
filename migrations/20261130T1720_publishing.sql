create schema publishing;

create table publishing.volume (
  id          uuid        not null primary key,
  part        text        not null check (part in ('all', 'investment', 'market', 'realEstate', 'insurance', 'police', 'birth', 'housingFund', 'other')),
  format      text        not null check (format in ('pdf', 'docx')),
  fingerprint text        not null check (fingerprint ~ '^[0-9a-f]{64}$'),
  items       integer     not null check (items > 0),
  gathered    integer     not null default 0 check (gathered between 0 and items),
  state       text        not null default 'ordered' check (state in ('ordered', 'gathering', 'setting', 'done', 'failed')),
  tries       integer     not null default 0 check (tries >= 0),
  ordered_by  text        not null,
  orderer     text        not null,
  ordered_on  date        not null,
  ordered_at  timestamptz not null default now(),
  taken_at    timestamptz,
  finished_at timestamptz,
  trouble     text        not null default '',
  pages       integer     check (pages > 0),
  size        integer     check (size > 0),
  sha256      text        check (sha256 ~ '^[0-9a-f]{64}$'),
  check ((state = 'done') = (sha256 is not null) and (state = 'done') = (size is not null)),
  check ((state in ('done', 'failed')) = (finished_at is not null)),
  check ((state = 'failed') = (trouble <> ''))
);
comment on table publishing.volume is 'Each volume of the printed handbook (标准化手册) that was ordered: how far it is, who ordered it, and its file in the store. The fingerprint is of all that the volume is made from: the same contents are made once.';
create unique index volume_once on publishing.volume (part, format, fingerprint) where state <> 'failed';
create index volume_newest on publishing.volume (part, format, finished_at desc) where state = 'done';
create index volume_open on publishing.volume (ordered_at) where state in ('ordered', 'gathering', 'setting');

grant usage on schema publishing to onewindow_app;
grant select, insert on publishing.volume to onewindow_app;
grant update (gathered, state, tries, taken_at, finished_at, trouble, pages, size, sha256) on publishing.volume to onewindow_app;
