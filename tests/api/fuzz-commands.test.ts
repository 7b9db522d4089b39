/**
 * Every document and office command through sync.push, with args that were good before one place of them was spoiled,
 * by callers of every kind, through both entries: each gets a result of the contract, and one that is refused leaves
 * nothing but the memory of its refusal. FUZZ_SEED repeats a run, FUZZ_RUNS makes it longer.
 */
import fc from 'fast-check'
import * as v from 'valibot'
import { documentCommands, type DocumentCommandName } from '../../src/domain/commands'
import { officeCommands, type OfficeCommandName } from '../../src/domain/office-commands'
import { refusals } from '../../src/domain/refusal'
import type { CommandEnvelope, CommandResult } from '../../src/protocol/envelope'
import { commandEnvelopeShape } from '../../src/protocol/envelope'
import { journeys } from '../support/api/command-journeys'
import { officeSamples } from '../support/api/command-samples'
import { entryNames, fuzzCallers, type EntryName, type FuzzCaller } from '../support/api/entries'
import { openFuzzStreet, type FuzzStreet } from '../support/api/fuzz-street'
import { acceptsOnly, envelope, push } from '../support/api/test-file'
import { jsonText, spoiled } from '../support/bad-input'

let street: FuzzStreet

beforeAll(async () => {
  street = await openFuzzStreet()
})
afterAll(() => street.close())

const fuzzOptions = {
  numRuns: Number(process.env.FUZZ_RUNS ?? 6),
  ...(process.env.FUZZ_SEED === undefined ? {} : { seed: Number(process.env.FUZZ_SEED) }),
}

/** That it was refused, the whole of it for an adoption, and that a code was tried. */
const mayChange = /^(command|refused_command|wrong_code) /

let made = 0
const fresh = (what: string): string => `${what}${++made}x`

/** A command as it would be applied, on the door that the suffix names. */
interface Sample {
  readonly command: CommandEnvelope
  readonly suffix: string
}

const documentCommand = async (name: DocumentCommandName): Promise<Sample> => {
  const suffix = fresh('f')
  const steps = journeys[name](suffix)
  const command = steps.at(-1)
  if (!command) throw new Error(`${name} has no journey`)
  // Journeys give the same ID number to somebody new each time.
  await street.test.api.database
    .updateTable('resident')
    .set({ id_number_cipher: '', id_number_index: '', id_number_mask: '' })
    .execute()
  acceptsOnly(await push(street.test.api, 'worker', ...steps.slice(0, -1)))
  return { command, suffix }
}

const officeCommand = (name: OfficeCommandName): Promise<Sample> =>
  Promise.resolve({
    command: envelope({ name, regionId: 'street', args: officeSamples[name] }),
    suffix: 'none',
  })

/** What a rule that broke and a constraint that was met say: neither may be reached by input alone. */
const broken = ['服务器办不了这一条', '和已有的档案对不上']

const checkResult = (result: CommandResult): void => {
  expect(['applied', 'replayed', 'rejected']).toContain(result.status)
  if (result.status !== 'rejected') return
  expect(Object.keys(refusals)).toContain(result.code)
  expect(result.detail.length).toBeLessThan(300)
  expect(broken).not.toContain(result.detail)
  expect(result.detail).not.toMatch(/node_modules|violates|syntax|Error/)
}

/** JSON of the command with other args; as text, because JSON says more than values do. */
const withArgs = (command: CommandEnvelope, args: string): string =>
  jsonText({ ...command, args: '@args@' }).replace('"@args@"', () => args || 'null')

const badCommands = (shape: v.GenericSchema, command: CommandEnvelope): fc.Arbitrary<string> => {
  const args = fc.oneof(
    { weight: 1, arbitrary: street.goodInput(shape).map(jsonText) },
    { weight: 1, arbitrary: fc.constant(jsonText(command.args)) },
    { weight: 6, arbitrary: spoiled(fc.constant(command.args)) },
  )
  return fc.oneof(
    { weight: 6, arbitrary: args.map((text) => withArgs(command, text)) },
    { weight: 1, arbitrary: spoiled(fc.constant(command)) },
  )
}

const fuzz = async (shape: v.GenericSchema, start: () => Promise<Sample>): Promise<void> => {
  const first = await start()
  let { suffix } = first
  let before = await street.writes()
  const entry = fc.constantFrom(...entryNames)
  const caller = fc.constantFrom(...fuzzCallers)
  const isGood = async (entryName: EntryName, who: FuzzCaller, text: string): Promise<void> => {
    const sent = text
      .replaceAll(first.suffix, suffix)
      .replace(`"${first.command.commandId}"`, `"${fresh('c')}"`)
    const reply = await street.call(entryName, who, 'sync.push', `{"commands":[${sent || 'null'}]}`)
    const after = await street.writes()
    const changed = after.filter((line) => !before.includes(line))
    before = after
    expect(street.test.reports.splice(0)).toEqual([])
    if (!reply.ok) return expect(changed).toEqual([])
    const { results } = reply.output as { readonly results: readonly CommandResult[] }
    results.forEach(checkResult)
    v.parse(commandEnvelopeShape, JSON.parse(sent))
    if (results[0]?.status === 'rejected')
      return expect(changed.filter((line) => !mayChange.test(line))).toEqual([])
    v.parse(shape, (JSON.parse(sent) as CommandEnvelope).args)
    // It has taken effect; the next one finds a door where it would again.
    suffix = (await start()).suffix
    before = await street.writes()
  }
  await fc.assert(
    fc.asyncProperty(entry, caller, badCommands(shape, first.command), isGood),
    fuzzOptions,
  )
}

test.each([...documentCommands.values()].map(({ name, shape }) => ({ name, shape })))(
  '$name is applied or refused',
  ({ name, shape }) => fuzz(shape, () => documentCommand(name)),
)

test.each([...officeCommands.values()].map(({ name, shape }) => ({ name, shape })))(
  '$name is done or refused',
  ({ name, shape }) => fuzz(shape, () => officeCommand(name)),
)
