/** How alike two short Chinese texts are, by the pairs of neighbouring signs that they share. Pure. */
import { withoutSpaces } from '../plain-text'

const pairsOf = (text: string): ReadonlySet<string> => {
  const signs = [...withoutSpaces(text).replace(/[，。！？、,.!?：:；;]/g, '')]
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`))
}

/** 0 (nothing shared) to 1 (the same pairs): of the shorter text's pairs, how many the other has too (overlap coefficient). */
export const likeness = (one: string, other: string): number => {
  const [few, many] = [pairsOf(one), pairsOf(other)].sort((a, b) => a.size - b.size)
  if (!few || !many || few.size === 0) return 0
  return [...few].filter((pair) => many.has(pair)).length / few.size
}

/** Alike enough to be shown before one sends the same again; found by trying sentences as people write them. */
export const leastLikeness = 0.3
