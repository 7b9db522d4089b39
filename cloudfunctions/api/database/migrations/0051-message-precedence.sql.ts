/**
 * Migration 0051: messages leave in the order of their precedence (message/precedence.ts), so that nobody's call for help
 * waits behind what a whole street is told.
 */
export const messagePrecedence: readonly string[] = [
  `alter table message add column precedence smallint not null default 1 check (precedence between 0 and 2)`,
  `update message set precedence = case when template = 'help-call' then 0 else 2 end
    where state = 'waiting' and template in ('help-call', 'announcement-new', 'topic-result')`,
  `drop index message_due`,
  `create index message_due on message (precedence, next_try_at_ms, id) where state = 'waiting'`,
]
