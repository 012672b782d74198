-- What all processes know of the providers: sums that each adds to, conclusions that one draws and the others take over, and a history
-- of what was changed, by whom and why. Written beside the traffic, never on the way of a message.

create table provider_count (
  provider text not null,
  country text not null,
  at timestamptz not null,
  handed integer not null,
  failed integer not null,
  accepted integer not null,
  prompt integer not null,
  confirmed integer not null,
  primary key (provider, country, at)
);
create index provider_count_at on provider_count (at);
comment on table provider_count is 'What became of messages, by provider, country and 15 seconds. Deleted after an hour.';
comment on column provider_count.provider is 'not personal: its name in the configuration';
comment on column provider_count.country is 'not personal: country of the numbers; empty for e-mail';
comment on column provider_count.at is 'not personal: when the hand-overs ended: the beginning of 15 seconds';
comment on column provider_count.handed is 'not personal: hand-overs that told something of the provider';
comment on column provider_count.failed is 'not personal: those of them that failed, or had no answer';
comment on column provider_count.accepted is 'not personal: messages that it took';
comment on column provider_count.prompt is 'not personal: those of them of which it said soon that they were delivered';
comment on column provider_count.confirmed is 'not personal: those of them whose code was soon entered';

create table provider_share (
  provider text not null,
  country text not null,
  factor double precision not null check (factor > 0 and factor <= 1),
  evidence text not null check (evidence in ('hand_overs', 'receipts', 'confirmations')),
  changed_at timestamptz not null,
  primary key (provider, country)
);
comment on table provider_share is 'How much of its weight a provider has. Without a row, all of it; a row that says so is deleted after a day.';
comment on column provider_share.provider is 'not personal: its name in the configuration';
comment on column provider_share.country is 'not personal: for numbers of this country; empty for all messages';
comment on column provider_share.factor is 'not personal: the weight of the configuration is multiplied by it';
comment on column provider_share.evidence is 'not personal: by what it was found worse than the others';
comment on column provider_share.changed_at is 'not personal';

create table provider_state (
  provider text primary key,
  down_until timestamptz,
  down_since timestamptz,
  openings integer not null default 0,
  recovered_at timestamptz,
  paused_at timestamptz,
  paused_by text,
  paused_why text,
  version integer not null default 1,
  check ((down_until is null) = (down_since is null)),
  check ((paused_at is null) = (paused_by is null) and (paused_at is null) = (paused_why is null))
);
comment on table provider_state is 'Whether a provider is down or paused. Without a row, neither.';
comment on column provider_state.provider is 'not personal: its name in the configuration';
comment on column provider_state.down_until is 'not personal: until when no message tries it first; null when it works';
comment on column provider_state.down_since is 'not personal: when it was found down';
comment on column provider_state.openings is 'not personal: how often it was found down in close succession';
comment on column provider_state.recovered_at is 'not personal: when it was last found to work again';
comment on column provider_state.paused_at is 'not personal: when an operator took it out; null when nobody did';
comment on column provider_state.paused_by is 'personal: who took it out, as the operator says';
comment on column provider_state.paused_why is 'personal: why, in the words of the operator';
comment on column provider_state.version is 'not personal: one more with each change, so that a process sees what others changed';

create table provider_change (
  id uuid primary key,
  provider text not null,
  country text not null,
  what text not null check (what in ('weight', 'down', 'up', 'paused', 'resumed')),
  share_from double precision,
  share_to double precision,
  who text not null,
  why text not null,
  at timestamptz not null
);
comment on table provider_change is 'What changed of the providers, by whom and why. Deleted after 90 days.';
comment on column provider_change.id is 'not personal: UUIDv7';
comment on column provider_change.provider is 'not personal: its name in the configuration';
comment on column provider_change.country is 'not personal: for numbers of this country; empty for all messages';
comment on column provider_change.what is 'not personal: the weight moved, it was found down or up again, or an operator paused or resumed it';
comment on column provider_change.share_from is 'not personal: how much of its weight it had';
comment on column provider_change.share_to is 'not personal: how much of its weight it has since';
comment on column provider_change.who is 'personal: automatic, or who did it as the operator says';
comment on column provider_change.why is 'personal: the figures that decided, or the words of the operator';
comment on column provider_change.at is 'not personal';
