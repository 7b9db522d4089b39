/**
 * Before hours go to a number that somebody typed: whose it is. The covered name comes from the server and is read before the
 * hours leave; where it cannot be asked that is said, and the gift may still be written.
 */
import { useRef, useState } from 'react'
import { useApplication } from '../../../../app-context'
import { failureCodeOf, sentenceOf } from '../../../../components/server-answer/failure-words'
import { minutesWords } from '../../../../domain/minutes-words'
import type { Doubt } from '../../use-hours-letters'

const noSuchNumber = '查不到这个号码。请和对方核对，编号在对方的“我的志愿记录”里。'

interface Asked {
  readonly toNumber: string
  readonly minutes: number
}

type Question = Pick<Doubt, 'words' | 'yes'> & {
  /** '' = not known. */
  readonly name: string
}

const uncheckedWords = (toNumber: string, error: unknown): Pick<Doubt, 'words' | 'yes'> => {
  const again = '送出后收不回来，请再看一遍编号。'
  return failureCodeOf(error) === 'unreachable'
    ? {
        words: `没有连上，没法核对 ${toNumber} 是谁。${again}`,
        yes: '记在本机，有信号就送',
      }
    : { words: `没法核对 ${toNumber} 是谁：${sentenceOf(error)}。${again}`, yes: '照样送出' }
}

export const useReceiverCheck = () => {
  const { server } = useApplication()
  const [busy, setBusy] = useState(false)
  const [doubt, setDoubt] = useState<Doubt | null>(null)
  /** Counts what was asked or dropped: an answer that comes late is to no question any more. */
  const round = useRef(0)

  /** The number is another one, or the form was closed. */
  const drop = (): void => {
    round.current++
    doubt?.answer(false)
  }

  /** null: nobody has that number. */
  const lookUp = async ({ toNumber, minutes }: Asked): Promise<Question | null> => {
    try {
      const found = await server.timeBank.receiver({ number: toNumber })
      const words = `${toNumber} 是 ${found?.name}。送给这位 ${minutesWords(minutes)}？送出后收不回来。`
      return found && { name: found.name, words, yes: `送给 ${found.name}` }
    } catch (error) {
      // No number at all.
      if (failureCodeOf(error) === 'invalid') return null
      return { name: '', ...uncheckedWords(toNumber, error) }
    }
  }

  /** The covered name, '' where it could not be asked; null: not to be sent, and why where it is not the giver's own wish. */
  const check = async (
    asked: Asked,
    setProblem: (words: string) => void,
  ): Promise<string | null> => {
    const mine = ++round.current
    setBusy(true)
    const question = await lookUp(asked)
    setBusy(false)
    if (mine !== round.current) return null
    setProblem(question ? '' : noSuchNumber)
    if (!question) return null
    const { name, words, yes } = question
    const isMeant = await new Promise<boolean>((answer) => setDoubt({ words, yes, answer }))
    setDoubt(null)
    return isMeant ? name : null
  }
  return { busy, doubt, check, drop }
}
