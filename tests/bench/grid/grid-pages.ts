/** Answers a phone's first sync from memory, for benchmarks of the phone alone. It is no server: it takes nothing. */
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { recordKinds } from '../../../src/domain/record'
import type { Network } from '../../../src/ports'
import type { PullPage } from '../../../src/protocol/pull'
import { encodeTable } from '../../../src/protocol/table'
import {
  gridId,
  gridRecords,
  leaderId,
  leaderName,
  microGridCount,
  microGridOf,
  type GridSize,
} from './grid-data'

const regions = () => [
  { id: gridId, parentId: null, levelId: 'grid', name: '第二网格', code: gridId, ordinal: 1 },
  ...Array.from({ length: microGridCount }, (_, index) => {
    const id = microGridOf(index)
    const name = `${index + 1}号微网格`
    return { id, parentId: gridId, levelId: 'micro-grid', name, code: id, ordinal: index + 1 }
  }),
]

const pageOf = (size: GridSize): PullPage => {
  const changes = gridRecords(size)
  return {
    epoch: 'bench',
    accessTag: 'bench',
    access: {
      tenantName: '测速街道',
      memberId: leaderId,
      memberName: leaderName,
      posts: [
        {
          id: 'post',
          memberId: leaderId,
          memberName: leaderName,
          kindId: 'grid-leader',
          regionId: gridId,
          fromDate: '2020-01-01',
          toDate: '',
        },
      ],
      regions: regions(),
      settings: defaultSettings,
    },
    reset: false,
    lostScopes: [],
    scopes: Array.from({ length: microGridCount }, (_, index) => {
      const scopeId = microGridOf(index)
      const here = changes.filter(({ record }) => record.regionId === scopeId)
      const tables = recordKinds.flatMap((kind) => {
        const records = here.filter((change) => change.kind === kind).map(({ record }) => record)
        const [first] = records
        if (!first) return []
        const columns = Object.keys(first) as (keyof typeof first)[]
        return [[kind, encodeTable(columns, records)] as const]
      })
      return { scopeId, version: here.length, tables: Object.fromEntries(tables), gone: [] }
    }),
    more: false,
    serverTimeMs: 0,
  }
}

export const servePages = (size: GridSize): Pick<Network, 'call'> => ({
  call: (path) => {
    const output =
      path === 'session.me'
        ? { memberId: leaderId, name: leaderName, demo: true }
        : path === 'sync.pull'
          ? pageOf(size)
          : null
    return Promise.resolve(
      output ? { kind: 'answer', body: { ok: true, output } } : { kind: 'unreachable' },
    )
  },
})
