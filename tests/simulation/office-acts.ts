/** The office ends posts and gives them, changes the rules, and decides about refused commands. */
import { isDeepStrictEqual } from 'node:util'
import * as v from 'valibot'
import type { PostKind, Settings } from '../../src/domain/settings/settings'
import { commandIdShape, memberIdShape, regionIdShape } from '../../src/domain/shapes'
import type { OfficeCommandArgs, OfficeCommandName } from '../../src/domain/office-commands'
import { officeCommand } from '../support/api/test-file'
import { posts as firstPosts } from '../support/api/test-street'
import { pick } from './chance'
import type { Step } from './history'
import type { SimulatedPhone } from './simulated-phone'
import type { HeldPost } from './standing'
import type { World } from './world'

type Dice = Step['dice']

/** Where a member's post may be given; the kind stays theirs. */
const places = {
  worker: ['c1', 'c2', 'c1'],
  leader: ['g1', 'g2', 'g1', 'g3'],
  micro: ['m1', 'm2', 'm3'],
  steward: ['b1', 'b2', 'b3', 'b1'],
  other: ['c2', 'c1'],
} as const

const members = Object.keys(places) as (keyof typeof places)[]
const region = (id: string) => v.parse(regionIdShape, id)

const officeCommandOf = <Name extends OfficeCommandName>(
  world: World,
  name: Name,
  regionId: string,
  args: OfficeCommandArgs<Name>,
) => ({
  ...officeCommand(name, regionId, args),
  // Ids of this world alone: those of other worlds must not decide anything here.
  commandId: v.parse(commandIdShape, `desk-${world.unique()}`),
})

const appointment = (world: World, post: Omit<HeldPost, 'id'>) => ({
  postId: `post-${world.unique()}`,
  memberId: v.parse(memberIdShape, post.memberId),
  kindId: post.kindId,
  fromDate: '2026-01-01',
  toDate: '',
})

const somePost = (dice: Dice): Omit<HeldPost, 'id'> => {
  const memberId = pick(members, dice[0]) ?? 'leader'
  const [kindId] = firstPosts[memberId]
  return { memberId, kindId, regionId: pick(places[memberId], dice[1]) ?? 'c1' }
}

const postsOfPhones = async ({ server }: World): Promise<readonly HeldPost[]> => {
  const { posts } = await server.nowStanding()
  return posts.filter(({ memberId }) => members.some((name) => name === memberId))
}

export const endPost = async (world: World, { id, regionId }: HeldPost): Promise<void> => {
  const envelope = officeCommandOf(world, 'post.end', regionId, { postId: id })
  await world.server.atDesk('admin', envelope)
}

export const givePost = async (world: World, post: Omit<HeldPost, 'id'>): Promise<void> => {
  const args = appointment(world, post)
  await world.server.atDesk('admin', officeCommandOf(world, 'post.appoint', post.regionId, args))
}

export const endSomePost = async (world: World, dice: Dice): Promise<void> => {
  const ending = pick(await postsOfPhones(world), dice[0])
  if (ending) await endPost(world, ending)
}

export const giveSomePost = (world: World, dice: Dice): Promise<void> =>
  givePost(world, somePost(dice))

/** By the community worker's phone, through all that may happen to it. */
export const officeByPhone = async (
  world: World,
  phone: SimulatedPhone,
  dice: Dice,
): Promise<void> => {
  const app = phone.app()
  const ending = pick(await postsOfPhones(world), dice[0])
  const given = somePost(dice)
  phone.unasked(
    'request',
    dice[2] % 2 === 0 && ending
      ? app.request('post.end', region(ending.regionId), { postId: ending.id })
      : app.request('post.appoint', region(given.regionId), appointment(world, given)),
  )
}

const toggled = <Item>(items: readonly Item[], item: Item): Item[] =>
  items.includes(item) ? items.filter((other) => other !== item) : [...items, item]

const withKind = (
  settings: Settings,
  id: string,
  change: (kind: PostKind) => PostKind,
): Settings => ({
  ...settings,
  postKinds: settings.postKinds.map((kind) => (kind.id === id ? change(kind) : kind)),
})

