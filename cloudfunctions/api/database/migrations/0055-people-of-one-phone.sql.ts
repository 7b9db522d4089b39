/** Migration 0055: how many people may scan for themselves with one phone before their hours are listed as odd. */
export const peopleOfOnePhone: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{volunteering}',
    '{"mostPeopleOfOnePhone": 2}'::jsonb || (settings->'volunteering'))`,
]
