/** The sheet in which an act is written: what it is, to whom, and the words that the resident reads. */
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { Button } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { Field, FieldFrame } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { Answered } from '../../../../components/server-answer'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { Sheet } from '../../../../components/sheet'
import { hideToast } from '../../../../components/toast/toast-store'
import {
  matterOutcomeNames,
  matterOutcomes,
  type MatterOutcome,
} from '../../../../domain/matter/matter'
import { handlerActShape, maxRequestLength } from '../../../../domain/matter/matter-commands'
import { deadlineWords } from '../../../../domain/matter/deadline'
import {
  deadlineClasses,
  type DeadlineClass,
  type MatterRules,
} from '../../../../domain/settings/matter-rules'
import type { MatterView } from '../../../../protocol/matter'
import type { OpenAct } from './handler-acts'
import type { MatterPageState } from './use-matter'

type ActKind = Exclude<OpenAct, 'more'>

interface ActWords {
  readonly title: string
  readonly hint: string
  readonly label: string
}

const words: Readonly<Record<ActKind, ActWords>> = {
  accept: { title: '受理', hint: '您先接下，就由您负责到底', label: '要对居民说的（可以不写）' },
  progress: { title: '记一步进展', hint: '居民会看到', label: '办到哪一步了' },
  dispatch: { title: '派给别处办', hint: '网格、社区或部门', label: '要交代的（可以不写）' },
  'hand-up': { title: '请上一级帮助', hint: '自己办不了的', label: '为什么要上一级' },
  'call-in': { title: '请部门一起办', hint: '吹哨：您牵头，他们来', label: '请他们做什么' },
  'report-in': { title: '回话', hint: '', label: '做了什么' },
  release: { title: '不再等部门', hint: '他们不用回话了', label: '为什么' },
  'ask-back': { title: '请居民补充', hint: '等的时候不计时', label: '要补充什么' },
  pause: { title: '暂停', hint: '等材料、等天气，写明原因', label: '为什么暂停' },
  resume: { title: '接着办', hint: '', label: '要说的（可以不写）' },
  answer: { title: '答复居民', hint: '办好了，或解释清楚', label: '办得怎么样，居民会看到' },
  reclass: { title: '调整时限', hint: '类别估得不准', label: '为什么' },
  merge: { title: '并到同一件', hint: '和别人提的是同一件', label: '要说的（可以不写）' },
  'take-over': { title: '由我负责', hint: '原来负责的人换岗了', label: '为什么' },
  note: { title: '内部记录', hint: '只有同事看得到', label: '要记的话' },
}

const offered: readonly ActKind[] = [
  ...(['progress', 'ask-back', 'dispatch', 'hand-up', 'call-in', 'release', 'answer'] as const),
  ...(['pause', 'reclass', 'merge', 'take-over', 'note'] as const),
]

interface ActSheetProps {
  readonly page: MatterPageState
  readonly view: MatterView
  readonly open: OpenAct | null
  readonly onClose: () => void
}

export function ActSheet({ page, view, open, onClose }: ActSheetProps) {
  const [kind, setKind] = useState<ActKind | null>(null)
  useEffect(() => {
    setKind(open === 'more' ? null : open)
    // What was just said lies over the sheet.
    if (open !== null) hideToast()
  }, [open])
  const title = kind === null ? '还可以' : words[kind].title
  return (
    <Sheet open={open !== null} title={title} onClose={onClose}>
      {kind === null
        ? offered
            .filter((one) => one !== 'release' || view.joint.some(({ state }) => state === 'asked'))
            .map((one) => (
              <ListRow
                key={one}
                title={words[one].title}
                detail={words[one].hint}
                onPress={() => setKind(one)}
              />
            ))
        : open !== null && (
            <ActForm key={kind} page={page} view={view} kind={kind} onDone={onClose} />
          )}
    </Sheet>
  )
}

interface ActFormProps {
  readonly page: MatterPageState
  readonly view: MatterView
  readonly kind: ActKind
  readonly onDone: () => void
}

const dayChoices = ['3', '7', '15', '30'].map((days) => ({ value: days, label: `${days} 天` }))

