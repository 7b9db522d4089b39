/** Row types of volunteers and activities. `…_cipher` and `…_index` are made by secrets/ only. */
import type { Generated } from 'kysely'
import type { MessageTemplate } from '../../../src/domain/message/message-commands'
import type { VolunteerState } from '../../../src/domain/volunteer/volunteer'

export interface VolunteerTable {
  tenant_id: string
  id: string
  number: string
  region_id: string
  member_id: string | null
  state: VolunteerState
  details_cipher: string
  /** A worker has looked at who they are, as it stands. */
  details_verified: boolean
  /** Who of the office took it off its owner's WeChat, or ended it; stays when somebody else signs in as it. */
  let_go_by_member_id: Generated<string | null>
  /** Which personal code of theirs holds; the first is 0. */
  code_serial: Generated<number>
  code_since_ms: Generated<number>
  id_number_index: Generated<string>
  phone_index: Generated<string>
  registered_at_ms: number
  settled_at_ms: number | null
  settled_by_name: Generated<string>
  settled_reason_cipher: Generated<string>
  /** The worker who registered them at the desk; null: they did it themselves, or a list brought them. */
  enrolled_by_member_id: Generated<string | null>
  enrolled_by_name: Generated<string>
  consent_note_cipher: Generated<string>
}

export interface ActivityTable {
  tenant_id: string
  id: string
  region_id: string
  /** '' for one that is of no series. */
  series_id: Generated<string>
  title: string
  /** One of the tenant's service kinds. */
  service_kind: string
  brand: Generated<string>
  place: string
  /** What to bring, what to know. */
  note: Generated<string>
  contact_name: string
  contact_phone_cipher: Generated<string>
  photo_id: Generated<string>
  /** Where phones that scan should be near to; null: nobody asks. */
  latitude: Generated<number | null>
  longitude: Generated<number | null>
  state: 'open' | 'cancelled'
  cancelled_reason: Generated<string>
  /** Subject of the content check that holds for it; '' for none. */
  checked_as: Generated<string>
  /** Nobody but who runs activities there reads it. */
  hidden: Generated<boolean>
  /** Subject of the content check of the reason; '' for none. */
  reason_checked_as: Generated<string>
  reason_hidden: Generated<boolean>
  published_by_member_id: string
  published_by_name: string
  published_at_ms: number
}

export interface ShiftTable {
  tenant_id: string
  id: string
  activity_id: string
  starts_at_ms: number
  ends_at_ms: number
  quota: number
  seats_taken: Generated<number>
  state: 'open' | 'cancelled'
  /** '' for one that went with its whole activity. */
  cancelled_reason: Generated<string>
  /** Subject of the content check of the reason; '' for none. */
  reason_checked_as: Generated<string>
  reason_hidden: Generated<boolean>
  /** null: the reminders for its present time have not been written yet. */
  reminded_at_ms: Generated<number | null>
}

export interface SignUpTable {
  tenant_id: string
  shift_id: string
  volunteer_id: string
  /** The command that made it. */
  id: string
  state: 'seated' | 'waiting' | 'cancelled'
  signed_up_at_ms: number
  /** The order of the waiting list. */
  turn: number
  /** By which its owner was last to be told that something has changed; null: nothing has. */
  news_command_id: Generated<string | null>
  /** The reminder of this shift was asked for, with a consent. */
  wants_reminder: Generated<boolean>
  /** From the waiting list, and nobody has noted that its owner was called. */
  moved_up: Generated<boolean>
  /** That tells its owner so. */
  seat_message_id: Generated<string>
  /** Who runs the activity gave the place back for its owner; both '' where nobody did. */
  taken_back_by_name: Generated<string>
  taken_back_reason_cipher: Generated<string>
}

export interface VolunteerNumberTable {
  tenant_id: string
  code: string
  last: number
}

/** 培训, 表彰奖励 and 评价 of a volunteer. */
export interface VolunteerEntryTable {
  tenant_id: string
  id: string
  volunteer_id: string
  kind: 'training' | 'commendation' | 'appraisal'
  text_cipher: string
  on_date: string
  minutes: Generated<number>
  given_by: Generated<string>
  entered_by_name: string
  entered_at_ms: number
  /** The line that this one puts right. */
  amends_id: Generated<string | null>
  /** The line named is taken back, and nothing is said instead. */
  withdraws: Generated<boolean>
  /** Why it puts the other right; sealed. */
  reason_cipher: Generated<string>
}

/** Hours from an older record, as a roster told them; never among those that were recorded here. */
export interface CarriedServiceTable {
  tenant_id: string
  volunteer_id: string
  minutes: number
  as_of_date: string
  entered_by_name: string
  entered_at_ms: number
}

/** What it should have been; `place` counts from 1, the last one holds. */
export interface CarriedServiceAmendmentTable {
  tenant_id: string
  id: string
  volunteer_id: string
  minutes: number
  /** Sealed. */
  reason_cipher: string
  entered_by_name: string
  entered_at_ms: number
  place: number
}

export interface VolunteerCorrectionTable {
  tenant_id: string
  id: string
  volunteer_id: string
  request_cipher: string
  state: 'open' | 'accepted' | 'declined'
  asked_at_ms: number
  settled_at_ms: number | null
  settled_by_name: Generated<string>
  settled_reason_cipher: Generated<string>
  /** What stood there before it was put right, as JSON; sealed. '' while nothing was. */
  before_cipher: Generated<string>
  /** The worker who put right who the volunteer is; null: that was not asked, or is not done. */
  identity_by_member_id: Generated<string | null>
  /** Where the volunteer asks to belong to; null: stays where they are. */
  to_region_id: Generated<string | null>
  /** Where they belonged to until it was granted; null while it is not. */
  from_region_id: Generated<string | null>
  /** The worker who asked in the place of somebody without a phone; null: the volunteer. */
  asked_by_member_id: Generated<string | null>
  asked_by_name: Generated<string>
  /** Declined by whoever had asked. */
  taken_back: Generated<boolean>
}

export interface MessageConsentTable {
  tenant_id: string
  member_id: string
  template: MessageTemplate
  left_over: number
}

export type MessageState =
  'waiting' | 'sending' | 'sent' | 'no-consent' | 'refused' | 'given-up' | 'too-late' | 'unknown'

export interface MessageTable {
  tenant_id: string
  id: string
  member_id: string
  template: MessageTemplate
  text_cipher: string
  state: MessageState
  consent_used: Generated<boolean>
  attempts: Generated<number>
  /** See message/precedence.ts. */
  precedence: Generated<number>
  next_try_at_ms: number
  useful_until_ms: number
  written_at_ms: number
  settled_at_ms: number | null
}

/** Put together with the others in schema.ts. */
export interface VolunteerTables {
  volunteer: VolunteerTable
  volunteer_number: VolunteerNumberTable
  volunteer_entry: VolunteerEntryTable
  volunteer_correction: VolunteerCorrectionTable
  carried_service: CarriedServiceTable
  carried_service_amendment: CarriedServiceAmendmentTable
  activity: ActivityTable
  shift: ShiftTable
  sign_up: SignUpTable
  message_consent: MessageConsentTable
  message: MessageTable
}
