create schema organisation;

-- Validity everywhere: valid_from and valid_to are both days on which the row holds; no valid_to means until further notice.

create table organisation.division (
  code       text   primary key check (code ~ '^[0-9]{12}$' or code ~ '^LOCAL-[A-Z0-9]{2,12}$'),
  name       text   not null,
  short_name text   not null,
  level      text   not null check (level in ('city', 'county', 'township', 'village')),
  kind       text   not null check (kind in ('statutory', 'functional')),
  parent     text   references organisation.division,
  host       text   references organisation.division,
  path       text[] not null,
  valid_from date   not null,
  valid_to   date   check (valid_to >= valid_from),
  successor  text   references organisation.division,
  check ((level = 'city') = (parent is null)),
  check ((kind = 'functional') = (host is not null)),
  check (path[cardinality(path)] = code)
);
comment on table organisation.division is 'The divisions of the city with their statistical codes: name, place in the tree (path leads from the city down to the division itself), first and last day. A functional area has no code of GB/T 2260; what it has no organ for, its host decides. A successor is the division that took over the area.';
create index on organisation.division (parent);
create index on organisation.division using gin (path);
create index on organisation.division (successor) where successor is not null;

create table organisation.department (
  key      text    primary key check (key ~ '^[a-z]+(-[a-z]+)*$'),
  name     text    not null,
  position integer not null
);
comment on table organisation.department is 'The departments (部门), the same word on every level: market-regulation, 市场监管. An organ is a department in one place.';

create table organisation.organ (
  id              text not null primary key,
  code_kind       text not null check (code_kind in ('uscc', 'legacy', 'temporary')),
  department      text not null references organisation.department,
  level           text not null check (level in ('city', 'county', 'township', 'village')),
  division_code   text not null references organisation.division,
  address         text not null,
  consult_phone   text not null,
  supervise_phone text not null,
  valid_from      date not null,
  valid_to        date check (valid_to >= valid_from),
  check (code_kind <> 'uscc' or id ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  check (consult_phone <> supervise_phone)
);
comment on table organisation.organ is 'The organs (机关) that decide, each under its credit code, which it keeps for life whatever it is called. Of one department there is at most one in a division.';
create unique index on organisation.organ (division_code, department) where valid_to is null;

create table organisation.organ_name (
  organ_id      text not null references organisation.organ,
  valid_from    date not null,
  valid_to      date check (valid_to >= valid_from),
  name          text not null,
  short_name    text not null,
  document_name text not null,
  review_body   text not null,
  court         text not null,
  primary key (organ_id, valid_from)
);
comment on table organisation.organ_name is 'What an organ is called from when to when: in full, for short, in document numbers (静市监), and who hears reconsideration and litigation against it. A paper prints the names of its own day.';
create unique index on organisation.organ_name (document_name) where valid_to is null;

create table organisation.person (
  id         uuid primary key,
  staff_no   text not null unique,
  name       text not null,
  organ_id   text references organisation.organ,
  title      text not null,
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from)
);
comment on table organisation.person is 'The staff: who works for which organ from when to when; the first administrator of an empty city works for none yet. Accounts are kept elsewhere.';
create index on organisation.person (organ_id);

create table organisation.site (
  id            text    primary key check (id ~ '^(hall|branch|centre|station)-[A-Za-z0-9-]+$'),
  kind          text    not null check (kind in ('hall', 'branch', 'centre', 'station')),
  level         text    not null check (level in ('city', 'county', 'township', 'village')),
  name          text    not null,
  division_code text    not null references organisation.division,
  organ_id      text    not null references organisation.organ,
  parent        text    references organisation.site,
  merged        boolean not null,
  address       text    not null,
  phone         text    not null,
  hours         text    not null,
  area          integer not null check (area > 0),
  director      uuid    not null references organisation.person,
  equipment     text[]  not null,
  monitored     boolean not null,
  valid_from    date    not null,
  valid_to      date    check (valid_to >= valid_from)
);
comment on table organisation.site is 'Where the public is served: service centres (hall), branch halls, township centres, village stations. Parent is the site that supervises it; a branch hall not merged yet is supervised all the same. Area in m², director is the leader on duty, monitored tells of audio and video monitoring.';
create index on organisation.site (division_code);
create index on organisation.site (parent);

create table organisation.service_window (
  id         text    primary key,
  site_id    text    not null references organisation.site,
  number     integer not null check (number > 0),
  name       text    not null,
  kind       text    not null check (kind in ('comprehensive', 'output', 'consultation', 'combined')),
  valid_from date    not null,
  valid_to   date    check (valid_to >= valid_from),
  unique (site_id, id)
);
comment on table organisation.service_window is 'The windows of a site. A comprehensive window takes in, an output window hands out, a combined one does both, a consultation desk answers.';

