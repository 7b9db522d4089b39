/** What somebody wants of the server, and the choosing of it by dice among what is on file. */
import { sql, type RawBuilder } from 'kysely'
import * as v from 'valibot'
import type { Api } from '../../../cloudfunctions/api/api'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { regionIdShape, type RegionId } from '../../../src/domain/shapes'
import { pick } from '../chance'
import type { Step } from '../history'
import { volunteers } from './found-volunteers'

export type Dice = Step['dice']

export interface Wanted<Name extends OfficeCommandName = OfficeCommandName> {
  readonly memberId: string
  readonly name: Name
  readonly regionId: RegionId
  readonly args: OfficeCommandArgs<Name>
}

export interface Around {
  readonly api: Api
  readonly nowMs: number
  readonly dice: Dice
  /** A text or id that nobody has written before. */
  readonly unique: string
  /** Where it is about this one alone. */
  readonly activityId?: string
  readonly orderId?: string
}

export const inActivity = ({ activityId }: Around): RawBuilder<boolean> =>
  activityId === undefined ? sql<boolean>`true` : sql<boolean>`activity_id = ${activityId}`

/** null where there is nothing to do it to. */
export type Want = (around: Around) => Promise<Wanted | null>

export const wanted = <Name extends OfficeCommandName>(
  memberId: string,
  name: Name,
  args: OfficeCommandArgs<Name>,
): Wanted<Name> => ({
  memberId,
  name,
  regionId: v.parse(regionIdShape, memberId === 'leader' ? 'g1' : 'c1'),
  args,
})

/** One of the rows, which the query has put in an order that does not change from run to run. */
export const choose = async <Row>(
  { api }: Around,
  dice: number,
  query: RawBuilder<Row>,
): Promise<Row | undefined> => pick((await query.execute(api.database)).rows, dice)

export const someVolunteer = (dice: number): string => pick(volunteers, dice) ?? 'v1'

/** Who decides for the community; 'worker' is a volunteer as well. */
export const someOfficer = (dice: number): string =>
  pick(['worker', 'inspector', 'inspector', 'admin'] as const, dice) ?? 'inspector'

/** Ids that the server gives differ from run to run; what they stand for does not. */
export const serviceOrder = sql`s.shift_id, s.volunteer_id`
