/** 交给别人办: what a visit left to do becomes a matter, and the matter's way is told in the follow-up. */
import * as v from 'valibot'
import { defineCommand, effect } from '../command'
import { matterOutcomeNames, type Matter } from '../matter/matter'
import { refuse } from '../refusal'
import type { MatterRules } from '../settings/matter-rules'
import { recordIdShape } from '../shapes'
import { isHandedOn, type FollowUp } from './follow-up'

export const handOnFollowUp = defineCommand({
  name: 'follow-up.hand-on',
  title: '交给别人办',
  permission: 'visit.write',
  shape: v.strictObject({ followUpId: recordIdShape }),
  reads: ({ followUpId }) => [{ kind: 'followUp', id: followUpId }],
  rule: ({ followUpId }, view) => {
    const followUp = view.get('followUp', followUpId)
    if (!followUp) return refuse('gone')
    if (followUp.state !== 'open' || isHandedOn(followUp)) return refuse('already-done')
    return effect([{ kind: 'followUp', record: { ...followUp, handling: 'asked' } }])
  },
})

/** A hazard goes to what the tenant calls so; anything else to 其他: at the door nobody is asked for a category. */
export const categoryOfFollowUp = (
  kind: FollowUp['kind'],
  { categories }: Pick<MatterRules, 'categories'>,
): string => {
  const hazard = kind === 'hazard' ? categories.find((name) => name.includes('隐患')) : undefined
  const others = categories.find((name) => name.includes('其他'))
  return hazard ?? others ?? categories.at(-1) ?? ''
}

const ended: readonly Matter['state'][] = ['closed', 'withdrawn', 'merged']

const isEnded = (handling: FollowUp['handling']): boolean => ended.some((one) => one === handling)

const endWords = ({ state, outcome }: Pick<Matter, 'state' | 'outcome'>): string => {
  if (state === 'merged') return '和另一件事一起办'
  return outcome === null ? '不用办了' : matterOutcomeNames[outcome]
}

/**
 * The follow-up after a step of its matter. It is closed with the matter, once, and opens again with it; whoever settled it
 * at the door is not overruled by steps in between.
 */
export const followMatter = (
  followUp: FollowUp,
  matter: Pick<Matter, 'state' | 'outcome' | 'changedAtMs'>,
  byName: string,
): FollowUp => {
  const told: FollowUp = { ...followUp, handling: matter.state }
  const wasEnded = isEnded(followUp.handling)
  if (!isEnded(matter.state))
    return wasEnded
      ? { ...told, state: 'open', closingNote: '', closedAtMs: 0, closedByName: '' }
      : told
  if (wasEnded || followUp.state !== 'open') return told
  const isDone = matter.state === 'merged' || (matter.outcome ?? 'declined') !== 'declined'
  return {
    ...told,
    state: isDone ? 'done' : 'dropped',
    closingNote: endWords(matter),
    closedAtMs: matter.changedAtMs,
    closedByName: byName,
  }
}
