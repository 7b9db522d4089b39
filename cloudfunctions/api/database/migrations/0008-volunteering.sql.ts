/**
 * Migration 0008: volunteers. Tenants get the rules of volunteering and of the time bank that a new tenant starts with;
 * whoever merges files may manage volunteers, whoever writes them may run activities, until the tenant says otherwise.
 */
import { defaultTimeBank } from '../../../../src/domain/settings/time-bank-rules'
import { defaultVolunteering } from '../../../../src/domain/settings/volunteering-rules'

const rules = JSON.stringify({ volunteering: defaultVolunteering, timeBank: defaultTimeBank })

/** `having` → `given`, for every kind of post. */
const give = (having: string, given: string): string =>
  `update tenant set settings = jsonb_set(settings, '{postKinds}', (
    select coalesce(jsonb_agg(
      case when kind->'permissions' ? '${having}' and not kind->'permissions' ? '${given}'
        then jsonb_set(kind, '{permissions}', kind->'permissions' || '["${given}"]')
        else kind end order by place), '[]')
    from jsonb_array_elements(settings->'postKinds') with ordinality as k(kind, place)))`

export const volunteering: readonly string[] = [
  `update tenant set settings = '${rules}'::jsonb || settings`,
  give('file.merge', 'volunteer.manage'),
  give('file.merge', 'activity.run'),
  give('file.write', 'activity.run'),

  // A volunteer (志愿者). The person's details are sealed; member_id: who signs in as them, null for one from a roster.
  `create table volunteer (
    tenant_id text not null references tenant (id),
    id text not null,
    number text not null check (number <> ''),
    region_id text not null,
    member_id text,
    state text not null check (state in ('waiting', 'verified', 'declined', 'left')),
    details_cipher text not null,
    id_number_index text not null default '',
    phone_index text not null default '',
    registered_at_ms bigint not null,
    settled_at_ms bigint,
    settled_by_name text not null default '',
    settled_reason text not null default '',
    primary key (tenant_id, id),
    unique (tenant_id, number),
    foreign key (tenant_id, region_id) references region (tenant_id, id)
  )`,
  `create unique index volunteer_by_member on volunteer (tenant_id, member_id) where member_id is not null`,
  `create index volunteer_by_region on volunteer (tenant_id, region_id, state)`,
]