interface RuleChange {
  readonly wanted: (settings: Settings, dice: number) => Settings
  /** The part that it changes. */
  readonly part: (settings: Settings) => unknown
}

const kindOf = ({ postKinds }: Settings, id: string) => postKinds.find((kind) => kind.id === id)

const ruleChanges: readonly RuleChange[] = [
  {
    wanted: (settings, dice) => ({ ...settings, correctionHours: pick([1, 24, 72], dice) ?? 24 }),
    part: ({ correctionHours }) => correctionHours,
  },
  {
    wanted: (settings, dice) => ({
      ...settings,
      visitEveryDays: 1 + (dice % 90),
      tags: settings.tags.slice(1),
    }),
    part: ({ visitEveryDays }) => visitEveryDays,
  },
  {
    wanted: (settings) =>
      withKind(settings, 'building-steward', (kind) => ({
        ...kind,
        carriesFiles: !kind.carriesFiles,
      })),
    part: (settings) => kindOf(settings, 'building-steward')?.carriesFiles,
  },
  {
    wanted: (settings) =>
      withKind(settings, 'micro-grid-leader', (kind) => ({
        ...kind,
        permissions: toggled(kind.permissions, 'file.write'),
      })),
    part: (settings) => kindOf(settings, 'micro-grid-leader')?.permissions,
  },
]

const readRules = async ({ server }: World): Promise<Settings> => {
  const { settings } = await server.api.database
    .selectFrom('tenant')
    .select('settings')
    .executeTakeFirstOrThrow()
  return settings
}

/** One rule is changed, or two at once by two who have seen the same rules. */
export const changeRules = async (world: World, dice: Dice): Promise<void> => {
  const seen = await readRules(world)
  const changes = ruleChanges.flatMap((change, at) =>
    at === dice[0] % 4 || (dice[2] % 2 === 0 && at === dice[1] % 4) ? [change] : [],
  )
  const changing = changes.map(async ({ wanted, part }) => {
    const settings = wanted(seen, dice[1])
    world.correctionHours.push(settings.correctionHours)
    const envelope = officeCommandOf(world, 'settings.change', 'street', { seen, settings })
    const { status } = await world.server.atDesk('admin', envelope)
    return status === 'rejected' ? null : { part, expected: part(settings) }
  })
  const taken = await Promise.all(changing)
  const rules = await readRules(world)
  for (const change of taken) {
    if (!change) continue
    world.struck.count('rules changed')
    if (!isDeepStrictEqual(change.part(rules), change.expected))
      world.promises.break('lost', `a change of the rules: ${JSON.stringify(change.expected)}`)
  }
}

/** A refused command is adopted: at a desk, at two at once, at a desk and by a phone at once; or settled without effect. */
export const decideRefused = async (
  world: World,
  phone: SimulatedPhone,
  dice: Dice,
): Promise<void> => {
  const { server, struck } = world
  const open = await server.api.database
    .selectFrom('refused_command')
    .select(['command_id', 'region_id'])
    .where('state', '=', 'open')
    .orderBy('command_id')
    .execute()
  const entry = pick(open, dice[0])
  if (!entry) return
  const { region_id: regionId } = entry
  const refusedCommandId = v.parse(commandIdShape, entry.command_id)
  const adopting = (memberId: string) =>
    server.atDesk(memberId, officeCommandOf(world, 'refused.adopt', regionId, { refusedCommandId }))
  if (dice[1] % 5 === 0) {
    const args = { refusedCommandId, reason: '' }
    await server.atDesk('inspector', officeCommandOf(world, 'refused.dismiss', regionId, args))
    return
  }
  if (dice[1] % 5 < 3)
    phone.unasked(
      'request',
      phone.app().request('refused.adopt', region(regionId), { refusedCommandId }),
    )
  if (dice[1] % 5 === 1) return
  const atOnce = dice[2] % 2 === 0
  const results = await Promise.all(
    atOnce ? [adopting('inspector'), adopting('inspector')] : [adopting('inspector')],
  )
  if (atOnce) struck.count('adopted by two at once')
  if (results.some(({ status }) => status === 'applied')) struck.count('refused command adopted')
}
