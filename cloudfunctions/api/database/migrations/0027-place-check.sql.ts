/** Migration 0027: where an activity is, for phones that compare; what they found; how near is near (0 km: nobody is asked). */
export const placeCheck: readonly string[] = [
  `alter table activity add column latitude double precision, add column longitude double precision,
    add check ((latitude is null) = (longitude is null)),
    add check (latitude between -90 and 90), add check (longitude between -180 and 180)`,
  `alter table scan add column place text not null default ''
    check (place in ('', 'near', 'far', 'unchecked'))`,
  `update tenant set settings = jsonb_set(settings, '{volunteering}',
    '{"placeCheckKm": 0}'::jsonb || (settings->'volunteering'))`,
]
