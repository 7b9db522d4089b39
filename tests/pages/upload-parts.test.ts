/** A file in parts: none over the limit of a call, together the file again, and a lost part is sent once more. */
import { createFixtureApplication } from '../support/fixture-application'
import { regionId } from '../support/fixture-building'
import {
  base64Bytes,
  sendParts,
  splitBase64,
  whyNotUploadable,
} from '../../src/packages/office/roster-import/upload-parts'
import { maxPartBytes } from '../../src/protocol/limits'

const file = Buffer.alloc(200_001, 7)

test('parts stay below the limit and decode one by one into the file', () => {
  const parts = splitBase64(file.toString('base64'))
  const decoded = parts.map((part) => Buffer.from(part, 'base64'))
  expect(parts.length).toBe(4)
  expect(Math.max(...decoded.map((part) => part.length))).toBeLessThanOrEqual(maxPartBytes)
  expect(Buffer.concat(decoded).equals(file)).toBe(true)
})

test.each([0, 1, 2, 3, 100])('the size of %d bytes is read off their base64', (length) => {
  expect(base64Bytes(Buffer.alloc(length).toString('base64'))).toBe(length)
})

test('what cannot be sent is said before sending', () => {
  expect(whyNotUploadable('名册.xls', 'AAAA')).toContain('另存为 .xlsx')
  expect(whyNotUploadable('名册.xlsx', '')).toContain('空的')
  expect(whyNotUploadable('名册.xlsx', 'A'.repeat(14_000_000))).toContain('超过 10 MB')
  expect(whyNotUploadable('名册.XLSX', 'AAAA')).toBe('')
})

test('a part that fails is sent again, and sending goes on from where it was asked', async () => {
  const sent: number[] = []
  let failures = 2
  const { server } = createFixtureApplication()
  const put = ({ index }: { readonly index: number }) => {
    if (failures-- > 0) return Promise.reject(new Error('no signal'))
    sent.push(index)
    return Promise.resolve({ complete: false })
  }
  const upload = {
    fileId: 'file-1',
    purpose: 'roster' as const,
    regionId: regionId('c1'),
    parts: ['AAAA', 'BBBB', 'CCCC'],
  }
  const counts: number[] = []
  await sendParts({ ...server, file: { ...server.file, put } }, upload, 1, (count) => {
    counts.push(count)
  })
  expect(sent).toEqual([1, 2])
  expect(counts).toEqual([2, 3])
})
