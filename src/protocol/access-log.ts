/** The access log: who was shown what of whom, when and why. */
export type ShownAct =
  | 'reveal-id-number'
  | 'show-phone'
  | 'dial'
  | 'show-contact'
  | 'show-party'
  | 'show-asker'
  | 'print-code'
  | 'find-by-phone'
  | 'show-political-status'
  | 'enrol-volunteer'
  | 'open-certificate'
  | 'show-receiver'

/** A line of the access log: who was shown what of whom, when and why. */
export interface AccessLogLine {
  readonly atMs: number
  readonly memberName: string
  readonly act: ShownAct
  /** '' unless the line is about a resident; the same for a volunteer. */
  readonly residentId: string
  readonly volunteerId: string
  /** Of the resident or the volunteer; of somebody who asked for help, with what: '兑换陪诊'. */
  readonly personName: string
  readonly reason: string
}
