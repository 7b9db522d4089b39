/** How many matters wait for one person at each desk of the office; what another has to decide is not counted. */
export interface OfficeWaiting {
  /** Registrations to verify, corrections and moves. */
  readonly volunteers: number
  /** Orders to approve or to settle, gifts to confirm. */
  readonly orders: number
  readonly objections: number
  /** Inheritances and corrections of the time bank, old hours of lists. */
  readonly proposals: number
  readonly certificates: number
}
