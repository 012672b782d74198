-- The core: services and their keys, verifications, messages, limits. Written to PostgreSQL 15 for both engines (D1).
-- Keys are UUIDv7, so that inserts stay at one end of each index; there are no foreign keys on the hot path (a verification
-- and its message are written by one statement). Every comment on a column begins by saying whether it is personal (D9).

create table service (
  id uuid primary key,
  slug text not null unique,
  settings jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table service is 'A tenant: a name, a brand, settings, API keys.';
comment on column service.id is 'not personal: UUIDv7, shown as svc_…';
comment on column service.slug is 'not personal: short unique name for the command line';
comment on column service.settings is 'not personal: what the operator set; what is absent has its default';
comment on column service.created_at is 'not personal';
comment on column service.updated_at is 'not personal';

create table api_key (
  id uuid primary key,
  service_id uuid not null references service (id) on delete cascade,
  kind text not null check (kind in ('live', 'test')),
  scopes text[] not null,
  hash bytea not null unique,
  hint text not null,
  created_at timestamptz not null,
  revoked_at timestamptz
);
comment on table api_key is 'What applications show to be let in. The key itself is shown once, when it is made.';
comment on column api_key.id is 'not personal: UUIDv7, shown as key_…';
comment on column api_key.service_id is 'not personal: whose key it is';
comment on column api_key.kind is 'not personal: live really sends, test does everything else';
comment on column api_key.scopes is 'not personal: verify, register, accounts';
comment on column api_key.hash is 'not personal: SHA-256 of the key, which has 256 random bits';
comment on column api_key.hint is 'not personal: the last characters, to tell keys apart';
comment on column api_key.created_at is 'not personal';
comment on column api_key.revoked_at is 'not personal: from then on it lets nobody in';

create table verification (
  id uuid primary key,
  service_id uuid not null,
  contact uuid not null,
  contact_sealed bytea not null,
  contact_key integer not null,
  budget uuid not null,
  session bytea,
  purpose text not null,
  channel text not null,
  country text,
  locale text not null,
  lane smallint not null,
  test boolean not null,
  metadata jsonb,
  nonce bytea not null,
  code_key integer not null,
  digits smallint not null,
  status text not null default 'pending' check (status in ('pending', 'confirmed', 'locked', 'cancelled')),
  attempts smallint not null default 0,
  max_attempts smallint not null,
  wrong_at timestamptz[] not null default '{}',
  sends smallint not null default 1,
  resend_at timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
) with (fillfactor = 90);
create index verification_contact on verification (contact);
comment on table verification is 'The effort to confirm one contact for one purpose in one session. Deleted 24 hours after its end; expired is pending past expires_at.';
comment on column verification.id is 'not personal: UUIDv7, shown as ver_…; the reference is computed from it';
comment on column verification.service_id is 'not personal: whose verification it is';
comment on column verification.contact is 'personal: keyed fingerprint of the contact, by the secret contact_key';
comment on column verification.contact_sealed is 'personal: the contact, encrypted by the secret contact_key';
comment on column verification.contact_key is 'not personal: which secret of the ring sealed and fingerprinted the contact';
comment on column verification.budget is 'personal: keyed fingerprint under which the contact''s sends and wrong answers of the day are counted';
comment on column verification.session is 'personal: SHA-256 of service and session string; null where the id is the binding';
comment on column verification.purpose is 'not personal: a short name such as registration';
comment on column verification.channel is 'not personal: sms or email';
comment on column verification.country is 'not personal: country of a phone number, for metrics and the story';
comment on column verification.locale is 'not personal: language of the messages';
comment on column verification.lane is 'not personal: whose limits a send counts against: 0 open, 1 known; 2 and 3 the same for test keys';
comment on column verification.test is 'not personal: started with a test key, so nothing leaves';
comment on column verification.metadata is 'personal: what the application put there; asked to hold nothing personal, treated as if it did';
comment on column verification.nonce is 'not personal: 16 random bytes that, with the secret code_key, give the code; never changes';
comment on column verification.code_key is 'not personal: which secret of the ring the code is derived by; never changes';
comment on column verification.digits is 'not personal: how many digits the code has';
comment on column verification.status is 'not personal: pending, confirmed, locked, cancelled; expired is pending past expires_at';
comment on column verification.attempts is 'not personal: wrong answers so far';
comment on column verification.max_attempts is 'not personal: how many wrong answers lock it';
comment on column verification.wrong_at is 'not personal: when the wrong answers came, for the story';
comment on column verification.sends is 'not personal: messages asked for so far';
comment on column verification.resend_at is 'not personal: when one may ask again; null when never';
comment on column verification.created_at is 'not personal';
comment on column verification.expires_at is 'not personal: from then on the code is refused';
comment on column verification.ended_at is 'not personal: when it was confirmed, locked or cancelled';

create table pending_start (
  key uuid primary key,
  verification_id uuid not null,
  replaces uuid,
  expires_at timestamptz not null
) with (fillfactor = 80);
comment on table pending_start is 'Which verification a repeated start finds again (R10). Written with the verification; its row is what parallel starts queue on.';
comment on column pending_start.key is 'personal: keyed fingerprint of service, contact, purpose and session';
comment on column pending_start.verification_id is 'not personal: the verification that was started last';
comment on column pending_start.replaces is 'not personal: the ended verification that the writer saw here; decides between parallel writers';
comment on column pending_start.expires_at is 'not personal: the end of the verification''s life';

create table message (
  id uuid primary key,
  verification_id uuid not null,
  service_id uuid not null,
  test boolean not null,
  state text not null check (state in ('queued', 'sending', 'accepted', 'delivered', 'failed', 'unknown')),
  lease_by uuid,
  lease_until timestamptz,
  tries smallint not null default 1,
  not_after timestamptz not null,
  provider text,
  reference text,
  reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null
) with (fillfactor = 80);
create index message_verification on message (verification_id);
create index message_open on message (lease_until) where state in ('queued', 'sending');
comment on table message is 'The outbox: one text to be delivered to one contact. Holds neither text nor code nor contact; all three are derived from the verification.';
comment on column message.id is 'not personal: UUIDv7, shown as msg_…';
comment on column message.verification_id is 'not personal: whose code it carries';
comment on column message.service_id is 'not personal';
comment on column message.test is 'not personal: goes to the inbox whatever is configured';
comment on column message.state is 'not personal: queued, sending, accepted, delivered, failed, unknown';
comment on column message.lease_by is 'not personal: the process that is sending it';
comment on column message.lease_until is 'not personal: from then on any process may take it; for a queued one, when to try again';
comment on column message.tries is 'not personal: hand-overs begun so far; a settlement must name the same number';
comment on column message.not_after is 'not personal: after this it must not leave, since the code would arrive dead';
comment on column message.provider is 'not personal: which provider took or refused it';
comment on column message.reference is 'not personal: the provider''s name for it';
comment on column message.reason is 'not personal: why it was refused';
comment on column message.created_at is 'not personal';
comment on column message.updated_at is 'not personal';

create table counter (
  key uuid not null,
  scope smallint not null,
  n integer not null,
  resets_at timestamptz not null,
  primary key (key, scope)
) with (fillfactor = 60);
comment on table counter is 'Limits (R40): how often something happened in the running window.';
comment on column counter.key is 'personal: keyed fingerprint of an address, a session, a number range, a country or a service';
comment on column counter.scope is 'not personal: which limit';
comment on column counter.n is 'not personal: how often, refused ones included';
comment on column counter.resets_at is 'not personal: when the window ends';

create table contact_budget (
  key uuid primary key,
  sends integer not null,
  sends_reset_at timestamptz not null,
  wrongs integer not null,
  wrongs_reset_at timestamptz not null
) with (fillfactor = 60);
comment on table contact_budget is 'Sends and wrong answers per service, contact and day, in each lane (R6, R40).';
comment on column contact_budget.key is 'personal: keyed fingerprint of service, lane and contact';
comment on column contact_budget.sends is 'not personal: sends in the running day, refused ones included';
comment on column contact_budget.sends_reset_at is 'not personal: when that day ends';
comment on column contact_budget.wrongs is 'not personal: wrong answers in the running day';
comment on column contact_budget.wrongs_reset_at is 'not personal: when that day ends';

create table idempotency (
  service_id uuid not null,
  key uuid not null,
  body uuid not null,
  status smallint,
  target uuid,
  answer jsonb,
  created_at timestamptz not null,
  primary key (key, service_id)
) with (fillfactor = 80);
comment on table idempotency is 'What a request with an Idempotency-Key was answered, kept 24 hours per key and route.';
comment on column idempotency.service_id is 'not personal';
comment on column idempotency.key is 'not personal: hash of the key and the route';
comment on column idempotency.body is 'personal: keyed hash of the body';
comment on column idempotency.status is 'not personal: the HTTP status of the answer; null while it is being worked out';
comment on column idempotency.target is 'not personal: the verification that a start led to';
comment on column idempotency.answer is 'personal: the answer of the other routes, which shows contacts masked only';
comment on column idempotency.created_at is 'not personal';

create table story (
  verification_id uuid primary key,
  service_id uuid not null,
  masked_contact text not null,
  contact uuid not null,
  channel text not null,
  country text,
  purpose text not null,
  test boolean not null,
  status text not null,
  created_at timestamptz not null,
  ended_at timestamptz not null,
  steps jsonb not null
);
create index story_contact on story (contact);
comment on table story is 'What is left of a verification once it is deleted: what happened and when, for support. Kept 90 days (R33).';
comment on column story.verification_id is 'not personal: the reference is computed from it';
comment on column story.service_id is 'not personal';
comment on column story.masked_contact is 'personal: the contact as it is shown, a few characters only';
comment on column story.contact is 'personal: keyed fingerprint, so that support finds it by contact';
comment on column story.channel is 'not personal: sms or email';
comment on column story.country is 'not personal: country of a phone number';
comment on column story.purpose is 'not personal';
comment on column story.test is 'not personal: started with a test key';
comment on column story.status is 'not personal: how it ended: confirmed, expired, locked, cancelled';
comment on column story.created_at is 'not personal';
comment on column story.ended_at is 'not personal';
comment on column story.steps is 'not personal: what happened and when, without the contact';
