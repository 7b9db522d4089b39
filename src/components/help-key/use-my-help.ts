/** What one may press, as last heard: kept on the phone, because the key has to be there without a network too. */
import { useEffect, useState } from 'react'
import type { MyHelpAnswer } from '../../application'
import { useAnswerKeptBy, type KeptAnswerParts } from '../server-answer/use-answer-kept-by'

const myHelpKey = 'help.mine'

export const useMyHelp = (parts: KeptAnswerParts) =>
  useAnswerKeptBy(parts, myHelpKey, () => parts.application.server.help.mine({}))

/** Without asking: for who has other things on the first page, and opened the page of the key before. */
export const useKeptHelp = ({
  application,
  metAtMs,
}: KeptAnswerParts): MyHelpAnswer | undefined => {
  const [kept, setKept] = useState<MyHelpAnswer>()
  useEffect(() => {
    let wanted = true
    void application.answers.read<MyHelpAnswer>(myHelpKey).then((found) => {
      if (wanted && found) setKept(found.answer)
    })
    return () => {
      wanted = false
    }
  }, [application, metAtMs])
  return kept
}
