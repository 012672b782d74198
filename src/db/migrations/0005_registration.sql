-- Registrations: opening or renewing an account, and what support did. A row changes only by the statements of
-- src/registration/queries.ts, each of which names the revision it has read; `completed` is written by the gate alone.

create table registration (
  id uuid primary key,
  service_id uuid not null,
  test boolean not null,
  purpose text not null check (purpose in ('registration', 'renewal')),
  status text not null check (status in ('created', 'identified', 'sent', 'confirmed', 'completed', 'abandoned', 'failed')),
  reason text,
  revision integer not null,
  method text,
  refused text[] not null,
  proof text,
  proved_at timestamptz,
  subject uuid,
  subject_sealed bytea,
  subject_key integer,
  country text,
  locale text not null,
  location text,
  leaked boolean not null,
  return_url text,
  state text,
  owner bytea,
  session_key integer not null,
  account_id uuid,
  told_account_id uuid,
  verification_id uuid,
  option text,
  leg bytea,
  leg_until timestamptz,
  steps jsonb not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  check (status <> 'completed' or account_id is not null and ended_at is not null and subject is not null),
  check ((subject is null) = (subject_sealed is null) and (subject is null) = (subject_key is null))
) with (fillfactor = 70);
create index registration_subject on registration (subject) where subject is not null;
create index registration_account on registration (account_id) where account_id is not null;
comment on table registration is 'The process of opening or renewing an account. Deleted 24 hours after its end; expired is an open one past expires_at.';
comment on column registration.id is 'not personal: UUIDv7, shown as reg_…; the reference is computed from it';
comment on column registration.service_id is 'not personal: whose registration it is';
comment on column registration.test is 'not personal: created with a test key, so nothing leaves';
comment on column registration.purpose is 'not personal: registration or renewal';
comment on column registration.status is 'not personal: created, identified, sent, confirmed, completed, abandoned, failed; expired is an open one past expires_at';
comment on column registration.reason is 'not personal: why it was abandoned or failed';
comment on column registration.revision is 'not personal: counts the changes, so that none is made on what was read before another one';
comment on column registration.method is 'not personal: how the person proves who they are; null until one is chosen';
comment on column registration.refused is 'not personal: methods that turned out not to be for this person';
comment on column registration.proof is 'not personal: how identity was proved: oidc, host or trial; null until it was';
comment on column registration.proved_at is 'not personal: when identity was proved';
comment on column registration.subject is 'personal: keyed fingerprint of country and national number, by the secret subject_key';
comment on column registration.subject_sealed is 'personal: country and national number, encrypted by the secret subject_key';
comment on column registration.subject_key is 'not personal: which secret of the ring sealed and fingerprinted the subject';
comment on column registration.country is 'personal: country of residence, as the person or the host said';
comment on column registration.locale is 'not personal: language of pages and messages';
comment on column registration.location is 'personal: country where the person says to be';
comment on column registration.leaked is 'personal: the person''s data are known to have leaked';
comment on column registration.return_url is 'not personal: one of the addresses that the service has registered';
comment on column registration.state is 'personal: what the host wants back unchanged; asked to hold nothing personal, treated as if it did';
comment on column registration.owner is 'personal: SHA-256 of the secret of the browser or app that opened it first; null until one does';
comment on column registration.session_key is 'not personal: which secret of the ring the session of its verifications is derived by; never changes';
comment on column registration.account_id is 'not personal: in a renewal the account to be renewed; when completed the account that it led to';
comment on column registration.told_account_id is 'not personal: the account whose other contacts are told that it was begun and finished';
comment on column registration.verification_id is 'not personal: the one whose code is live; an earlier one is cancelled';
comment on column registration.option is 'not personal: which contact that code goes to: phone or email';
comment on column registration.leg is 'personal: SHA-256 of the secret of a visit to an identity provider that is under way';
comment on column registration.leg_until is 'not personal: from then on that visit can no longer be finished';
comment on column registration.steps is 'personal: what happened and when, with contacts masked';
comment on column registration.created_at is 'not personal';
comment on column registration.expires_at is 'not personal: moved on by activity, up to two hours from created_at';
comment on column registration.ended_at is 'not personal: when it was completed, abandoned or failed';

