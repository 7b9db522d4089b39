/** Where which kind of post may be given to somebody. Posts that are held already are not touched by it. */
import type { PostKind, Settings } from '../settings/settings'

export const givenAtLevel = (kind: PostKind, levelId: string): boolean =>
  kind.retired !== true && (kind.givenAt?.includes(levelId) ?? true)

/** '网格、微网格'; '' for a kind that may be given everywhere. */
export const givenAtWords = ({ givenAt }: PostKind, { levels }: Settings): string =>
  givenAt === undefined
    ? ''
    : levels
        .filter(({ id }) => givenAt.includes(id))
        .map(({ name }) => name)
        .join('、')

/** Why nobody can be given such a post in a region of this level; '' when it can. */
export const whyNotGiven = (kind: PostKind, levelId: string, settings: Settings): string => {
  if (kind.retired === true) return `${kind.name}这个岗位已停用，不再任命`
  return givenAtLevel(kind, levelId) ? '' : `${kind.name}只能定在${givenAtWords(kind, settings)}`
}
