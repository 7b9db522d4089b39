/** A changed part of the rules, as it is told to who may change them and, of some, to who works by them. */
import type { SettingsPart, SettingsValue } from '../domain/settings/settings-part'

export interface SettingsHistoryLine {
  readonly part: SettingsPart
  /** null: there was, or is, no such part. */
  readonly from: SettingsValue
  readonly to: SettingsValue
  readonly memberName: string
  readonly atMs: number
}
