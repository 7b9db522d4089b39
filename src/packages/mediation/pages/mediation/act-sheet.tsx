/** The sheet in which an act is chosen and written. */
import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication } from '../../../../app-context'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { Button } from '../../../../components/button'
import { ListRow } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import { hideToast } from '../../../../components/toast/toast-store'
import { isReady, needsMediator, sideNames } from '../../../../domain/mediation/mediation'
import {
  mediationActShape,
  type MediationActInput,
} from '../../../../domain/mediation/mediation-commands'
import type { MediationView } from '../../../../protocol/mediation'
import { ActField } from '../../act-fields'
import { actForms, actOf, newDraft, actDraftShape, type ActKind } from '../../act-forms'
import { MediatorField } from '../../mediator-field'
import type { MediationPageState } from './use-mediation'

/** `partyId`: whose consent is written down. */
export interface OpenSheet {
  readonly kind: ActKind | 'more' | 'assign'
  readonly partyId?: string
}

const sheetTitle = (kind: OpenSheet['kind']): string => {
  if (kind === 'more') return '还可以'
  return kind === 'assign' ? '换调解员' : actForms[kind].title
}

/** What may be done besides the key below the page. */
const behindMore = (view: MediationView): readonly ActKind[] => {
  switch (view.state) {
    case 'preparing':
      return [
        ...(isReady({ parties: view.people }) ? (['plan'] as const) : []),
        ...(['withdraw', 'fail', 'note'] as const),
      ]
    case 'mediating':
      return ['hold', 'plan', 'agree', 'fail', 'withdraw', 'note']
    case 'signing':
      return ['agree', 'hold', 'plan', 'fail', 'withdraw', 'note']
    case 'agreed':
      return [
        ...(view.revisitOn === '' ? (['revisit'] as const) : []),
        ...(view.confirmationOn === '' ? (['confirmation'] as const) : []),
        'note',
      ]
    default:
      return []
  }
}

interface ActSheetProps {
  readonly page: MediationPageState
  readonly view: MediationView
  readonly open: OpenSheet | null
  readonly onOpen: (open: OpenSheet) => void
  readonly onClose: () => void
}

export function ActSheet({ page, view, open, onOpen, onClose }: ActSheetProps) {
  const { setProblem } = page
  useEffect(() => {
    // What was just said lies over the sheet, and what went wrong before is over.
    if (open !== null) hideToast()
    setProblem('')
  }, [open, setProblem])
  return (
    <Sheet open={open !== null} title={open ? sheetTitle(open.kind) : ''} onClose={onClose}>
      {open?.kind === 'more' && (
        <>
          {behindMore(view).map((kind) => (
            <ListRow
              key={kind}
              title={actForms[kind].title}
              detail={actForms[kind].hint}
              onPress={() => onOpen({ kind })}
            />
          ))}
          {needsMediator(view) && (
            <ListRow
              title="换调解员"
              detail="换岗了，或当事人要换一位"
              onPress={() => onOpen({ kind: 'assign' })}
            />
          )}
        </>
      )}
      {open?.kind === 'assign' && <AssignForm page={page} view={view} onDone={onClose} />}
      {open !== null && open.kind !== 'more' && open.kind !== 'assign' && (
        <ActForm
          key={open.kind}
          {...{ page, view, kind: open.kind, partyId: open.partyId ?? '' }}
          onDone={onClose}
        />
      )}
    </Sheet>
  )
}

interface FormProps {
  readonly page: MediationPageState
  readonly view: MediationView
  readonly onDone: () => void
}

function ActForm({
  page,
  view,
  kind,
  partyId,
  onDone,
}: FormProps & { readonly kind: ActKind; readonly partyId: string }) {
  const application = useApplication()
  const kept = useDraftForm({
    application,
    draftKey: `mediation.${view.id}.${kind}.${partyId}`,
    shape: actDraftShape,
    fresh: () => newDraft(view, kind, page.nowMs),
  })
  const draft = kept.form
  const [mistake, setMistake] = useState('')
  const form = actForms[kind]
  if (!draft) return null
  const send = async () => {
    if (kind === 'consent' && draft.agreed === null) return setMistake('请选愿意不愿意。')
    const made = v.safeParse(mediationActShape, actOf(kind, draft, partyId))
    if (!made.success) return setMistake(`${made.issues[0].message}。`)
    setMistake('')
    if (!(await page.act(made.output, form.done))) return
    kept.forget()
    onDone()
  }
  const asked = view.people.find(({ id }) => id === partyId)
  return (
    <>
      {asked && <Text className="mediation__next">{`${sideNames[asked.side]} ${asked.name}`}</Text>}
      {kept.isKept && <Notice tone="grey" text="上次写的还没有交上去，接着写就行。" />}
      {form.fields.map(([name, label]) => (
        <ActField key={name} {...{ name, label, draft, view }} set={kept.change} />
      ))}
      <Notice text={mistake || page.problem} />
      <Button kind="primary" busy={page.busy} onPress={() => void send()}>
        存好
      </Button>
    </>
  )
}

function AssignForm({ page, view, onDone }: FormProps) {
  const [chosen, setChosen] = useState<readonly string[]>(view.mediatorIds)
  const [mistake, setMistake] = useState('')
  const send = async () => {
    const act: unknown = { kind: 'assign', mediatorIds: chosen, words: '' }
    const made = v.safeParse(mediationActShape, act)
    if (!made.success) return setMistake(`${made.issues[0].message}。`)
    setMistake('')
    const output: MediationActInput = made.output
    if (await page.act(output, '换好了。')) onDone()
  }
  return (
    <>
      <MediatorField asked={page.mediators} values={chosen} onChange={setChosen} />
      <Notice text={mistake || page.problem} />
      <Button kind="primary" busy={page.busy} onPress={() => void send()}>
        存好
      </Button>
    </>
  )
}
