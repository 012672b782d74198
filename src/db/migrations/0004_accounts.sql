-- Accounts: what finished registrations leave, and the contacts on file for each. A subject has as many accounts as it opened.

create table account (
  id uuid primary key,
  service_id uuid not null references service (id),
  test boolean not null,
  external_id text,
  subject uuid not null,
  subject_sealed bytea not null,
  subject_key integer not null,
  locale text not null,
  method text,
  opened_by uuid,
  created_at timestamptz not null,
  activated_at timestamptz,
  ends_at timestamptz,
  closed_at timestamptz,
  close_reason text,
  leaked_at timestamptz,
  disputed_at timestamptz,
  check ((activated_at is null) = (ends_at is null))
);
create index account_subject on account (subject);
create unique index account_external on account (service_id, test, external_id) where external_id is not null;
create index account_ending on account (ends_at) where closed_at is null;
comment on table account is 'What a finished registration leaves: a subject, a validity, contacts on file. Pending until activated_at, expired from ends_at on, closed from closed_at on.';
comment on column account.id is 'not personal: UUIDv7, shown as acc_…';
comment on column account.service_id is 'not personal: whose account it is';
comment on column account.test is 'not personal: made with a test key; live keys never see it';
comment on column account.external_id is 'personal: the host''s own name for it, so that importing twice changes nothing';
comment on column account.subject is 'personal: keyed fingerprint of country and national number, by the secret subject_key';
comment on column account.subject_sealed is 'personal: country and national number, encrypted by the secret subject_key';
comment on column account.subject_key is 'not personal: which secret of the ring sealed and fingerprinted the subject';
comment on column account.locale is 'not personal: language of the messages to its contacts';
comment on column account.method is 'not personal: by which method it was opened or last renewed; null when it was imported without one';
comment on column account.opened_by is 'not personal: the registration that left it; null when it was imported';
comment on column account.created_at is 'not personal: when Pinpost learned of it';
comment on column account.activated_at is 'not personal: when it was first active; null while it is pending';
comment on column account.ends_at is 'not personal: from then on it is expired';
comment on column account.closed_at is 'not personal: from then on it is closed, whatever else holds';
comment on column account.close_reason is 'personal: why, in the words of whoever closed it';
comment on column account.leaked_at is 'not personal: since when the person''s data are known to have leaked (R35)';
comment on column account.disputed_at is 'not personal: since when somebody says that this was not them (R25)';

create table account_contact (
  account_id uuid not null references account (id) on delete cascade,
  kind text not null check (kind in ('phone', 'email')),
  contact uuid not null,
  contact_sealed bytea not null,
  contact_key integer not null,
  confirmed_at timestamptz,
  channel text,
  method text,
  primary key (account_id, kind),
  check ((confirmed_at is null) = (channel is null))
);
create index account_contact_contact on account_contact (contact);
comment on table account_contact is 'The contacts on file of an account: at most one of each kind.';
comment on column account_contact.account_id is 'not personal: whose contact it is';
comment on column account_contact.kind is 'not personal: phone or email';
comment on column account_contact.contact is 'personal: keyed fingerprint of the contact, by the secret contact_key';
comment on column account_contact.contact_sealed is 'personal: the contact, encrypted by the secret contact_key';
comment on column account_contact.contact_key is 'not personal: which secret of the ring sealed and fingerprinted the contact';
comment on column account_contact.confirmed_at is 'not personal: when its code came back; null: kept, never treated as confirmed (R24)';
comment on column account_contact.channel is 'not personal: by which channel it was confirmed';
comment on column account_contact.method is 'not personal: by which method the person had proved who they are when it was confirmed';
