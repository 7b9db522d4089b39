/** Migration 0058: an inheritance needs two others to agree, also where a street had been content with one. */
export const twoForInheritance: readonly string[] = [
  `update tenant set settings = jsonb_set(settings, '{timeBank,inheritanceApprovals}', '2')
    where (settings->'timeBank'->>'inheritanceApprovals')::integer < 2`,
]
