/** Planted faults of the phone in what it makes of an answer, or of none, and in when it lets go of what waits. */
import type { CommandResult } from '../../src/protocol/envelope'
import type { PullPage } from '../../src/protocol/pull'
import type { Reply } from '../../src/protocol/wire'
import type { AnswerPlace, Mutation } from './mutation'
import { inPull } from './mutations-of-server'
import { sequenceOf, sequencesIn } from './waiting-commands'

const inPush =
  (change: (result: CommandResult) => CommandResult) =>
  (path: string, reply: Reply): Reply => {
    if (path !== 'sync.push' || !reply.ok) return reply
    const { results, ...rest } = reply.output as { readonly results: readonly CommandResult[] }
    return { ok: true, output: { ...rest, results: results.map(change) } }
  }

const emptyOutbox = (texts: Map<string, string>): void => {
  for (const key of [...texts.keys()]) if (key.includes('/outbox/')) texts.delete(key)
}

/** The commands that wait go with something else that goes. */
const dropsOutboxWhen =
  (isSo: (path: string, reply: Reply) => boolean) =>
  (path: string, reply: Reply, { texts }: AnswerPlace): Reply => {
    if (isSo(path, reply)) emptyOutbox(texts)
    return reply
  }

const pageOf = (path: string, reply: Reply): PullPage | null =>
  path === 'sync.pull' && reply.ok ? (reply.output as PullPage) : null

export const mutationsOfAnswers: readonly Mutation[] = [
  {
    name: 'outbox-removed-before-acknowledgement',
    what: 'A command leaves the disk when it is sent, not when it is confirmed.',
    breaks: 'lost',
    sending: (path, input, texts) => {
      const sequences = new Set(sequencesIn(path, input))
      for (const key of [...texts.keys()]) if (sequences.has(sequenceOf(key))) texts.delete(key)
    },
  },
  {
    name: 'outbox-goes-with-the-session',
    what: 'When the session is over, the commands that wait are dropped.',
    breaks: 'lost',
    often: ['expire-token'],
    answered: dropsOutboxWhen((_, reply) => !reply.ok && reply.error.code === 'sign-in-again'),
  },
  {
    name: 'outbox-goes-with-the-post',
    what: 'When the regions of a post are lost, the commands that wait are dropped with their records.',
    breaks: 'lost',
    often: ['days-offline', 'end-post'],
    answered: dropsOutboxWhen((path, reply) => (pageOf(path, reply)?.lostScopes.length ?? 0) > 0),
  },
  {
    name: 'outbox-goes-with-the-epoch',
    what: 'When the server begins a new history, the commands that wait are dropped with the records.',
    breaks: 'lost',
    often: ['restore', 'offline'],
    answered: dropsOutboxWhen((path, reply) => pageOf(path, reply)?.reset ?? false),
  },
  {
    name: 'gone-ignored',
    what: 'Records that left a scope stay on the phone.',
    breaks: 'converge',
    often: ['move-household'],
    answered: inPull((page) => ({
      ...page,
      scopes: page.scopes.map((scope) => ({ ...scope, gone: [] })),
    })),
  },
  {
    name: 'lost-scopes-ignored',
    what: 'Scopes of a post that ended stay on the phone.',
    breaks: 'sight',
    often: ['end-post'],
    answered: inPull((page) => ({ ...page, lostScopes: [] })),
  },
  {
    name: 'rules-fetched-once',
    what: 'Posts and rules that have changed do not come to a phone that has some.',
    breaks: 'converge',
    often: ['rules'],
    answered: inPull(({ access, ...page }, { input }) => {
      const { accessTag } = input as { readonly accessTag: string }
      return access && accessTag === '' ? { ...page, access } : page
    }),
  },
  {
    name: 'conflict-not-reported',
    what: 'Somebody else was first, and the worker is not asked.',
    breaks: 'lost',
    often: ['edit-resident'],
    answered: inPush((result) => ('conflicts' in result ? { ...result, conflicts: [] } : result)),
  },
  {
    name: 'unlooked-at-taken-for-done',
    what: 'A command that the server could not look at is taken for confirmed.',
    breaks: 'lost',
    often: ['server-dies'],
    answered: inPush((result) =>
      result.status === 'retry-later' ? { ...result, status: 'applied', conflicts: [] } : result,
    ),
  },
  {
    name: 'refused-sent-for-ever',
    what: 'A command that was refused is sent again and again.',
    breaks: 'quiet',
    answered: inPush((result) =>
      result.status === 'rejected'
        ? { commandId: result.commandId, status: 'retry-later' }
        : result,
    ),
  },
  {
    name: 'upload-unanswered-taken-for-done',
    what: 'A part of a photo that nobody has confirmed is taken for uploaded.',
    breaks: 'lost',
    often: ['photo'],
    unanswered: (path) => (path === 'file.put' ? { ok: true, output: { complete: true } } : null),
  },
]
