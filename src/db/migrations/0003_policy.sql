-- What operators set of the policy at run time. A row is ended, never changed, so that who decided what, when and why stays.

create table policy_override (
  id uuid primary key,
  service_id uuid references service (id) on delete cascade,
  country text not null,
  channel text not null check (channel in ('sms', 'email')),
  verdict text not null check (verdict in ('yes', 'no', 'confirmed_only')),
  sender text,
  origin_line boolean,
  why text not null,
  set_by text not null,
  set_at timestamptz not null,
  ended_why text,
  ended_by text,
  ended_at timestamptz,
  check (channel = 'sms' or (sender is null and origin_line is null))
);
create unique index policy_override_current on policy_override (service_id, country, channel) nulls not distinct
  where ended_at is null;
comment on table policy_override is 'Whether a channel may be used in a country, as operators set it at run time: what holds, and what held before.';
comment on column policy_override.id is 'not personal: UUIDv7';
comment on column policy_override.service_id is 'not personal: for which service; null for all';
comment on column policy_override.country is 'not personal: ISO 3166-1 alpha-2, or * for those that nothing else names';
comment on column policy_override.channel is 'not personal: sms or email';
comment on column policy_override.verdict is 'not personal: yes, no, confirmed_only';
comment on column policy_override.sender is 'not personal: the sender of text messages there; null where another layer says it';
comment on column policy_override.origin_line is 'not personal: may text messages there end with @host #code; null where another layer says it';
comment on column policy_override.why is 'not personal: the reason, in the words of whoever set it';
comment on column policy_override.set_by is 'personal: who set it: a name, or the user of the machine';
comment on column policy_override.set_at is 'not personal';
comment on column policy_override.ended_why is 'not personal: why it holds no more';
comment on column policy_override.ended_by is 'personal: who ended it';
comment on column policy_override.ended_at is 'not personal: from then on it does not hold';
