/**
 * Migration 0115: by which message somebody hears that they moved up. A change of a whole series gives one person seats on many
 * days at once; one message tells of all of them.
 */
export const seatMessages: readonly string[] = [
  `alter table sign_up add column seat_message_id text not null default ''`,
  `update sign_up set seat_message_id = shift_id || '.seat.' || turn where moved_up`,
]
