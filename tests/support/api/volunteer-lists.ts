/** Lists of volunteers as an office brings them, and the colleague who agrees to their hours. */
import type { Api } from '../../../cloudfunctions/api/api'
import { maxPartBytes } from '../../../src/protocol/limits'
import type { Proposals } from '../../../src/protocol/time-proposal'
import type {
  VolunteerRosterPreview,
  VolunteerRosterProgress,
} from '../../../src/protocol/volunteer-roster'
import type { Value } from '../roster-workbook'
import { volunteerBook } from '../volunteer-workbook'
import { answer } from './ask'
import { doAs, told } from './test-volunteers'

interface Brought {
  readonly regionId?: string
  readonly member?: string
  readonly fileName?: string
}

let files = 0

export const uploadList = async (
  api: Api,
  bytes: Buffer,
  { regionId = 'c1', member = 'worker' }: Brought = {},
): Promise<string> => {
  const fileId = `list-${++files}`
  const partCount = Math.ceil(bytes.length / maxPartBytes)
  for (let index = 0; index < partCount; index++) {
    const part = bytes.subarray(index * maxPartBytes, (index + 1) * maxPartBytes)
    await answer(api, member, 'file.put', {
      ...{ fileId, purpose: 'volunteer-roster', regionId, index, partCount },
      bytes: part.toString('base64'),
    })
  }
  return fileId
}

export const previewList = async (
  api: Api,
  lines: readonly (readonly Value[])[] | Buffer,
  where: Brought = {},
): Promise<VolunteerRosterPreview> => {
  const { regionId = 'c1', member = 'worker', fileName } = where
  const bytes = Buffer.isBuffer(lines) ? lines : volunteerBook(lines)
  return answer(api, member, 'volunteerRoster.preview', {
    fileId: await uploadList(api, bytes, where),
    ...{ regionId, ...(fileName === undefined ? {} : { fileName }) },
  })
}

/** One portion. */
export const proceedList = (
  api: Api,
  { importId }: Pick<VolunteerRosterPreview, 'importId'>,
  { regionId = 'c1', member = 'worker' }: Brought = {},
): Promise<VolunteerRosterProgress> =>
  answer(api, member, 'volunteerRoster.proceed', { importId, regionId })

export const finishList = async (
  api: Api,
  preview: Pick<VolunteerRosterPreview, 'importId'>,
  where: Brought = {},
): Promise<readonly VolunteerRosterProgress[]> => {
  const steps: VolunteerRosterProgress[] = []
  do steps.push(await proceedList(api, preview, where))
  while (steps.at(-1)?.finished !== true)
  return steps
}

/** To the hours of all lists that wait there, as one of the office is shown them; how each was answered. */
export const agreeToLists = async (
  api: Api,
  { member = 'admin', regionId = 'street' }: Brought = {},
): Promise<readonly string[]> => {
  const { open } = await answer<Proposals>(api, member, 'timeBank.proposals', { regionId })
  const answers: string[] = []
  for (const { id: proposalId, list } of open) {
    const args = { proposalId, minutes: list?.minutes }
    if (list) answers.push(told(await doAs(api, member, 'proposal.approve', args, regionId)))
  }
  return answers
}
