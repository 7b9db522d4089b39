/**
 * Commands that move hours go as letters: kept on this phone under one id until they are answered, so that hours never move
 * twice, though the answer was lost and the app ended. What was answered at once is told at once; anything else stays here.
 */
import { useEffect, useRef, useState } from 'react'
import type { Application, Letter } from '../../application'
import { useApplication, useLive } from '../../app-context'
import { explainFailure } from '../../components/server-answer/failure-words'
import { minutesOnTheWay } from './minutes-on-the-way'
import { showToast } from '../../components/toast'
import type { OfficeCommandArgs, OfficeCommandName } from '../../domain/office-commands'
import type { RegionId } from '../../domain/shapes'

/** Commands on the own account act nowhere in particular; the envelope wants a region all the same. */
export const ownRegion = 'own' as RegionId

interface HoursCommand<Name extends OfficeCommandName> {
  readonly name: Name
  readonly regionId: RegionId
  readonly args: OfficeCommandArgs<Name>
  /** '捐给社区 1 小时' */
  readonly title: string
}

const find = (application: Application, commandId: string): Letter | undefined =>
  application.snapshot().letters.find(({ envelope }) => envelope.commandId === commandId)

/** The same form sent again while its answer is missing means the same. */
const findAlike = (
  application: Application,
  { name, regionId, args }: HoursCommand<OfficeCommandName>,
): Letter | undefined =>
  application
    .snapshot()
    .letters.find(
      ({ envelope, state }) =>
        state.kind === 'waiting' &&
        envelope.name === name &&
        envelope.regionId === regionId &&
        JSON.stringify(envelope.args) === JSON.stringify(args),
    )

/** Another one is under way: perhaps the same is meant, with an amount put right. */
const findOther = (
  application: Application,
  { name }: HoursCommand<OfficeCommandName>,
): Letter | undefined =>
  application
    .snapshot()
    .letters.find(({ envelope, state }) => state.kind === 'waiting' && envelope.name === name)

/** Whether both are meant is asked before the second is written. */
export interface Doubt {
  readonly words: string
  /** '另外捐给社区 1 小时' */
  readonly yes: string
  readonly answer: (isMeant: boolean) => void
}

/** Resolves when the server has answered, or when a round has ended without an answer. */
const askNow = async (application: Application, commandId: string): Promise<Letter | undefined> => {
  let stop = (): void => undefined
  const answered = new Promise<void>((resolve) => {
    const look = () => {
      if (find(application, commandId)?.state.kind !== 'waiting') resolve()
    }
    stop = application.subscribe(look)
    look()
  })
  await Promise.race([answered, application.sync.now()])
  stop()
  return find(application, commandId)
}

/** `names`: of the commands that the page shows; `onSettled`: the server has answered one of them. */
export const useHoursLetters = (names: readonly OfficeCommandName[], onSettled: () => void) => {
  const application = useApplication()
  const all = useLive((snapshot) => snapshot.letters)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  const [toldHere, setToldHere] = useState<ReadonlySet<string>>(new Set())
  const own = all.filter(({ envelope }) => (names as readonly string[]).includes(envelope.name))
  const settled = own.filter(({ state }) => state.kind !== 'waiting').length
  const settledBefore = useRef(settled)
  useEffect(() => {
    if (settled > settledBefore.current) onSettled()
    settledBefore.current = settled
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when one more is answered, whatever the page asks by now
  }, [settled])

  const settle = async (letter: Letter | undefined, commandId: string) => {
    const state = letter?.state
    if (!state || state.kind === 'waiting') {
      showToast({ text: '还没有回音，记在本机，会接着问。' })
      return { answered: false, answer: undefined }
    }
    await application.letters.dismiss(commandId)
    if (state.kind === 'sent') return { answered: true, answer: state.answer }
    setProblem(explainFailure(state.refusal))
    return null
  }

  const isMeant = (title: string, other: Letter): Promise<boolean> =>
    new Promise((resolve) =>
      setDoubt({
        words: `前一笔“${other.title}”还没有回音。要另外再${title}吗？写错了就先关上，在卡片上撤回前一笔。`,
        yes: `另外${title}`,
        answer: (meant) => {
          setDoubt(null)
          resolve(meant)
        },
      }),
    )

  /** null: it did not take effect, and why is said. Not answered: it goes on asking by itself, and that is said. */
  const send = async <Name extends OfficeCommandName>(
    command: HoursCommand<Name>,
  ): Promise<{ readonly answered: boolean; readonly answer: unknown } | null> => {
    const { name, regionId, args, title } = command
    setProblem('')
    const before = findAlike(application, command)
    const other = before ? undefined : findOther(application, command)
    if (other && !(await isMeant(title, other))) return null
    setBusy(true)
    try {
      const kept = before
        ? ({ ok: true, value: before.envelope } as const)
        : await application.letters.send(name, regionId, args, { title })
      if (!kept.ok) {
        setProblem(explainFailure(kept.error))
        return null
      }
      const { commandId } = kept.value
      // Whoever fills in the form again still wants it, though the first one has lain long.
      if (before) await application.letters.renew(commandId)
      // Said when it is answered: until then nobody is told of it a second time.
      setToldHere((told) => new Set(told).add(commandId))
      const end = await settle(await askNow(application, commandId), commandId)
      setToldHere((told) => new Set([...told].filter((id) => id !== commandId)))
      return end
    } finally {
      setBusy(false)
    }
  }

  return {
    /** Of the own account, or of a team's. */
    onTheWay: (teamId: string | null = null) => minutesOnTheWay(all, teamId),
    ...{ busy, problem, setProblem, send, doubt },
    letters: own.filter(({ envelope }) => !toldHere.has(envelope.commandId)),
  }
}
