/** Pinyin initials of a name, for searching as one types. Made on the server, because the table is 450 KB. */
import { pinyin } from 'pinyin-pro'

/** '李佳珍' → 'ljz', '单雄信' → 'sxx' (surnames have readings of their own), 'Anna Li' → 'annali'. */
export const initialsOf = (name: string): string =>
  pinyin(name, {
    pattern: 'first',
    toneType: 'none',
    surname: 'head',
    type: 'array',
    nonZh: 'spaced',
  })
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 60)
