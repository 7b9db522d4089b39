/** Invariants of what phones said: every scan that was called kept, every answer to a command. */
import { sql } from 'kysely'
import type { Intent } from './volunteer-promises'
import type { VolunteerWorld } from './volunteer-world'

/** A kept scan is there once, and its phone shows what the server made of it. */
export const checkScans = async (world: VolunteerWorld): Promise<void> => {
  const { promises, server, phones } = world
  const rows = await server.api.database.selectFrom('scan').select(['id', 'result']).execute()
  const stored = new Map(rows.map(({ id, result }) => [id, result]))
  const shown = new Map(
    phones.flatMap((phone) =>
      phone
        .app()
        .snapshot()
        .scans.map((one) => [one.scan.scanId, one] as const),
    ),
  )
  for (const { scanId, phoneId, undone } of promises.scans.values()) {
    const result = stored.get(scanId)
    const seen = shown.get(scanId)
    const broken = (what: string) => promises.break('kept', `scan ${scanId} of ${phoneId} ${what}`)
    if (!result && !undone) broken('is not on the server')
    if (seen && !seen.judged) broken('still waits')
    if (seen && result && !undone && seen.result !== result)
      broken(`is shown as ${seen.result}, the server has ${result}`)
  }
}

interface Fate {
  readonly outcome: 'applied' | 'rejected'
  readonly code: string
}

/** What became of every command; a giving that was not refused is known by its transfer. */
const readFates = async ({ server }: VolunteerWorld): Promise<ReadonlyMap<string, Fate>> => {
  const { rows } = await sql<{ id: string; outcome: Fate['outcome']; code: string }>`
    select id, outcome, code from command where outcome = 'rejected' or name not in ('team.give', 'team.donate')
    union all select regexp_replace(id, '^team/', ''), 'applied', '' from time_transfer
    where (kind = 'gift' and phase in ('posted', 'pending')) or kind = 'donation'`.execute(
    server.api.database,
  )
  return new Map(rows.map(({ id, ...fate }) => [id, fate]))
}

/** Words of their own make each of these a wish of its own. */
const isUniqueWish = ({ content }: Intent): boolean =>
  [
    ...['gift.give', 'donation.give', 'team.give', 'team.donate'],
    ...['redeem.request', 'activity.publish'],
  ].includes(content.split(' ')[0] ?? '')

const checkIntent = (
  { promises }: VolunteerWorld,
  intent: Intent,
  fates: ReadonlyMap<string, Fate>,
): void => {
  const { phoneId, content, told, code, atMs } = intent
  const commands = promises.commandsOf(intent)
  const known = commands.flatMap((id) => fates.get(id) ?? [])
  const applied = known.filter(({ outcome }) => outcome === 'applied')
  if (isUniqueWish(intent) && applied.length > 1)
    promises.break('twice', `${content} of ${phoneId} took effect ${applied.length} times`)
  // What was told before the server was set back holds no more.
  if (told === '' || atMs <= promises.restoredAtMs) return
  if (told === 'done' && applied.length === 0)
    promises.break('told', `${phoneId} says that ${content} is done`)
  const isRefusedSo = known.some((fate) => fate.outcome === 'rejected' && fate.code === code)
  if (told === 'refused' && !isRefusedSo)
    promises.break('told', `${phoneId} says that ${content} is refused: ${code}`)
}

/** What was given is as much as its giver wrote. */
const checkMoved = async ({ server, promises }: VolunteerWorld): Promise<void> => {
  const { rows } = await sql<{ id: string; minutes: number }>`
    select regexp_replace(id, '^team/', '') as id, minutes::float8 as minutes from time_transfer
    where kind in ('gift', 'donation') and phase in ('posted', 'pending')`.execute(
    server.api.database,
  )
  for (const { id, minutes } of rows) {
    const content = promises.sent.get(id)?.content
    if (content !== undefined && !content.includes(`"minutes":${minutes},`))
      promises.break('twice', `${content} moved ${minutes} minutes`)
  }
}

export const checkIntents = async (world: VolunteerWorld): Promise<void> => {
  const fates = await readFates(world)
  for (const intent of world.promises.intents) checkIntent(world, intent, fates)
  await checkMoved(world)
}
