/** Which rule lies open in the sheet. */
export interface OpenRule {
  readonly rule:
    | 'every-household'
    | 'campaign-days'
    | 'correction-time'
    | 'quick-phrases'
    | 'volunteering'
    | 'time-bank'
    | 'wishes'
    | 'matters'
    | 'help-call'
    | 'history'
    | 'tags'
    | 'tag'
    | 'level'
    | 'post-kind'
  /** The id of a level or kind of post, the place of a tag. */
  readonly key: string
}

/** A name that is still to be typed. */
export const unnamed = '还没有名称'
