/** What became of hours whose answer did not come at once: still asked for, done, or refused and why. */
import { View } from '@tarojs/components'
import type { Letter } from '../../../application'
import { useApplication } from '../../../app-context'
import { Button, ButtonRow } from '../../../components/button'
import { Card } from '../../../components/card'
import { Notice } from '../../../components/notice'
import { showToast } from '../../../components/toast'
import { explainFailure } from '../../../components/server-answer/failure-words'
import { isAskedAbout, waitsForItsWriter } from '../../../domain/waits-for-its-writer'
import { KeptTooLong } from './kept-too-long'
import './index.scss'

const asksAfterADay = '没有网络，记在本机，有网就自动送出；超过一天会先问您。'

const standing = ({ envelope, state }: Letter): readonly ['amber' | 'green' | 'red', string] => {
  if (state.kind === 'sent') return ['green', '办成了，只算一次。']
  if (state.kind === 'refused') return ['red', `没有办成：${explainFailure(state.refusal)}`]
  return state.maybeSent
    ? ['amber', '上次没收到回音，已接着问。不用再点，只算一次。']
    : [
        'amber',
        isAskedAbout(envelope.name) ? asksAfterADay : '没有网络，记在本机，有网就自动送出。',
      ]
}

interface HoursLettersProps {
  readonly letters: readonly Letter[]
  /** Where the words of one that was not sent, or not granted, can be put right. */
  readonly onRewrite?: (letter: Letter) => void
}

export function HoursLetters({ letters, onRewrite }: HoursLettersProps) {
  const nowMs = useApplication().device.clock.nowMs()
  return (
    <>
      {letters.map((letter) => {
        const key = letter.envelope.commandId
        return waitsForItsWriter(letter, nowMs) ? (
          <KeptTooLong key={key} letter={letter} onRewrite={onRewrite} />
        ) : (
          <HoursLetter key={key} letter={letter} onRewrite={onRewrite} />
        )
      })}
    </>
  )
}

interface HoursLetterProps {
  readonly letter: Letter
  readonly onRewrite: HoursLettersProps['onRewrite'] | undefined
}

function HoursLetter({ letter, onRewrite }: HoursLetterProps) {
  const application = useApplication()
  const { envelope, title, state } = letter
  const [tone, words] = standing(letter)
  const withdraw = async () => {
    const withdrawn = await application.letters.withdraw(envelope.commandId)
    showToast({ text: withdrawn ? '已撤回，没有送出。' : '已经在路上了，撤不回来。' })
  }
  const dismiss = () => void application.letters.dismiss(envelope.commandId)
  return (
    <Card title={title}>
      <Notice tone={tone} text={words} />
      <View className="hours-letters__act">
        {state.kind === 'refused' && onRewrite ? (
          <ButtonRow>
            <Button onPress={dismiss}>知道了</Button>
            <Button onPress={() => onRewrite(letter)}>改一改再提</Button>
          </ButtonRow>
        ) : state.kind !== 'waiting' ? (
          <Button onPress={dismiss}>知道了</Button>
        ) : state.maybeSent ? (
          <Button onPress={() => void application.sync.now()}>现在再问一次</Button>
        ) : (
          <Button onPress={() => void withdraw()}>撤回</Button>
        )}
      </View>
    </Card>
  )
}
