/** Planted faults of the phone: in what it keeps, when it lets go, and what it leaves out of an answer. */
import * as v from 'valibot'
import type { Storage } from '../../src/ports'
import type { CommandResult } from '../../src/protocol/envelope'
import type { PullPage } from '../../src/protocol/pull'
import { seal, unseal } from '../../src/store/sealed-text'
import type { Mutation } from './mutation'

const withoutWriting = (storage: Storage, part: string): Storage => ({
  ...storage,
  write: (key, text) => (key.includes(part) ? Promise.resolve() : storage.write(key, text)),
})

const inPull = (change: (page: PullPage) => PullPage) => (path: string, output: unknown) =>
  path === 'sync.pull' ? change(output as PullPage) : output

const pushShape = v.object({ commands: v.array(v.object({ sequence: v.number() })) })

const pageShape = v.looseObject({ scopes: v.array(v.looseObject({})) })

/** What is left of a page whose versions are one write and whose records are another. */
const halfOf = (text: string): string => {
  const page = v.parse(pageShape, JSON.parse(unseal(text) ?? ''))
  const scopes = page.scopes.map((scope) => ({ ...scope, tables: {}, gone: [] }))
  return seal(JSON.stringify({ ...page, scopes }))
}

export const mutationsOfPhone: readonly Mutation[] = [
  {
    name: 'outbox-removed-before-acknowledgement',
    what: 'A command leaves the disk when it is sent, not when it is confirmed.',
    sending: (path, input, texts) => {
      const push = v.safeParse(pushShape, input)
      if (path !== 'sync.push' || !push.success) return
      for (const { sequence } of push.output.commands)
        for (const key of [...texts.keys()])
          if (key.endsWith(`outbox/${String(sequence).padStart(10, '0')}`)) texts.delete(key)
    },
  },
  {
    name: 'saved-before-durable',
    what: 'The screen says saved while the write still waits in memory.',
    storage: (storage) => {
      const waiting = new Map<string, string>()
      const flush = async () => {
        for (const [key, text] of waiting) await storage.write(key, text)
        waiting.clear()
      }
      return {
        ...storage,
        keys: async (prefix) => {
          await flush()
          return storage.keys(prefix)
        },
        remove: async (key) => {
          await flush()
          await storage.remove(key)
        },
        write: async (key, text) => {
          if (key.includes('/outbox/')) return void waiting.set(key, text)
          await flush()
          await storage.write(key, text)
        },
      }
    },
  },
  {
    name: 'torn-write-not-handled',
    what: 'Versions and records of a page are two writes, and the phone dies between them.',
    storage: (storage, texts) => ({
      ...storage,
      write: async (key, text) => {
        try {
          await storage.write(key, text)
        } catch (error) {
          const left = texts.get(key)
          const isTorn = left !== undefined && left !== text
          if (key.includes('/page/') && isTorn) texts.set(key, halfOf(text))
          throw error
        }
      },
    }),
  },
  {
    name: 'gone-ignored',
    what: 'Records that left a scope stay on the phone.',
    reply: inPull((page) => ({
      ...page,
      scopes: page.scopes.map((scope) => ({ ...scope, gone: [] })),
    })),
  },
  {
    name: 'lost-scopes-ignored',
    what: 'Scopes of a post that ended stay on the phone.',
    reply: inPull((page) => ({ ...page, lostScopes: [] })),
  },
  {
    name: 'refused-not-kept-by-phone',
    what: 'A refused command is shown once and is not on the disk.',
    storage: (storage) => withoutWriting(storage, '/refused/'),
  },
  {
    name: 'conflict-not-reported',
    what: 'Somebody else was first, and the worker is not asked.',
    reply: (path, output) => {
      if (path !== 'sync.push') return output
      const { results, ...rest } = output as { readonly results: readonly CommandResult[] }
      return {
        ...rest,
        results: results.map((result) =>
          'conflicts' in result ? { ...result, conflicts: [] } : result,
        ),
      }
    },
  },
  {
    name: 'photo-not-kept',
    what: 'A photo waits for its upload in memory only.',
    storage: (storage) => withoutWriting(storage, '/photo/'),
  },
  {
    name: 'unanswered-taken-for-done',
    what: 'A command that the server could not look at is taken for confirmed.',
    reply: (path, output) => {
      if (path !== 'sync.push') return output
      const { results, ...rest } = output as { readonly results: readonly CommandResult[] }
      return {
        ...rest,
        results: results.map((result) =>
          result.status === 'retry-later'
            ? { ...result, status: 'applied', conflicts: [] }
            : result,
        ),
      }
    },
  },
]
