/**
 * What a side says at the door (确认办完了, 有不同意见) goes as a letter: kept on this phone at once, sent when there is a signal,
 * and shown with its order until the order itself was read after it. A refused one stays with its words until its writer has read why.
 */
import { useEffect, useRef } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import type { Letter } from '../../../../application'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import type { OfficeCommandArgs } from '../../../../domain/office-commands'
import { ownRegion } from '../../use-hours-letters'
import { doneWords } from './order-words'

export type DoorAct = 'redeem.done' | 'redeem.dispute'

export const isOfDoor = ({ envelope: { name } }: Letter): boolean =>
  name === 'redeem.done' || name === 'redeem.dispute'

/** Checked when it was written. */
export const orderIdOf = ({ envelope }: Letter): string =>
  (envelope.args as OfficeCommandArgs<DoorAct>).orderId

const idOf = ({ envelope }: Letter): string => envelope.commandId

/** `seenAtMs`: when the orders were asked for that are shown; `onSettled`: the server has answered one of the letters. */
export const useOrderLetters = (seenAtMs: number, onSettled: () => void) => {
  const application = useApplication()
  const all = useLive((snapshot) => snapshot.letters)
  const ready = useLive((snapshot) => snapshot.ready)
  const own = all.filter(isOfDoor)
  /** What came of these was told; null until the phone's store has been read. */
  const told = useRef<Set<string> | null>(null)
  const isWriting = useRef(false)
  useEffect(() => {
    if (!ready) return
    const settled = own.filter(({ state }) => state.kind !== 'waiting')
    const news = told.current ? settled.filter((letter) => !told.current?.has(idOf(letter))) : []
    told.current = new Set(settled.map(idOf))
    for (const { envelope, state } of news)
      if (state.kind === 'sent')
        showToast({
          text: envelope.name === 'redeem.done' ? doneWords(state.answer) : '已交给社区工作者。',
        })
    if (news.length > 0) onSettled()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- when one more is answered, whatever the page asks by now
  }, [all, ready])

  /** Why it could not be kept; '' when it is. */
  const say = async <Name extends DoorAct>(
    name: Name,
    args: OfficeCommandArgs<Name>,
    title: string,
  ): Promise<string> => {
    // Tapped twice, it would be said twice.
    if (isWriting.current) return ''
    isWriting.current = true
    const kept = await application.letters
      .send(name, ownRegion, args, { title })
      .finally(() => (isWriting.current = false))
    if (!kept.ok) return explainFailure(kept.error)
    application.device.vibrate()
    return ''
  }

  const current = own.filter(({ state }) => state.kind !== 'sent' || state.atMs > seenAtMs)
  return {
    say,
    of: (orderId: string): readonly Letter[] =>
      current.filter((letter) => orderIdOf(letter) === orderId),
    /** Of orders that are not on the screen: their words are not lost with them. */
    withoutOrder: (shown: readonly { readonly id: string }[]): readonly Letter[] =>
      current.filter(
        (letter) =>
          letter.state.kind !== 'sent' && !shown.some(({ id }) => id === orderIdOf(letter)),
      ),
  }
}
