/** The office ends posts and gives them, there or elsewhere, at its desk or by the community worker's phone. */
import * as v from 'valibot'
import { commandIdShape, memberIdShape, regionIdShape } from '../../src/domain/shapes'
import { officeCommand } from '../support/api/test-file'
import { posts as firstPosts } from '../support/api/test-street'
import { pick } from './chance'
import type { Step } from './history'
import type { SimulatedPhone } from './simulated-phone'
import type { World } from './world'

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

const appointment = (world: World, dice: Step['dice']) => {
  const member = pick(members, dice[0]) ?? 'leader'
  return {
    regionId: region(pick(places[member], dice[1]) ?? 'c1'),
    args: {
      postId: `post-${world.unique()}`,
      memberId: v.parse(memberIdShape, member),
      kindId: firstPosts[member][0],
      fromDate: '2026-01-01',
      toDate: '',
    },
  }
}

/** Ids of this world alone: those of other worlds must not decide anything here. */
const deskId = (world: World) => v.parse(commandIdShape, `desk-${world.unique()}`)

const ofPhones = async ({ server }: World) =>
  (await server.heldPosts()).filter(({ memberId }) => members.some((name) => name === memberId))

const byPhone = async (world: World, phone: SimulatedPhone, dice: Step['dice']): Promise<void> => {
  const app = phone.app()
  const ending = pick(await ofPhones(world), dice[0])
  const given = appointment(world, dice)
  phone.unasked(
    'request',
    dice[2] % 2 === 0 && ending
      ? app.request('post.end', region(ending.regionId), { postId: ending.id })
      : app.request('post.appoint', given.regionId, given.args),
  )
}

export const handOut = async (world: World, phone: SimulatedPhone, step: Step): Promise<void> => {
  const { server, clock } = world
  const { kind, dice } = step
  if (kind === 'office-by-phone') return byPhone(world, phone, dice)
  server.nowMs = clock.nowMs
  const ending = pick(await ofPhones(world), dice[0])
  const given = appointment(world, dice)
  const envelope =
    kind === 'give-post'
      ? officeCommand('post.appoint', given.regionId, given.args)
      : ending && officeCommand('post.end', region(ending.regionId), { postId: ending.id })
  if (envelope) await server.atDesk({ ...envelope, commandId: deskId(world) })
}
