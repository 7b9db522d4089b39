/**
 * Migration 0045: to which call a press of the key has come. A press that joined an open call and is sent once more after
 * that call has ended (its answer was lost, its phone had no network for hours) calls nobody again.
 */
export const helpPress: readonly string[] = [
  `create table help_press (
    tenant_id text not null,
    id text not null,
    call_id text not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, call_id) references help_call (tenant_id, id)
  )`,
  `insert into help_press (tenant_id, id, call_id) select tenant_id, id, id from help_call`,
]
