/** WeChat's scanner: a QR code, and a 小程序码 of ours, which phones of two makers tell differently. */
import { readGateCode } from '../../src/domain/attendance/gate-code'
import { findCertificateCode } from '../../src/domain/certificate/find-certificate-code'
import { createScanner } from '../../src/platform/scanner.weapp'

const wallCode = '0123456789abcdef01234567'
const page = 'packages/volunteer/pages/scan/index'

const asked: unknown[] = []
const sees = (answer: object) => {
  const scanCode = (options: unknown) => {
    asked.push(options)
    return Promise.resolve(answer)
  }
  Object.assign(globalThis, { wx: { scanCode } })
}
afterEach(() => Reflect.deleteProperty(globalThis, 'wx'))

test.each([`${page}?scene=${wallCode}`, `${page}.html?a=1&scene=${wallCode}&b=2`])(
  'the 小程序码 on the wall says what the QR code beside it says: %s',
  async (path) => {
    sees({ result: '*', path, scanType: 'WX_CODE' })
    const text = await createScanner().scan('camera')
    expect(readGateCode(text ?? '')).toEqual({ kind: 'wall', wallCode })
    expect(asked.at(-1)).toMatchObject({ onlyFromCamera: true })
    expect(JSON.stringify(asked.at(-1))).toMatch(/qrCode.*wxCode/)
  },
)

test('the 小程序码 of a certificate says its code, which is no wall code', async () => {
  const code = 'ABCDEFGHJKMNPQRSTUVW'
  sees({ result: '*', path: `packages/volunteer/pages/certificate/index?scene=${code}` })
  const text = (await createScanner().scan('album-too')) ?? ''
  expect(findCertificateCode(text)).toBe(code)
  expect(readGateCode(text)).toBeNull()
})

test('any other code is the text that it is, from the album where that is no matter', async () => {
  for (const answer of [{ result: 'LX1.x' }, { result: 'LX1.x', path: `${page}?scene=坏` }]) {
    sees(answer)
    expect(await createScanner().scan('album-too')).toBe('LX1.x')
  }
  expect(asked.at(-1)).toMatchObject({ onlyFromCamera: false })
})

test('who gives up has scanned nothing', async () => {
  Object.assign(globalThis, { wx: { scanCode: () => Promise.reject(new Error('cancel')) } })
  expect(await createScanner().scan('camera')).toBeNull()
})
