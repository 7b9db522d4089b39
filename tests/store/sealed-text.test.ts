/** A torn text must be noticed at every length it can be cut to. */
import { seal, unseal } from '../../src/store/sealed-text'
import { keyPart, textOfKeyPart } from '../../src/store/shelf'

describe('a sealed text', () => {
  const body = JSON.stringify({ name: '李佳珍', note: 'a\nb', empty: '' })

  it('comes back whole', () => {
    expect(unseal(seal(body))).toBe(body)
    expect(unseal(seal(''))).toBe('')
  })

  it('is noticed when it is cut anywhere or one sign is another', () => {
    const text = seal(body)
    for (let length = 0; length < text.length; length++) {
      expect(unseal(text.slice(0, length))).toBeNull()
      const other = text.charCodeAt(length) ^ 1
      const changed = text.slice(0, length) + String.fromCharCode(other) + text.slice(length + 1)
      expect(unseal(changed)).toBeNull()
    }
  })
})

it.each(['m-1', 'a:b/c', '走访 1', 'oGZ_x.Y:3a:'])(
  'the key part of %j can be read back',
  (text) => {
    expect(keyPart(text)).toMatch(/^[0-9A-Za-z_.:-]+$/)
    expect(textOfKeyPart(keyPart(text))).toBe(text)
  },
)
