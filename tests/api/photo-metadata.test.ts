/** What a photo tells besides its picture does not survive the upload. */
import * as fc from 'fast-check'
import { readOrientation } from '../../cloudfunctions/api/file/jpeg-orientation'
import { cleanPhoto } from '../../cloudfunctions/api/file/photo-metadata'

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}
const START = Buffer.from([0xff, 0xd8])
const END = Buffer.from([0xff, 0xd9])
const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x02\0\0\x01\0\x01\0\0', 'latin1'))
const TABLES = Buffer.concat([
  segment(0xdb, Buffer.alloc(65, 7)),
  segment(0xc4, Buffer.alloc(20, 3)),
])
const SCAN = Buffer.concat([
  segment(0xda, Buffer.alloc(10, 1)),
  Buffer.from([1, 2, 0xff, 0x00, 3, 0xff, 0xd0, 4, 0xff, 0x00, 0xe1]),
])
const exif = (body: string, orientation = 1): Buffer => {
  const tiff = Buffer.alloc(26)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  tiff.writeUInt16LE(1, 8)
  tiff.writeUInt16LE(0x0112, 10)
  tiff.writeUInt16LE(3, 12)
  tiff.writeUInt32LE(1, 14)
  tiff.writeUInt16LE(orientation, 18)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(body)]))
}
const SECRET = 'GPS 30.63N 120.56E'

describe('JPEG', () => {
  it('keeps the picture byte for byte and nothing else', () => {
    const dirty = Buffer.concat([
      ...[
        START,
        JFIF,
        exif(SECRET),
        segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${SECRET}`)),
      ],
      ...[
        segment(0xed, Buffer.from(SECRET)),
        TABLES,
        segment(0xfe, Buffer.from(SECRET)),
        SCAN,
        SCAN,
      ],
      ...[END, Buffer.from(SECRET)],
    ])
    expect(cleanPhoto(dirty)).toEqual({
      mediaType: 'image/jpeg',
      bytes: Buffer.concat([START, JFIF, TABLES, SCAN, SCAN, END]),
    })
  })

  it('keeps which way is up, in a segment that says only that', () => {
    const cleaned = cleanPhoto(Buffer.concat([START, exif(SECRET, 6), TABLES, SCAN, END]))
    expect(cleaned?.bytes.includes(SECRET)).toBe(false)
    expect(readOrientation(cleaned?.bytes.subarray(2) ?? Buffer.alloc(0))).toBe(6)
    expect(cleaned?.bytes.length).toBe(2 + 36 + TABLES.length + SCAN.length + 2)
  })

  it('lets no application segment or comment through, whatever it holds and wherever it stands', () => {
    const metadata = fc.tuple(
      fc.oneof(fc.integer({ min: 0xe1, max: 0xef }), fc.constant(0xfe)),
      fc.uint8Array({ maxLength: 40 }),
    )
    const many = fc.array(metadata, { maxLength: 5 })
    fc.assert(
      fc.property(many, many, many, (first, second, third) => {
        const put = (list: typeof first) =>
          Buffer.concat(list.map(([marker, body]) => segment(marker, Buffer.from(body))))
        const dirty = [START, put(first), TABLES, put(second), SCAN, put(third), SCAN, END]
        const clean = Buffer.concat([START, TABLES, SCAN, SCAN, END])
        expect(cleanPhoto(Buffer.concat(dirty))?.bytes).toEqual(clean)
      }),
    )
  })

  it('does not change what is clean already, and never throws at random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (tail) => {
        const once = cleanPhoto(Buffer.concat([START, JFIF, Buffer.from(tail)]))
        if (once) expect(cleanPhoto(once.bytes)).toEqual(once)
      }),
    )
  })

  it('refuses one that breaks off', () => {
    expect(cleanPhoto(Buffer.concat([START, JFIF, TABLES, SCAN]))).toBeNull()
  })
})

describe('PNG and WebP', () => {
  const chunk = (type: string, body: string): Buffer => {
    const head = Buffer.alloc(8)
    head.writeUInt32BE(body.length, 0)
    head.write(type, 4, 'latin1')
    return Buffer.concat([head, Buffer.from(body, 'latin1'), Buffer.alloc(4, 9)])
  }
  const riff = (type: string, body: Buffer): Buffer => {
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  }

  it('drops texts, times and EXIF of a PNG', () => {
    const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
    const picture = [chunk('IHDR', '0123456789012'), chunk('IDAT', 'pixels')]
    const dirty = ['tEXt', 'iTXt', 'zTXt', 'eXIf', 'tIME', 'prVt'].map((type) =>
      chunk(type, SECRET),
    )
    const cleaned = cleanPhoto(
      Buffer.concat([signature, ...picture, ...dirty, chunk('IEND', ''), Buffer.from(SECRET)]),
    )
    expect(cleaned).toEqual({
      mediaType: 'image/png',
      bytes: Buffer.concat([signature, ...picture, chunk('IEND', '')]),
    })
  })

  it('drops EXIF and XMP of a WebP, clears their flags and corrects the length', () => {
    const file = (chunks: readonly Buffer[]): Buffer =>
      riff('RIFF', Buffer.concat([Buffer.from('WEBP'), ...chunks]))
    const header = (flags: number) => riff('VP8X', Buffer.from([flags, 0, 0, 0, 1, 0, 0, 1, 0, 0]))
    const pixels = riff('VP8 ', Buffer.from('pixel'))
    const dirty = [
      header(0b0001_1100),
      pixels,
      riff('EXIF', Buffer.from(SECRET)),
      riff('XMP ', Buffer.from(SECRET)),
    ]
    expect(cleanPhoto(file(dirty))).toEqual({
      mediaType: 'image/webp',
      bytes: file([header(0b0001_0000), pixels]),
    })
  })

  it('takes nothing else for a photo', () => {
    for (const other of [
      'GIF89a......',
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '%PDF-1.7',
      '',
    ])
      expect(cleanPhoto(Buffer.from(other))).toBeNull()
  })
})
