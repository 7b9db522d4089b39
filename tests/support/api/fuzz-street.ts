/**
 * A street with something of everything on file, for random input to find: doors, visits, a roster, a photo, an
 * invitation, a refused command; and the texts that name them.
 */
import { maxPartBytes } from '../../../src/protocol/limits'
import type { RosterPreview } from '../../../src/protocol/roster'
import { workbookOf } from '../roster-workbook'
import { arbitraryOf } from '../shape-arbitrary'
import { answer } from './ask'
import { journeys } from './command-journeys'
import { officeSamples } from './command-samples'
import { openEntries, type Entries } from './entries'
import { acceptsOnly, command, doorOf, envelope, idNumbers, officeCommand, push } from './test-file'
import { regionIds } from './test-street'
import { activitySamples, volunteerDetails } from './volunteer-samples'
import type fc from 'fast-check'
import type * as v from 'valibot'

export interface FuzzStreet extends Entries {
  /** Values that fit the shape and often name something that is there. */
  goodInput(shape: v.GenericSchema): fc.Arbitrary<unknown>
}

const roster = () => {
  const header = ['微网格', '小区', '幢', '单元', '室', '与户主关系', '姓名', '身份证号码']
  const door = ['1号微网格', '杨柳新村', 15, 3]
  const rows = [
    header,
    [...door, '203', '户主', '李佳珍', '33049819880706994X'],
    [...door, '203', '子', '徐小宝', '330498199208139951'],
    [...door, '204', '户主', '单雄信', ''],
  ]
  return Buffer.from(workbookOf({ 第九网格: { rows } }))
}
const picture = [0xff, 0xd8, 0xff, 0xda, 0, 2, 1, 2, 0xff, 0xd9]

const upload = async (
  { test: { api } }: Entries,
  file: {
    readonly fileId: string
    readonly purpose: 'photo' | 'roster'
    readonly regionId: string
  },
  whole: Buffer,
): Promise<void> => {
  const partCount = Math.ceil(whole.length / maxPartBytes)
  for (let index = 0; index < partCount; index++) {
    const bytes = whole.subarray(index * maxPartBytes, (index + 1) * maxPartBytes)
    await answer(api, 'worker', 'file.put', {
      ...file,
      index,
      partCount,
      bytes: bytes.toString('base64'),
    })
  }
}

const texts: readonly string[] = [
  ...['a', 'b'].flatMap((suffix): string[] => Object.values({ ...doorOf(suffix) })),
  ...regionIds.slice(0, 12),
  ...['visit-a', 'f-a', 'merge-b', 'new-1', 'new-2', 'leader', 'worker', 'post-leader', 'none'],
  ...['', '2026-03-01', '1941-05-06', '2027-01-01', '13800010001', '李佳珍', '独居老人'],
  ...Object.values(idNumbers),
  ...[
    'ABCDEFGH23',
    'ABCDEFGHJKMNPQRSTUVW',
    '/9j/4AAQSkZJRg==',
    'AAAA',
    '2026-03',
    '3',
    '12',
    'grid-member',
    'community',
    'e1',
  ],
  ...['volunteer-1', 'activity-1', 'activity-1.s1', '08:30', '11:00', '2026-03-14'],
  ...['第九网格', 'name', 'idNumber', 'tagFlag', '核对身份'],
]

/** Answers the ids and the code that the server gave out. */
const furnish = async (entries: Entries) => {
  const { api } = entries.test
  acceptsOnly(await push(api, 'worker', ...journeys['visit.record']('a')))
  acceptsOnly(await push(api, 'worker', ...journeys['resident.merge']('b')))
  const args = officeSamples['invitation.issue']
  const issue = envelope({ name: 'invitation.issue', regionId: 'g1', args })
  const [issued] = await push(api, 'worker', issue)
  const { code } = (issued as { readonly answer: { readonly code: string } }).answer
  // It is open already, so both are refused and kept.
  for (const id of ['refused-1', 'refused-2'])
    await push(api, 'leader', command('follow-up.reopen', 'b1', { followUpId: 'f-a' }, id))
  acceptsOnly(await push(api, 'leader', ...volunteersAndActivities()))
  const verify = { volunteerId: 'volunteer-1', idNumber: '' }
  acceptsOnly(await push(api, 'worker', officeCommand('volunteer.verify', 'c1', verify)))
  const photo = { fileId: 'photo-1', purpose: 'photo', regionId: 'b1' } as const
  await upload(entries, photo, Buffer.from(picture))
  const file = { fileId: 'roster-1', purpose: 'roster', regionId: 'c1' } as const
  await upload(entries, file, roster())
  const { importId } = await answer<RosterPreview>(api, 'worker', 'roster.preview', {
    fileId: file.fileId,
    regionId: file.regionId,
  })
  return { code, importId }
}

/** A volunteer with a request, an activity in the grid. */
const volunteersAndActivities = () => [
  officeCommand('volunteer.register', 'g1', {
    volunteerId: 'volunteer-1',
    details: volunteerDetails,
  }),
  officeCommand('volunteer.ask-correction', 'g1', {
    requestId: 'request-1',
    changes: { team: '蓝天队' },
    note: '',
  }),
  officeCommand('activity.publish', 'g1', {
    ...activitySamples['activity.publish'],
    activityId: 'activity-1',
  }),
]

const commandNames = [...Object.keys(journeys), ...Object.keys(officeSamples)]

export const openFuzzStreet = async (): Promise<FuzzStreet> => {
  const entries = await openEntries()
  try {
    const { code, importId } = await furnish(entries)
    const textsOfFields = {
      regionId: ['b1', 'c1', 'street'],
      residentId: [doorOf('a').residentId, doorOf('b').residentId],
      householdId: [doorOf('a').householdId],
      houseId: [doorOf('a').houseId],
      fileId: ['roster-1', 'photo-1', 'new-file'],
      photoId: ['photo-1', 'roster-1'],
      importId: [importId],
      refusedCommandId: ['refused-1', 'refused-2'],
      volunteerId: ['volunteer-1'],
      requestId: ['request-1'],
      activityId: ['activity-1'],
      shiftId: ['activity-1.s1'],
      code: [code, 'ABCDEFGHJKMNPQRSTUVW'],
      name: [...commandNames, '李佳珍'],
      userId: ['leader'],
      epoch: ['e1'],
    }
    return { ...entries, goodInput: (shape) => arbitraryOf(shape, texts, textsOfFields) }
  } catch (error) {
    await entries.close()
    throw new Error(`The street could not be furnished: ${String(error)}`, {
      cause: entries.test.reports[0]?.error,
    })
  }
}
