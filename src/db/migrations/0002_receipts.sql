-- Receipts find their message by what its provider called it. Only messages whose provider sends receipts are in the index, so
-- that those of the others pay nothing for it: a full index on message was measured at 6 % of all starts. The id comes last
-- because some providers use a name again after a while, and the latest message is the one that is meant.

alter table message add column awaits_receipt boolean;
comment on column message.awaits_receipt is 'not personal: true when its provider says later what became of it; null when it does not';

create index message_receipt on message (reference, provider, id) where awaits_receipt;
