/** The addresses of all pages, so that a link is checked by the compiler. Parameters stand beside each. */
export const routes = {
  today: 'pages/today/index',
  files: 'pages/files/index',
  me: 'pages/me/index',
  /** regionId, estate, building */
  building: 'packages/files/pages/building/index',
  /** householdId */
  household: 'packages/files/pages/household/index',
  due: 'packages/files/pages/due/index',
  /** householdId */
  visit: 'packages/files/pages/visit/index',
  /** visitId */
  visitEntry: 'packages/files/pages/visit-entry/index',
  /** residentId; or householdId to add somebody */
  residentEdit: 'packages/files/pages/resident-edit/index',
  /** householdId */
  householdChange: 'packages/files/pages/household-change/index',
  /** residentId */
  merge: 'packages/files/pages/merge/index',
  /** houseId; or regionId (and estate, building) to add one */
  houseEdit: 'packages/files/pages/house-edit/index',
  outbox: 'packages/me/pages/outbox/index',
  /** conflictId */
  conflict: 'packages/me/pages/conflict/index',
  signIn: 'packages/me/pages/sign-in/index',
  join: 'packages/me/pages/join/index',
} as const
