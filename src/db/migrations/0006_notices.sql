-- Notices: what people are told about their accounts without having asked (R25), and reminders before an account ends. They leave
-- through the outbox, whose messages until now all had a verification as their cause.

create table notice (
  id uuid primary key,
  service_id uuid not null,
  test boolean not null,
  account_id uuid not null references account (id) on delete cascade,
  what text not null check (what in ('registration_begun', 'registration_finished', 'renewal_begun', 'renewal_finished',
    'contact_changed', 'reminder')),
  cause uuid not null,
  channel text not null,
  country text,
  contact uuid not null,
  contact_sealed bytea,
  contact_key integer,
  locale text not null,
  ends_at timestamptz,
  token uuid not null unique,
  token_key integer not null,
  created_at timestamptz not null,
  check ((contact_sealed is null) = (contact_key is null))
);
create unique index notice_once on notice (account_id, what, cause, contact);
create index notice_contact on notice (contact);
comment on table notice is 'What was told to one contact about one account. Without the contact 24 hours after it was written, deleted after 90 days.';
comment on column notice.id is 'not personal: UUIDv7';
comment on column notice.service_id is 'not personal: whose account it is about';
comment on column notice.test is 'not personal: about an account of test keys, so nothing leaves';
comment on column notice.account_id is 'not personal: the account that it is about';
comment on column notice.what is 'not personal: what happened';
comment on column notice.cause is 'not personal: the registration in which it happened; of a reminder, the account: one cause is told once';
comment on column notice.channel is 'not personal: sms or email';
comment on column notice.country is 'not personal: country of a phone number';
comment on column notice.contact is 'personal: keyed fingerprint of the contact that is told';
comment on column notice.contact_sealed is 'personal: that contact, encrypted by the secret contact_key; null once it was told';
comment on column notice.contact_key is 'not personal: which secret of the ring sealed the contact';
comment on column notice.locale is 'not personal: language of the message';
comment on column notice.ends_at is 'not personal: in a reminder, when the account ends';
comment on column notice.token is 'not personal: hash of what its link holds, by which the link is found again';
comment on column notice.token_key is 'not personal: which secret of the ring the link is derived by';
comment on column notice.created_at is 'not personal';

alter table message alter column verification_id drop not null;
alter table message add column notice_id uuid;
alter table message add check ((verification_id is null) <> (notice_id is null));
create index message_notice on message (notice_id) where notice_id is not null;
comment on column message.verification_id is 'not personal: whose code it carries; null when it carries a notice';
comment on column message.notice_id is 'not personal: the notice that it carries; null when it carries a code';

alter table account add column reminded_days smallint;
alter table account add column reminded_end timestamptz;
comment on column account.reminded_days is 'not personal: how many days before reminded_end the person was last reminded of it';
comment on column account.reminded_end is 'not personal: of which end the person was reminded; a renewal moves the end and begins anew';
