/**
 * A command in words, for the outbox and for those who decide on refused ones: what it is, at which door,
 * and what it says. Works for every command, also for one that this version does not know.
 */
import type { FieldValue } from '../../domain/field-merge'
import { houseTitle } from '../../domain/house/house'
import { maskIdNumber } from '../../domain/id-number'
import {
  commandWord,
  fieldWord,
  followUpKindWords,
  visitKindWords,
  visitOutcomeWords,
} from '../../domain/labels'
import { officeCommands } from '../../domain/office-commands'
import { regionTitle, type Region } from '../../domain/organisation/region'
import type { RecordView } from '../../domain/record-view'
import { explainRefusal, refusals, type RefusalCode } from '../../domain/refusal'
import { coveredWords } from './field-words'

export interface CommandWords {
  /** '记一次走访' */
  readonly title: string
  /** '迎凤二期15幢3单元203室', or the region when the door is not known here. */
  readonly where: string
  /** What it says, a few short lines; phone and ID number masked. */
  readonly lines: readonly string[]
}

interface CommandSaid {
  readonly name: string
  readonly regionId: string
  readonly args: unknown
}

interface KnownHere {
  readonly records: RecordView
  readonly regions: ReadonlyMap<string, Region>
}

type Bag = Readonly<Record<string, unknown>>

const bagOf = (value: unknown): Bag =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
const textOf = (bag: Bag, key: string): string => {
  const value = bag[key]
  return typeof value === 'string' ? value : ''
}
const listOf = (bag: Bag, key: string): readonly Bag[] => {
  const value = bag[key]
  return Array.isArray(value) ? value.map(bagOf) : []
}
const isFieldValue = (value: unknown): value is FieldValue =>
  value === null ||
  ['string', 'number', 'boolean'].includes(typeof value) ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))

const shown = (field: string, value: unknown): string =>
  coveredWords(field, isFieldValue(value) ? value : undefined)

const changeLines = (changes: Bag): string[] =>
  Object.entries(changes).map(([field, change]) => {
    const { from, to } = bagOf(change)
    return `${fieldWord(field)}：${shown(field, from)} → ${shown(field, to)}`
  })

const wordFrom = (words: Readonly<Record<string, string>>, key: string): string => words[key] ?? ''

/** The people that a command names, by the names they have here or are given in it. */
const peopleOf = (args: Bag, records: RecordView): string[] => {
  const ids = Array.isArray(args.residentIds) ? args.residentIds.map(String) : []
  const named = [textOf(args, 'residentId'), textOf(args, 'keepId'), ...ids]
    .map((id) => records.get('resident', id)?.name ?? '')
    .concat(listOf(args, 'residents').map((one) => textOf(bagOf(one.fields), 'name')))
    .concat(textOf(bagOf(args.fields), 'name'))
  return [...new Set(named.filter(Boolean))]
}

const linesOf = (args: Bag, records: RecordView): string[] => {
  const outcome = wordFrom(visitOutcomeWords, textOf(args, 'outcome'))
  const people = peopleOf(args, records)
  const idNumber = textOf(args, 'idNumber')
  const plain = ['note', 'text', 'whereTo', 'on', 'movedInOn', 'reason']
  return [
    outcome === '' ? '' : `${outcome} · ${wordFrom(visitKindWords, textOf(args, 'kind'))}`,
    people.join('、'),
    ...plain.map((key) => textOf(args, key)),
    textOf(bagOf(args.details), 'door'),
    textOf(bagOf(args.request), 'text'),
    textOf(bagOf(args.act), 'words'),
    textOf(args, 'words'),
    idNumber === '' ? '' : `身份证号：${maskIdNumber(idNumber)}`,
    ...changeLines(bagOf(args.changes)),
    ...listOf(args, 'edits').flatMap((edit) => changeLines(bagOf(edit.changes))),
    ...listOf(args, 'followUps').map((one) =>
      [wordFrom(followUpKindWords, textOf(one, 'kind')), textOf(one, 'text'), textOf(one, 'dueOn')]
        .filter(Boolean)
        .join(' · '),
    ),
  ].filter(Boolean)
}

/** The door that a command is about, found through whatever it names. */
const doorOf = (args: Bag, records: RecordView): string => {
  const visit = records.get('visit', textOf(args, 'visitId'))
  const followUp = records.get('followUp', textOf(args, 'followUpId'))
  const residentId = textOf(args, 'residentId') || textOf(args, 'keepId')
  const householdId =
    textOf(args, 'householdId') ||
    visit?.householdId ||
    followUp?.householdId ||
    records.get('resident', residentId)?.householdId ||
    ''
  const houseId = textOf(args, 'houseId') || records.get('household', householdId)?.houseId || ''
  const house = records.get('house', houseId)
  return house ? houseTitle(house) : ''
}

export const commandWords = (said: CommandSaid, { records, regions }: KnownHere): CommandWords => {
  const args = bagOf(said.args)
  const title = commandWord(said.name) || officeCommands.get(said.name)?.title || '一条新版本的记录'
  const where = doorOf(args, records) || regionTitle(regions, said.regionId, 1)
  return { title, where, lines: linesOf(args, records) }
}

const isRefusalCode = (code: string): code is RefusalCode => code in refusals

/** The reason for a refusal as it came over the wire; an unknown code is said honestly. */
export const refusalWords = (code: string, detail: string): string =>
  isRefusalCode(code)
    ? explainRefusal({ code, detail })
    : '原因这个版本还说不清，请更新小程序后再看。'
