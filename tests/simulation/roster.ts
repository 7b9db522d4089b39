/**
 * The office imports rosters while the phones are at work: upload, preview, portion after portion, each a call that the
 * server may die over and that is then sent again.
 */
import type { RosterPreview, RosterProgress } from '../../src/protocol/roster'
import { idOf, workbookOf, type Value } from '../support/roster-workbook'
import { pick } from './chance'
import type { Death } from './faulty-database'
import { foundEstate, numeral } from './found-file'
import type { Step } from './history'
import type { Handled } from './street-server'
import type { World } from './world'

const header = ['小区', '幢', '单元', '室', '与户主关系', '姓名', '身份证号码', '工作单位']
/** For which region. */
const importedFor = 'm1'
/** Whoever imports: a community worker whose post nobody ends. */
const importer = 'inspector'

interface Listed {
  readonly name: string
  /** Behind a door that only the roster knows: nobody can have been quicker there. */
  readonly alone: boolean
}

interface Importing {
  readonly regionId: string
  readonly fileId: string
  readonly bytes: string
  readonly listed: readonly Listed[]
  importId: string
  stage: 'upload' | 'preview' | 'proceed'
}

const manners = ['restart', 'told', 'recovers'] as const

const deathOf = (dice: Step['dice']): Death | null =>
  dice[1] % 2 === 0
    ? null
    : {
        manner: pick(manners, dice[2]) ?? 'told',
        atStatement: dice[3] % 30,
        afterIt: dice[2] % 2 === 0,
      }

export class Roster {
  /** Who was in the rosters that have been imported to the end. */
  readonly imported: Listed[] = []
  /** Who was told as left out. */
  readonly leftOut = new Set<string>()
  private running: Importing | null = null
  private last: Importing | null = null

  constructor(private readonly world: World) {}

  /** One call more of the import that is under way; else begins one. */
  async goOn(dice: Step['dice']): Promise<void> {
    this.running ??= this.compose(dice)
    await this.step(this.running, deathOf(dice))
  }

  /** To the end of what is under way, and nothing is done to it any more. */
  async finish(): Promise<void> {
    for (let calls = 0; this.running; calls++) {
      if (calls > 20) return this.world.promises.break('roster', 'an import comes to no end')
      await this.step(this.running, null)
    }
  }

  /** The server knows nothing any more of what was imported since its backup. */
  forget(): void {
    this.running = null
    this.last = null
    this.imported.length = 0
  }

  /** Whether a record lies where the rosters are imported. */
  async covers({ regionId }: { readonly regionId: string }): Promise<boolean> {
    const { paths } = await this.world.server.nowStanding()
    return paths.get(regionId)?.includes(`/${importedFor}/`) ?? false
  }

  /** The same roster once more: what a preview of it would change. null when none was imported. */
  async previewAgain(): Promise<RosterPreview | null> {
    if (!this.last) return null
    const again = { ...this.last, fileId: `roster-${this.world.unique()}` }
    await this.call('file.put', this.part(again), null)
    const { reply } = await this.call('roster.preview', this.file(again), null)
    return reply?.ok ? (reply.output as RosterPreview) : null
  }

  private compose(dice: Step['dice']): Importing {
    const number = () => Number(this.world.unique().slice(1))
    const building = 1 + (dice[0] % 2)
    const known = (surname: string): Value[] => {
      const name = `${surname}${numeral(building)}一`
      return [foundEstate, building, 2, '1', '', name, '', `厂${numeral(number())}`]
    }
    const fresh = (room: string): Value[] => {
      const count = number()
      const name = `赵${numeral(count)}`
      return [foundEstate, building, 2, room, '', name, idOf('19800101', count % 1000), '']
    }
    const room = String(900 + number())
    const [atNew, atNewToo, atOld] = [fresh(room), fresh(room), fresh('1')]
    const rows = [known('李'), known('王'), atOld, atNew, atNewToo]
    const bytes = workbookOf({ 台账: { rows: [header, ...rows] } })
    return {
      regionId: importedFor,
      fileId: `roster-${this.world.unique()}`,
      bytes: Buffer.from(bytes).toString('base64'),
      listed: [atOld, atNew, atNewToo].map((row) => ({
        name: String(row[5]),
        alone: row !== atOld,
      })),
      importId: '',
      stage: 'upload',
    }
  }

  private async step(running: Importing, death: Death | null): Promise<void> {
    const { reply } = await this.call(...this.nextCall(running), death)
    // Not answered, or not now: the same once more. Anything else is the end of this import.
    if (!reply || (!reply.ok && reply.error.code === 'retry-later')) return
    if (!reply.ok) this.running = null
    else if (running.stage === 'upload') running.stage = 'preview'
    else if (running.stage === 'preview') {
      running.importId = (reply.output as RosterPreview).importId
      running.stage = 'proceed'
    } else this.take(running, reply.output as RosterProgress)
  }

  private take(running: Importing, { finished, leftOut }: RosterProgress): void {
    for (const { name } of leftOut) this.leftOut.add(name)
    if (!finished) return
    this.imported.push(...running.listed)
    this.last = running
    this.running = null
    this.world.struck.count('roster imported')
  }

  private nextCall(running: Importing): readonly [string, unknown] {
    const { importId, regionId, stage } = running
    if (stage === 'upload') return ['file.put', this.part(running)]
    if (stage === 'preview') return ['roster.preview', this.file(running)]
    return ['roster.proceed', { importId, regionId }]
  }

  private file({ fileId, regionId }: Importing) {
    return { fileId, regionId }
  }

  /** So small a roster is one part long. */
  private part({ fileId, regionId, bytes }: Importing) {
    return { fileId, purpose: 'roster', regionId, index: 0, partCount: 1, bytes }
  }

  private call(path: string, input: unknown, death: Death | null): Promise<Handled> {
    const { server } = this.world
    return server.handle(path, input, server.tokenOf(importer), death)
  }
}
