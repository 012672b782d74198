-- A start that is asked again under its idempotency key is answered as it was the first time, which said how many wrong answers
-- the contact's day still allowed.

alter table idempotency add column wrongs integer;
comment on column idempotency.wrongs is 'not personal: wrong answers of the contact''s day when the verification was started';
