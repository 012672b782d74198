-- A verification may have another contact to fall back on: a second verification, written with the first and `waiting` until the
-- first cannot succeed. While both are pending their rows are locked together, in the order of their ids, and written together.

alter table verification drop constraint verification_status_check;
alter table verification add constraint verification_status_check
  check (status in ('waiting', 'pending', 'confirmed', 'locked', 'cancelled'));
alter table verification add column fallback_id uuid;
alter table verification add column fallback_of uuid;
alter table verification add column fallback_why text;
alter table verification add column due_at timestamptz;
alter table verification add column pending_key uuid;
-- On due_at alone: an index on status, were it only in its condition, would keep every confirmation from being a HOT update.
create index verification_due on verification (due_at) where due_at is not null;
comment on column verification.status is 'not personal: waiting (a fallback that was not begun), pending, confirmed, locked, cancelled; expired is pending past expires_at';
comment on column verification.fallback_id is 'not personal: the verification of the other contact that this one falls back on';
comment on column verification.fallback_of is 'not personal: the verification that falls back on this one';
comment on column verification.fallback_why is 'not personal: of a fallback, why it was begun, or why it was held back';
comment on column verification.pending_key is 'personal: of a fallback, the key in pending_start by which a repeated start finds it once it is begun';
comment on column verification.due_at is 'not personal: of a fallback that waits, when to look whether it is to begin; null when never';

alter table registration add column fallback text not null default 'offer' check (fallback in ('offer', 'auto'));
alter table registration add column fallback_id uuid;
comment on column registration.fallback is 'not personal: offer the other contact when the code cannot arrive, or send to it as well';
comment on column registration.fallback_id is 'not personal: the verification that the live one falls back on';
