-- Who people are to the platform: applicants, accounts, mandates, sign-ins, and what the own identity provider keeps.
create schema identity;

create table identity.party (
  id                   uuid        not null primary key,
  kind                 text        not null check (kind in ('natural', 'legal')),
  name                 text        not null check (name = btrim(name) and name <> ''),
  document_kind        text        not null check (document_kind in ('citizenId', 'passport', 'uscc', 'temporary', 'organOld', 'registrationOld', 'other')),
  document_number      text        not null check (document_number = btrim(document_number) and document_number <> ''),
  phone                text,
  address              text,
  legal_representative text,
  level                smallint    not null default 1 check (level in (1, 2)),
  verified_on          date,
  verified_by          text,
  created_at           timestamptz not null default now(),
  created_by           text        not null,
  check ((kind = 'natural') = (document_kind in ('citizenId', 'passport'))),
  check ((level = 2) = (verified_on is not null and verified_by is not null))
);
comment on table identity.party is 'Applicants: natural persons and organisations, each once. Level 1 as declared by themselves, 2 with the document seen at a window. Temporary and old organ codes are kept with their kind; several organisations may share one.';
create unique index party_document on identity.party (document_kind, document_number)
  where document_kind in ('citizenId', 'passport', 'uscc');
create unique index party_shared_document on identity.party (document_kind, document_number, name)
  where document_kind not in ('citizenId', 'passport', 'uscc');
create index party_phone on identity.party (phone) where phone is not null;

create table identity.account (
  id            uuid        not null primary key,
  party         uuid        references identity.party,
  person        uuid,
  login         text        check (login = lower(login)),
  password_hash text,
  issuer        text,
  subject       text,
  level         smallint    not null default 1 check (level in (1, 2)),
  demo          boolean     not null default false,
  created_at    timestamptz not null default now(),
  initial_until timestamptz,
  disabled_at   timestamptz,
  disabled_by   text,
  disabled_why  text,
  check (num_nonnulls(party, person) = 1),
  check ((issuer is null) = (subject is null)),
  check (num_nonnulls(password_hash, issuer) = 1),
  check ((disabled_at is null) = (disabled_by is null)),
  check (disabled_why is null or disabled_at is not null),
  check (initial_until is null or password_hash is not null)
);
comment on table identity.account is 'How a person signs in: an applicant (party) or one of the staff (person), with a password here or as the subject of another issuer. The level says how well it is proved that the holder is that applicant. A disabled account stays, and its sessions end at once. Initial_until is there while the password is one that somebody else handed out: until then it opens nothing but the page for a new one, afterwards nothing at all.';
create unique index account_login on identity.account (login) where disabled_at is null;
create unique index account_subject on identity.account (issuer, subject) where disabled_at is null;
create unique index account_party on identity.account (party) where disabled_at is null;
create unique index account_person on identity.account (person) where disabled_at is null;

create table identity.mandate (
  id         uuid        not null primary key,
  enterprise uuid        not null references identity.party,
  agent      uuid        not null references identity.party,
  items      text[]      not null check (cardinality(items) > 0),
  starts_on  date        not null,
  ends_on    date        not null,
  granted_at timestamptz not null default now(),
  granted_by text        not null,
  revoked_at timestamptz,
  revoked_by text,
  check (ends_on >= starts_on),
  check (enterprise <> agent),
  check ((revoked_at is null) = (revoked_by is null))
);
comment on table identity.mandate is 'An enterprise lets a person act for it: for the items named, or for all (*), from a day to a day, both included. There is no mandate without an end.';
create index mandate_agent on identity.mandate (agent);
create index mandate_enterprise on identity.mandate (enterprise);

create table identity.representative (
  id         uuid        not null primary key,
  enterprise uuid        not null references identity.party,
  person     uuid        not null references identity.party,
  seen_on    date        not null,
  seen_by    text        not null,
  ended_at   timestamptz,
  check (enterprise <> person)
);
comment on table identity.representative is 'Who is the legal representative (法定代表人) of an enterprise, as a window saw it on licence and identity card. They give and take back the mandates of the enterprise on-line. One at a time; who was before stays on record.';
create unique index representative_now on identity.representative (enterprise) where ended_at is null;
create index representative_person on identity.representative (person);

create table identity.session (
  hash         text        not null primary key check (hash ~ '^[0-9a-f]{64}$'),
  account      uuid        not null references identity.account,
  post         text,
  mandate      uuid        references identity.mandate,
  device       text,
  created_at   timestamptz not null default now(),
  seen_at      timestamptz not null default now(),
  idle_seconds integer     not null check (idle_seconds > 0),
  ends_at      timestamptz not null
);
comment on table identity.session is 'Who is signed in now. Only the SHA-256 of the cookie is here. Staff hold one post in it; an applicant may act by a mandate. Device is what the browser called itself, in words for its owner. Deleting a row signs out at once.';
create index session_account on identity.session (account);
create index session_end on identity.session (ends_at);

create table identity.key (
  purpose text        not null primary key check (purpose in ('signing', 'cookie', 'client')),
  value   jsonb       not null,
  made_at timestamptz not null default now()
);
comment on table identity.key is 'Secrets of the own identity provider, made once at the first start: its signing key, its cookie key, its one client. The address of the issuer is a setting and never stored.';

create table identity.oidc (
  model       text        not null,
  hash        text        not null check (hash ~ '^[0-9a-f]{64}$'),
  payload     jsonb       not null,
  grant_id    text,
  uid         text,
  consumed_at timestamptz,
  expires_at  timestamptz not null,
  primary key (model, hash)
);
comment on table identity.oidc is 'What the own identity provider remembers between two requests: interactions, codes, grants. Kept under the SHA-256 of its id for minutes, then swept.';
create unique index oidc_uid on identity.oidc (uid) where uid is not null;
create index oidc_grant on identity.oidc (grant_id) where grant_id is not null;
create index oidc_end on identity.oidc (expires_at);

grant usage on schema identity to onewindow_app;
grant select, insert, update on identity.party, identity.account to onewindow_app;
grant select, insert, update (ends_on, revoked_at, revoked_by) on identity.mandate to onewindow_app;
grant select, insert, update (ended_at) on identity.representative to onewindow_app;
grant select, insert, update, delete on identity.session, identity.oidc to onewindow_app;
grant select, insert on identity.key to onewindow_app;