create table registration_contact (
  registration_id uuid not null,
  kind text not null check (kind in ('phone', 'email')),
  source text not null check (source in ('entered', 'on_file')),
  contact uuid not null,
  contact_sealed bytea not null,
  contact_key integer not null,
  account_id uuid,
  filed_at timestamptz,
  filed_method text,
  confirmed_at timestamptz,
  verification_id uuid,
  primary key (registration_id, kind),
  check (source = 'entered' or account_id is not null),
  check ((confirmed_at is null) = (verification_id is null))
);
create index registration_contact_contact on registration_contact (contact);
comment on table registration_contact is 'The contacts of a registration: entered by the person, or on file at an account when identity was proved. Deleted with it.';
comment on column registration_contact.registration_id is 'not personal: whose it is';
comment on column registration_contact.kind is 'not personal: phone or email, at most one of each';
comment on column registration_contact.source is 'not personal: entered or on_file';
comment on column registration_contact.contact is 'personal: keyed fingerprint of the contact, by the secret contact_key';
comment on column registration_contact.contact_sealed is 'personal: the contact, encrypted by the secret contact_key, for the row of the registration';
comment on column registration_contact.contact_key is 'not personal: which secret of the ring sealed and fingerprinted the contact';
comment on column registration_contact.account_id is 'not personal: the account that has one of this kind on file; what was entered stands in its place';
comment on column registration_contact.filed_at is 'not personal: when the one on file had been confirmed; null when it never was';
comment on column registration_contact.filed_method is 'not personal: how the person had proved who they are then';
comment on column registration_contact.confirmed_at is 'not personal: when its code came back in this registration';
comment on column registration_contact.verification_id is 'not personal: the verification that confirmed it: what the gate looks at';

create table registration_story (
  registration_id uuid primary key,
  service_id uuid not null,
  test boolean not null,
  purpose text not null,
  status text not null,
  reason text,
  method text,
  contacts jsonb not null,
  fingerprints uuid[] not null,
  steps jsonb not null,
  created_at timestamptz not null,
  ended_at timestamptz not null
);
create index registration_story_fingerprints on registration_story using gin (fingerprints);
comment on table registration_story is 'What is left of a registration once it is deleted: what happened and when, for support. Kept 90 days (R33).';
comment on column registration_story.registration_id is 'not personal: the reference is computed from it';
comment on column registration_story.service_id is 'not personal';
comment on column registration_story.test is 'not personal: created with a test key';
comment on column registration_story.purpose is 'not personal: registration or renewal';
comment on column registration_story.status is 'not personal: how it ended';
comment on column registration_story.reason is 'not personal: why it ended so';
comment on column registration_story.method is 'not personal';
comment on column registration_story.contacts is 'personal: the contacts as they are shown, a few characters only';
comment on column registration_story.fingerprints is 'personal: keyed fingerprints of the contacts, so that support finds it by contact';
comment on column registration_story.steps is 'personal: what happened and when, with contacts masked';
comment on column registration_story.created_at is 'not personal';
comment on column registration_story.ended_at is 'not personal';

create table support_action (
  id uuid primary key,
  service_id uuid not null,
  about uuid not null,
  action text not null check (action in ('resend', 'end', 'unlock')),
  outcome text not null,
  who text not null,
  why text not null,
  at timestamptz not null
);
create index support_action_about on support_action (about);
comment on table support_action is 'What support did, by whom and why (R34). Kept as long as the stories.';
comment on column support_action.id is 'not personal: UUIDv7';
comment on column support_action.service_id is 'not personal';
comment on column support_action.about is 'not personal: the verification or registration that it was done to';
comment on column support_action.action is 'not personal: resend, end or unlock';
comment on column support_action.outcome is 'not personal: what came of it';
comment on column support_action.who is 'personal: the name of whoever did it, as they gave it or as the machine knows it';
comment on column support_action.why is 'personal: the reason in their words; asked to hold nothing personal, treated as if it did';
comment on column support_action.at is 'not personal';
