/** Planted faults of the phone in what it keeps on its disk. */
import * as v from 'valibot'
import { StorageFull, type Storage } from '../../src/ports'
import { seal, unseal } from '../../src/store/sealed-text'
import type { Mutation } from './mutation'
import { sequenceOf, sequencesIn } from './waiting-commands'

const withoutWriting =
  (part: string) =>
  (storage: Storage): Storage => ({
    ...storage,
    write: (key, text) => (key.includes(part) ? Promise.resolve() : storage.write(key, text)),
  })

const pageShape = v.looseObject({ scopes: v.array(v.looseObject({})) })

/** What is left of a page whose versions are one write and whose records are another. */
const halfOf = (text: string): string => {
  const page = v.parse(pageShape, JSON.parse(unseal(text) ?? ''))
  const scopes = page.scopes.map((scope) => ({ ...scope, tables: {}, gone: [] }))
  return seal(JSON.stringify({ ...page, scopes }))
}

/** Outbox entries stay in memory until something else is written. */
const late = (storage: Storage): Storage => {
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
}

/** Sequences that have left each phone. */
const sent = new WeakMap<Map<string, string>, Set<number>>()
const sentFrom = (texts: Map<string, string>): Set<number> => {
  const known = sent.get(texts) ?? new Set()
  sent.set(texts, known)
  return known
}

const entryShape = v.looseObject({ issuedAtMs: v.number() })
const dayMs = 24 * 3_600_000

export const mutationsOfDisk: readonly Mutation[] = [
  {
    name: 'saved-before-durable',
    what: 'The screen says saved while the write still waits in memory.',
    breaks: 'lost',
    storage: late,
  },
  {
    name: 'torn-write-not-handled',
    what: 'Versions and records of a page are two writes, and the phone dies between them.',
    breaks: 'converge',
    often: ['die-while-writing', 'sync'],
    storage: (storage, { texts }) => ({
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
    name: 'full-taken-for-saved',
    what: 'The phone has no room, and the screen says saved.',
    breaks: 'lost',
    often: ['full'],
    storage: (storage) => ({
      ...storage,
      write: (key, text) =>
        storage.write(key, text).catch((error: unknown) => {
          if (!(error instanceof StorageFull)) throw error
        }),
    }),
  },
  {
    name: 'not-saved-and-yet-written',
    what: 'The screen says that it is not saved, and the command lies on the disk.',
    breaks: 'not-saved',
    often: ['amend', 'kill'],
    storage: (storage) => ({
      ...storage,
      write: async (key, text) => {
        await storage.write(key, text)
        if (key.includes('/outbox/') && text.includes('"visit.amend"')) throw new StorageFull()
      },
    }),
  },
  {
    name: 'taken-back-in-memory-only',
    what: 'A command that was taken back lies on the disk still and is sent after the next start.',
    breaks: 'withdrawn',
    often: ['withdraw'],
    sending: (path, input, texts) => {
      for (const sequence of sequencesIn(path, input)) sentFrom(texts).add(sequence)
    },
    storage: (storage, { texts }) => ({
      ...storage,
      remove: (key) =>
        key.includes('/outbox/') && !sentFrom(texts).has(sequenceOf(key))
          ? Promise.resolve()
          : storage.remove(key),
    }),
  },
  {
    name: 'old-commands-forgotten',
    what: 'A command that has waited for more than a day is not read at the next start.',
    breaks: 'lost',
    often: ['days-offline'],
    storage: (storage, { nowMs }) => ({
      ...storage,
      read: async (key) => {
        const text = await storage.read(key)
        if (text === null || !key.includes('/outbox/')) return text
        const { issuedAtMs } = v.parse(entryShape, JSON.parse(unseal(text) ?? '{"issuedAtMs":0}'))
        return nowMs() - issuedAtMs > dayMs ? null : text
      },
    }),
  },
  {
    name: 'refused-not-kept-by-phone',
    what: 'A refused command is shown once and is not on the disk.',
    breaks: 'refused',
    often: ['end-post'],
    storage: withoutWriting('/refused/'),
  },
  {
    name: 'photo-not-kept',
    what: 'A photo waits for its upload in memory only.',
    breaks: 'lost',
    often: ['photo'],
    storage: withoutWriting('/photo/'),
  },
  {
    name: 'members-share-a-shelf',
    what: 'Whoever signs in on a phone finds there what the one before has left.',
    breaks: 'sight',
    often: ['other-member'],
    storage: (storage) => {
      const shared = (key: string) => key.replace(/^m\.[^/]+/, 'm.leader')
      return {
        read: (key) => storage.read(shared(key)),
        write: (key, text) => storage.write(shared(key), text),
        remove: (key) => storage.remove(shared(key)),
        keys: async (prefix) => {
          const keys = await storage.keys(shared(prefix))
          return keys.map((key) => prefix + key.slice(shared(prefix).length))
        },
      }
    },
  },
  {
    name: 'signing-out-drops-what-waits',
    what: 'Whoever signs out is not told of what waits, and it is erased.',
    breaks: 'lost',
    often: ['sign-out', 'offline'],
    signsOutUnasked: true,
  },
  {
    name: 'disk-error-unexpected',
    what: 'The disk fails for a reason that nobody has thought of, and nobody hears of it.',
    breaks: 'error',
    storage: (storage) => ({
      ...storage,
      write: (key, text) =>
        key.includes('/page/') ? Promise.reject(new Error('planted')) : storage.write(key, text),
    }),
  },
]