function ActForm({ page, view, kind, onDone }: ActFormProps) {
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<MatterOutcome>('solved')
  const [duty, setDuty] = useState('')
  const [days, setDays] = useState('7')
  const [deadlineClass, setDeadlineClass] = useState<DeadlineClass>(view.deadlineClass)
  const [intoId, setIntoId] = useState('')
  const [mistake, setMistake] = useState('')
  const [regionId = '', kindId = ''] = duty.split(' ')
  const send = async () => {
    const whole = { kind, words: text, outcome, duty: { regionId, kindId }, days: Number(days) }
    // The shape takes from it what this act has, and says what is missing.
    const made = v.safeParse(handlerActShape, only({ ...whole, deadlineClass, intoId }, kind))
    if (!made.success) return setMistake(`${made.issues[0].message}。`)
    if (await page.act(made.output)) onDone()
  }
  return (
    <>
      <Notice text={mistake} />
      {kind === 'answer' && (
        <FieldFrame label="结果">
          <Chips
            options={matterOutcomes.map((one) => ({ value: one, label: matterOutcomeNames[one] }))}
            value={outcome}
            onChange={setOutcome}
          />
        </FieldFrame>
      )}
      {kind === 'pause' && (
        <FieldFrame label="最多停几天">
          <Chips options={dayChoices} value={days} onChange={setDays} />
        </FieldFrame>
      )}
      {kind === 'reclass' && page.rules && (
        <FieldFrame label="时限">
          <Chips
            options={labelled(deadlineClasses, page.rules)}
            value={deadlineClass}
            onChange={setDeadlineClass}
          />
        </FieldFrame>
      )}
      {(kind === 'dispatch' || kind === 'call-in') && (
        <DutyChips page={page} kind={kind} value={duty} onChange={setDuty} />
      )}
      {kind === 'release' && (
        <FieldFrame label="哪个部门">
          <Chips
            options={view.joint
              .filter(({ state }) => state === 'asked')
              .map((one) => ({ value: `${one.regionId} ${one.kindId}`, label: one.name }))}
            value={duty}
            onChange={setDuty}
          />
        </FieldFrame>
      )}
      {kind === 'merge' && (
        <MergeChoice page={page} view={view} value={intoId} onChange={setIntoId} />
      )}
      <Field
        label={words[kind].label}
        lines
        value={text}
        maxLength={maxRequestLength}
        onChange={setText}
      />
      <Button kind="primary" busy={page.busy} onPress={() => void send()}>
        发出
      </Button>
    </>
  )
}

const labelled = (classes: readonly DeadlineClass[], rules: MatterRules) =>
  classes.map((value) => ({ value, label: deadlineWords(value, rules) }))

/** The parts that an act of this kind has. */
const only = (
  whole: Readonly<Record<string, unknown>>,
  kind: ActKind,
): Readonly<Record<string, unknown>> => {
  const shape = handlerActShape.options.find((one) => one.entries.kind.literal === kind)
  const names = Object.keys(shape?.entries ?? {})
  return Object.fromEntries(Object.entries(whole).filter(([name]) => names.includes(name)))
}

interface ChoiceProps {
  readonly page: MatterPageState
  readonly value: string
  readonly onChange: (value: string) => void
}

function DutyChips({ page, kind, value, onChange }: ChoiceProps & { readonly kind: ActKind }) {
  const asked = useServerAnswer('duties', page.duties)
  return (
    <Answered asked={asked} rows={2}>
      {(duties) => (
        <FieldFrame label={kind === 'call-in' ? '哪个部门' : '交给谁'} hint="没有人在岗的不能选。">
          <Chips
            options={duties
              .filter((one) => one.isHeld && !one.isNow)
              .filter((one) => kind === 'dispatch' || one.isDepartment)
              .map((one) => ({ value: `${one.regionId} ${one.kindId}`, label: one.name }))}
            value={value === '' ? null : value}
            onChange={onChange}
          />
        </FieldFrame>
      )}
    </Answered>
  )
}

function MergeChoice({ page, view, value, onChange }: ChoiceProps & { readonly view: MatterView }) {
  const asked = useServerAnswer('alike', () => page.sameCategory(view))
  if (asked.answer.kind === 'loading') return <Loading rows={2} />
  return (
    <Answered asked={asked} rows={2}>
      {(lines) =>
        lines.length === 0 ? (
          <Notice tone="grey" text="这里没有同类别、还在办的另一件。" />
        ) : (
          <FieldFrame label="和哪一件是同一件">
            <Chips
              options={lines.map((line) => ({
                ...{ value: line.id, label: `${line.number} ${line.text.slice(0, 12)}` },
              }))}
              value={value === '' ? null : value}
              onChange={onChange}
            />
          </FieldFrame>
        )
      }
    </Answered>
  )
}
