/** Letters for page tests: kept in memory, never sent. */
import * as v from 'valibot'
import type { Application, Letter } from '../../src/application'
import { commandIdShape } from '../../src/domain/shapes'
import type { Device } from '../../src/ports'
import { schemaVersion } from '../../src/protocol/envelope'

export interface FixtureLetterParts {
  readonly device: Device
  readonly letters: () => readonly Letter[]
  readonly change: (letters: readonly Letter[]) => void
  readonly keepDraft: (key: string, draft: unknown) => void
}

export const createFixtureLetters = ({
  device,
  letters,
  change,
  keepDraft,
}: FixtureLetterParts): Application['letters'] => {
  const take = (commandId: string): Letter | undefined => {
    const letter = letters().find(({ envelope }) => envelope.commandId === commandId)
    change(letters().filter((one) => one !== letter))
    return letter
  }
  return {
    send: (name, regionId, args, { photoIds = [], title = '' } = {}) => {
      const commandId = v.parse(commandIdShape, device.identifiers.newId())
      const envelope = {
        commandId,
        clientId: 'fixture',
        sequence: letters().length + 1,
        name,
        regionId,
        args,
        issuedAtMs: device.clock.nowMs(),
        schemaVersion,
      }
      const state = { kind: 'waiting', maybeSent: false } as const
      change([...letters(), { envelope, title, photoIds, state }])
      return Promise.resolve({ ok: true, value: { commandId } })
    },
    withdraw: (commandId) => Promise.resolve(take(commandId) !== undefined),
    takeBack: (commandId, draftOf) => {
      const letter = take(commandId)
      if (!letter) return Promise.resolve(false)
      const { key, draft } = draftOf(letter)
      keepDraft(key, draft)
      return Promise.resolve(true)
    },
    renew: (commandId) => {
      const meantAtMs = device.clock.nowMs()
      change(
        letters().map((letter) =>
          letter.envelope.commandId === commandId && letter.state.kind === 'waiting'
            ? { ...letter, state: { ...letter.state, meantAtMs } }
            : letter,
        ),
      )
      return Promise.resolve()
    },
    dismiss: (commandId) => {
      take(commandId)
      return Promise.resolve()
    },
  }
}
