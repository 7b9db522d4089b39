/** The sheet in which one party is written down; what is missing is said above the form. */
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../components/button'
import { Notice } from '../../components/notice'
import { Sheet } from '../../components/sheet'
import { partyShape, type PartyInput } from '../../domain/mediation/mediation-commands'
import { PartyForm } from './party-form'
import { useResidents } from './use-residents'

interface PartySheetProps {
  /** null: closed. */
  readonly party: PartyInput | null
  readonly problem?: string
  readonly busy?: boolean
  readonly onSave: (party: PartyInput) => void
  readonly onClose: () => void
}

export function PartySheet({ party, problem = '', busy, onSave, onClose }: PartySheetProps) {
  return (
    <Sheet open={party !== null} title="当事人" onClose={onClose}>
      {party !== null && (
        <Form key={party.id} party={party} problem={problem} busy={busy === true} onSave={onSave} />
      )}
    </Sheet>
  )
}

type FormProps = Required<Pick<PartySheetProps, 'problem' | 'busy' | 'onSave'>> & {
  readonly party: PartyInput
}

function Form({ party, problem, busy, onSave }: FormProps) {
  const [written, setWritten] = useState(party)
  const [mistake, setMistake] = useState('')
  useEffect(() => setMistake(problem), [problem])
  const residents = useResidents(written.name)
  const save = () => {
    const checked = v.safeParse(partyShape, written)
    if (!checked.success) return setMistake(`${checked.issues[0].message}。`)
    setMistake('')
    onSave(checked.output)
  }
  return (
    <>
      <PartyForm party={written} onChange={setWritten} residents={residents} />
      <Notice text={mistake} />
      <Button kind="primary" busy={busy} onPress={save}>
        存好
      </Button>
    </>
  )
}
