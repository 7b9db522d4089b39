/** What holds for every command in the registry, also for those that are still to come. */
import fc from 'fast-check'
import * as v from 'valibot'
import { documentCommands } from '../../src/domain/commands'
import { permissions } from '../../src/domain/organisation/permission'
import type { RuleContext } from '../../src/domain/command'
import { recordShapes } from '../../src/domain/record'
import { confineView } from '../../src/domain/record-view'
import { refusals } from '../../src/domain/refusal'
import { fixtureRecords, household, regionId } from '../support/fixture-building'
import { contextFor, recordSet } from '../support/rule-runner'
import { arbitraryOf } from '../support/shape-arbitrary'

const records = recordSet([
  ...fixtureRecords,
  {
    kind: 'household',
    record: { ...household('hh-16', 'h-2-301'), regionId: regionId('b16') },
  },
])
const texts = [
  ...['r-li', 'r-zhao', 'r-sgy', 'r-shen', 'hh-1-101', 'hh-1-102', 'hh-16', 'h-1-101', 'h-1-301'],
  ...['v-1', 'f-1', 'c-1', 'new-1', 'new-2', 'b15', 'b16'],
  ...['', '2026-03-01', '1941-05-06', '2027-01-01', '13800010001', '李佳珍', '独居老人'],
  ...['330498198807068883', '330498198807068884', '33*****83'],
]
const commands = [...documentCommands.values()]

test('each has a name of its own, a title and a known permission', () => {
  expect(documentCommands.size).toBe(25)
  for (const { name, title, permission } of commands) {
    expect(name).toMatch(/^[a-z-]+\.[a-z-]+$/)
    expect(title).not.toBe('')
    expect(permissions).toContain(permission)
  }
})

/** The registry's commands have different args; here each gets what its own shape has let through. */
interface AnyCommand {
  readonly shape: v.GenericSchema
  readonly alsoIn?: (args: unknown) => readonly string[]
  readonly rule: (
    args: unknown,
    view: typeof records,
    context: RuleContext,
  ) => ReturnType<(typeof commands)[number]['rule']>
}

test.each(commands.map((command) => [command.name, command] as const))(
  '%s: no args make its rule throw, store a broken record or write outside its regions',
  (_, definition) => {
    const command = definition as unknown as AnyCommand
    fc.assert(
      fc.property(arbitraryOf(command.shape, texts), (args) => {
        const parsed = v.parse(command.shape, args)
        const context = contextFor()
        const regions = new Set([
          context.regionId,
          ...(command.alsoIn?.(parsed) ?? []).map((id) => regionId(id)),
        ])
        const view = { ...records, ...confineView(records, regions) }
        const result = command.rule(parsed, view, context)
        if (!result.ok) {
          expect(Object.keys(refusals)).toContain(result.error.code)
          return
        }
        const keys = result.value.changes.map(({ kind, record }) => `${kind} ${record.id}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { kind, record } of result.value.changes) {
          v.parse(recordShapes[kind], record)
          expect(regions.has(record.regionId)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  },
)