create table organisation.window_group (
  window_id  text not null references organisation.service_window,
  item_group text not null check (item_group in ('investment', 'market', 'realEstate', 'insurance', 'police', 'birth', 'housingFund', 'other', '*')),
  department text not null default '*',
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from),
  primary key (window_id, item_group, department, valid_from)
);
comment on table organisation.window_group is 'Which groups of items a window takes, of which department (* = all), from when to when. Adjusted as needed; what was is kept.';

create table organisation.post (
  id            text primary key check (id ~ '^[A-Za-z]+@[A-Za-z0-9-]+$'),
  role          text not null check (role in ('clerk', 'outputClerk', 'consultant', 'reviewer', 'approver', 'hallManager', 'supervisor', 'catalogueEditor', 'catalogueAuditor', 'helper', 'townshipClerk', 'villageAgent', 'systemAdmin', 'securityAdmin', 'auditAdmin')),
  name          text not null,
  division_code text not null references organisation.division,
  organ_id      text references organisation.organ,
  site_id       text references organisation.site,
  window_id     text,
  valid_from    date not null,
  valid_to      date check (valid_to >= valid_from),
  foreign key (site_id, window_id) references organisation.service_window (site_id, id),
  check (organ_id is null or site_id is null),
  check (window_id is null or site_id is not null)
);
comment on table organisation.post is 'The posts (岗位): a role in an organ, a site, a window or a division. People come and go, the post stays.';
create index on organisation.post (organ_id);
create index on organisation.post (site_id);
create index on organisation.post (division_code, role);

create table organisation.holding (
  post_id    text not null references organisation.post,
  side       text not null check (side in ('A', 'B')),
  person_id  uuid not null references organisation.person,
  valid_from date not null,
  valid_to   date check (valid_to >= valid_from - 1),
  primary key (post_id, side, valid_from, person_id)
);
comment on table organisation.holding is 'Who holds a post as A and who stands in as B (AB岗), from when to when. What was called off before it began ends on the day before its first, and so never held.';
create unique index on organisation.holding (post_id, side) where valid_to is null;
create index on organisation.holding (person_id);

create table organisation.absence (
  id          uuid not null primary key,
  person_id   uuid not null references organisation.person,
  first_day   date not null,
  last_day    date not null check (last_day >= first_day),
  reason      text not null check (reason in ('leave', 'illness', 'training', 'duty', 'unannounced')),
  recorded_by uuid not null references organisation.person,
  recorded_at timestamptz not null default now(),
  unique (person_id, first_day)
);
comment on table organisation.absence is 'The days on which a member of staff is away; on these the B holder has the powers of A. An unannounced absence is recorded by the one who steps in.';

create table organisation.authorisation (
  id         uuid primary key,
  post_id    text not null references organisation.post,
  organ_id   text not null references organisation.organ,
  item       text not null check (item = '*' or item ~ '^[0-9A-Z]{12}$'),
  handling   text not null check (handling in ('any', 'onSpot')),
  paper      text not null,
  paper_on   date not null,
  valid_from date not null check (valid_from >= paper_on),
  valid_to   date check (valid_to >= valid_from - 1),
  granted_by uuid references organisation.person
);
comment on table organisation.authorisation is 'What a post may decide in the name of an organ: an item by its base code or every item (*), anything or only what is decided on the spot, by which paper and between which days. Granted_by is the administrator who entered it, empty for what came with the installation. One withdrawn before it began ends on the day before its first.';
create index on organisation.authorisation (post_id, organ_id);

create table organisation.change (
  id          uuid        not null primary key,
  recorded_at timestamptz not null default now(),
  request_id  uuid        not null unique,
  author_kind text        not null check (author_kind in ('staff', 'applicant', 'installation')),
  author      text        not null,
  author_name text        not null,
  author_post text,
  kind        text        not null check (kind ~ '^[a-z]+([A-Z][a-z]+)*$'),
  division    text        references organisation.division,
  person      uuid        references organisation.person,
  post        text        references organisation.post,
  party       uuid,
  subject     text        not null,
  facts       jsonb       not null,
  reason      text        not null
);
comment on table organisation.change is 'What was changed about people, accounts, posts, rights and mandates: who, when, what, about whom, why. Append-only: the application role may insert and select, nothing else. Division says whose audit administrator reads it, empty for the whole city; facts are words to read, by kind of fact.';
create index change_person on organisation.change (person);
create index change_post on organisation.change (post);

grant usage on schema organisation to onewindow_app;
grant select on
  organisation.division, organisation.department, organisation.organ, organisation.organ_name, organisation.site,
  organisation.service_window, organisation.window_group, organisation.post
to onewindow_app;
grant select on organisation.person, organisation.holding, organisation.absence, organisation.authorisation to onewindow_app;
grant insert on organisation.person, organisation.holding, organisation.absence, organisation.authorisation to onewindow_app;
grant update (valid_to) on organisation.person, organisation.holding, organisation.authorisation to onewindow_app;
grant update (last_day) on organisation.absence to onewindow_app;
grant select, insert on organisation.change to onewindow_app;
