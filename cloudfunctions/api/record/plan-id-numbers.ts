/** Works out which whole ID number each resident ends up with after the steps of a transaction, sealed anew. */
import type { Transaction } from '../database/connect'
import { clearIdNumbers, openIdNumbers, sealIdNumber } from '../resident/id-number.repository'
import type { Vault } from '../secrets/vault'
import type { IdNumberStep } from './change-set'

export interface IdNumberPlan {
  /** Resident → the texts for the vault columns, by column. */
  readonly columns: ReadonlyMap<string, Readonly<Record<string, string>>>
}

interface PlanContext {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly tenantId: string
}

const exchangedIn = (steps: readonly IdNumberStep[]): readonly string[] =>
  steps.flatMap((step) => ('withResidentId' in step ? [step.residentId, step.withResidentId] : []))

const takeSteps = (numbers: Map<string, string>, steps: readonly IdNumberStep[]): void => {
  for (const step of steps)
    if ('withResidentId' in step) {
      const own = numbers.get(step.residentId) ?? ''
      numbers.set(step.residentId, numbers.get(step.withResidentId) ?? '')
      numbers.set(step.withResidentId, own)
    } else numbers.set(step.residentId, step.idNumber)
}

/** Whole numbers of some residents as they would be after steps that are not written yet. */
export const loadNumbersAfter = async (
  { transaction, vault, tenantId }: PlanContext,
  steps: readonly IdNumberStep[],
  residentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const wanted = [...new Set([...residentIds, ...exchangedIn(steps)])]
  const numbers = new Map(await openIdNumbers(transaction, vault, tenantId, wanted))
  takeSteps(numbers, steps)
  return numbers
}

/** A number is sealed to its resident, so an exchange opens both and seals each for the other. */
export const planIdNumbers = async (
  { transaction, vault, tenantId }: PlanContext,
  steps: readonly IdNumberStep[],
): Promise<IdNumberPlan> => {
  if (steps.length === 0) return { columns: new Map() }
  const exchanging = exchangedIn(steps)
  const numbers = new Map(await openIdNumbers(transaction, vault, tenantId, exchanging))
  await clearIdNumbers(transaction, tenantId, exchanging)
  takeSteps(numbers, steps)
  return {
    columns: new Map(
      [...numbers].map(([residentId, idNumber]) => [
        residentId,
        { ...sealIdNumber(vault, tenantId, residentId, idNumber) },
      ]),
    ),
  }
}
