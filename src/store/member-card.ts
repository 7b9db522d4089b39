/**
 * Who this phone is for one member (its client id), how far it has synced, and what the member may hold. Two texts:
 * a small one that is written often, and the access document, which is large and changes seldom.
 */
import * as v from 'valibot'
import { settingsShape } from '../domain/settings/settings'
import { defaultHelpCall } from '../domain/settings/help-call-rules'
import { defaultMatters } from '../domain/settings/matter-rules'
import { defaultTimeBank } from '../domain/settings/time-bank-rules'
import { defaultVolunteering } from '../domain/settings/volunteering-rules'
import { defaultWishes } from '../domain/settings/wish-rules'
import type { Access } from '../protocol/pull'
import type { Shelf } from './shelf'

const cardShape = v.object({
  clientId: v.pipe(v.string(), v.minLength(1)),
  epoch: v.string(),
  lastSyncedAtMs: v.number(),
  /** The server's own time when this phone last heard it; 0 = never. */
  heardServerAtMs: v.optional(v.number(), 0),
  /** The highest sequence that may have been sent; no later command may get it again. */
  lastSequence: v.number(),
})

export type Card = v.InferOutput<typeof cardShape>

/** Groups of rules that came with a later version, or have grown since: what holds until the server has told its own. */
const laterRules = {
  volunteering: defaultVolunteering,
  timeBank: defaultTimeBank,
  matters: defaultMatters,
  helpCall: defaultHelpCall,
  wishes: defaultWishes,
}

/** Enough to know an access document from something else; a newer server may put more into it. */
const accessOutline = v.looseObject({
  tenantName: v.string(),
  memberId: v.string(),
  memberName: v.string(),
  posts: v.array(v.looseObject({ id: v.string(), regionId: v.string(), kindId: v.string() })),
  regions: v.array(v.looseObject({ id: v.string(), name: v.string(), levelId: v.string() })),
  settings: v.looseObject({
    ...v.entriesFromList(
      Object.keys(settingsShape.entries).filter((name) => !(name in laterRules)),
      v.union([v.array(v.unknown()), v.number()]),
    ),
    ...v.entriesFromList(Object.keys(laterRules), v.optional(v.looseObject({}))),
  }),
})

/** A phone whose app was renewed before it met the server again must open with what it has. */
export const accessShape = v.pipe(
  v.custom<Access>((input) => v.is(accessOutline, input)),
  v.transform(({ settings, ...access }) => ({
    ...access,
    settings: {
      ...settings,
      volunteering: { ...laterRules.volunteering, ...settings.volunteering },
      timeBank: { ...laterRules.timeBank, ...settings.timeBank },
      matters: { ...laterRules.matters, ...settings.matters },
      helpCall: { ...laterRules.helpCall, ...settings.helpCall },
      wishes: { ...laterRules.wishes, ...settings.wishes },
    },
  })),
)

const accessTextShape = v.object({ tag: v.string(), access: accessShape })

export class MemberCard {
  access: Access | null = null
  accessTag = ''

  private constructor(
    private readonly shelf: Shelf,
    private card: Card,
  ) {}

  /**
   * Writes nothing: a new card is saved with the first page. A torn one gets a new client id and an empty epoch, and
   * the server sends everything anew.
   */
  static async open(
    shelf: Shelf,
    newId: () => string,
  ): Promise<{ card: MemberCard; torn: number }> {
    const kept = await shelf.read('meta', cardShape)
    const access = await shelf.read('access', accessTextShape)
    const card = new MemberCard(
      shelf,
      kept.kind === 'value'
        ? kept.value
        : { clientId: newId(), epoch: '', lastSyncedAtMs: 0, heardServerAtMs: 0, lastSequence: 0 },
    )
    if (access.kind === 'value') {
      card.access = access.value.access
      card.accessTag = access.value.tag
    }
    const torn = [kept, access].filter(({ kind }) => kind === 'torn').length
    return { card, torn }
  }

  read(): Card {
    return this.card
  }

  async save(part: Partial<Card>): Promise<void> {
    const card = { ...this.card, ...part }
    await this.shelf.write('meta', card)
    this.card = card
  }

  async saveAccess(tag: string, access: Access): Promise<void> {
    await this.shelf.write('access', { tag, access })
    this.access = access
    this.accessTag = tag
  }
}
