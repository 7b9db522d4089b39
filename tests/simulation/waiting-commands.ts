/** The sequences of commands: of those that a push carries, and of those that wait on a phone's disk. */
import * as v from 'valibot'

const pushShape = v.object({ commands: v.array(v.object({ sequence: v.number() })) })

/** Of the commands in a push; none for any other call. */
export const sequencesIn = (path: string, input: unknown): readonly number[] =>
  path === 'sync.push' ? v.parse(pushShape, input).commands.map(({ sequence }) => sequence) : []

/** NaN for what is no waiting command. */
export const sequenceOf = (key: string): number => Number(key.split('/outbox/')[1])
