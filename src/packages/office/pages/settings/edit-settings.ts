/** Small changes to the rules, as the sheets of the page make them. Pure; what is wrong is told elsewhere. */
import type { Level, PostKind, Settings, TagRule } from '../../../../domain/settings/settings'

/** undefined takes an optional field away. */
type Part<Entry> = { readonly [Field in keyof Entry]?: Entry[Field] | undefined }

const overlaid = <Entry extends object>(entry: Entry, part: Part<Entry>): Entry =>
  Object.fromEntries(
    Object.entries({ ...entry, ...part }).filter(([, value]) => value !== undefined),
  ) as Entry

/** A tag is known by its name, which is what is being typed: so by its place here. */
export const editTag = (settings: Settings, at: number, part: Part<TagRule>): Settings => ({
  ...settings,
  tags: settings.tags.map((tag, index) => (index === at ? overlaid(tag, part) : tag)),
})

export const addTag = (settings: Settings): Settings => ({
  ...settings,
  tags: [...settings.tags, { name: '', mark: '', visitEveryDays: null }],
})

export const removeTag = (settings: Settings, at: number): Settings => ({
  ...settings,
  tags: settings.tags.filter((_, index) => index !== at),
})

export const editLevel = (settings: Settings, id: string, part: Part<Level>): Settings => ({
  ...settings,
  levels: settings.levels.map((level) => (level.id === id ? overlaid(level, part) : level)),
})

export const addLevelBelow = (
  settings: Settings,
  aboveId: string,
  { id, name = '' }: { readonly id: string; readonly name?: string },
): Settings => ({
  ...settings,
  levels: settings.levels.flatMap((level) =>
    level.id === aboveId ? [level, { id, name, isScope: false }] : [level],
  ),
})

export const removeLevel = (settings: Settings, id: string): Settings => ({
  ...settings,
  levels: settings.levels.filter((level) => level.id !== id),
})

export const moveScope = (settings: Settings, id: string): Settings => ({
  ...settings,
  levels: settings.levels.map((level) => ({ ...level, isScope: level.id === id })),
})

export const editKind = (settings: Settings, id: string, part: Part<PostKind>): Settings => ({
  ...settings,
  postKinds: settings.postKinds.map((kind) => (kind.id === id ? overlaid(kind, part) : kind)),
})

/** Which kinds of post give this one; those that manage no posts cannot. */
export const giversOf = ({ postKinds }: Settings, id: string): readonly string[] =>
  postKinds.filter(({ grants }) => grants.includes(id)).map((kind) => kind.id)

export const setGivers = (settings: Settings, id: string, givers: readonly string[]): Settings => ({
  ...settings,
  postKinds: settings.postKinds.map((kind) => {
    const others = kind.grants.filter((granted) => granted !== id)
    if (givers.includes(kind.id) === kind.grants.includes(id)) return kind
    return { ...kind, grants: givers.includes(kind.id) ? [...others, id] : others }
  }),
})

/** The least that a post at the doors needs. */
export const addKind = (settings: Settings, id: string): Settings => {
  const kind: PostKind = {
    id,
    name: '',
    permissions: ['file.read', 'visit.write'],
    carriesFiles: true,
    grants: [],
  }
  return { ...settings, postKinds: [...settings.postKinds, kind] }
}

export const removeKind = (settings: Settings, id: string): Settings => ({
  ...setGivers(settings, id, []),
  postKinds: setGivers(settings, id, []).postKinds.filter((kind) => kind.id !== id),
})
