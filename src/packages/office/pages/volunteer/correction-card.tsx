/** One open request for correction: carried out as asked, answered in words, or declined; by who asked it, taken back. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Dialog } from '../../../../components/dialog'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { Tag } from '../../../../components/tag'
import { changeWords } from '../../../../domain/volunteer-labels'
import { identityFields } from '../../../../domain/volunteer/identity'
import type { MoveSeen } from '../../../../domain/volunteer/move'
import type { VolunteerCorrection } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

interface CorrectionCardProps {
  readonly page: VolunteerFileState
  readonly correction: VolunteerCorrection
  /** A mask; '' where none is on file. */
  readonly idNumber: string
  readonly own: boolean
  /** What the open move is to the reader. */
  readonly moves: MoveSeen
  readonly onDecline: () => void
}

/** `elsewhere`: the community that decides; '' for this one. */
const waitsFor = (own: boolean, elsewhere: string): string => {
  if (elsewhere !== '') return `◆ 等${elsewhere}核对`
  return own ? '◆ 等另一位来办' : '◆ 等您办'
}

export function CorrectionCard(props: CorrectionCardProps) {
  const { page, correction, idNumber: onFile, own, moves, onDecline } = props
  const { id, changes, note, moveTo, askedByName, askedByReader = false } = correction
  const [answer, setAnswer] = useState('')
  const changed = changeWords(correction)
  const [idNumber, setIdNumber] = useState('')
  const isElsewhere = moveTo !== null && moves === 'out'
  const [takingBack, setTakingBack] = useState(false)
  const isWordsOnly = changed.length === 0 && moveTo === null
  // Who somebody is changes only before their card, and in words; without a number on file in words alone.
  const isIdentity = identityFields.some((field) => changes[field] !== undefined)
  const needsCard = isIdentity && [changes.idNumber ?? '', onFile].some((one) => one !== '')
  const needsWords = isWordsOnly || isIdentity
  const isReady = (!needsWords || answer.trim() !== '') && (!needsCard || idNumber.trim() !== '')
  return (
    <Card title={moveTo ? '要求迁社区' : '要求更正'}>
      <View className="volunteer-file__act">
        <Tag tone="amber">{waitsFor(own || askedByReader, isElsewhere ? moveTo.name : '')}</Tag>
      </View>
      {moveTo && <Fact label="迁到">{moveTo.name}</Fact>}
      {askedByName !== '' && <Fact label="代为提出">{askedByName}</Fact>}
      {changed.map(([label, words, was]) => (
        <Fact key={label} label={`${label}改为`}>
          {was === '' ? words : `${words}（原来 ${was}）`}
        </Fact>
      ))}
      {note !== '' && <Text className="volunteer-file__note">{note}</Text>}
      {askedByReader && (
        <>
          <View className="volunteer-file__act">
            <Button onPress={() => setTakingBack(true)}>撤回</Button>
          </View>
          <Dialog
            open={takingBack}
            title={moveTo ? `不迁到${moveTo.name}了？` : '不更正了？'}
            text="撤回以后就不办了。还要的话，再提一次。"
            act="撤回"
            busy={page.busy}
            onAct={() => void page.takeBack(id).then(() => setTakingBack(false))}
            onBack={() => setTakingBack(false)}
          />
        </>
      )}
      {moveTo && !isElsewhere && !own && (
        <Notice
          tone="grey"
          text={`请核对本人是不是住在${moveTo.name}。同意以后，登记、记录和时长都归那边管，原来的社区看得到迁走了。`}
        />
      )}
      {!own && !isElsewhere && !askedByReader && (
        <>
          {isIdentity && (
            <Notice
              tone="amber"
              text="请看证件，并且认得是原来登记的那个人。换了人的，不能用这份登记，请他另外登记。"
            />
          )}
          {(note !== '' || needsWords) && (
            <Field
              label={isIdentity ? '看了什么证件，写给本人' : '办了什么，写给本人'}
              value={answer}
              maxLength={200}
              lines
              placeholder={
                isIdentity ? '比如：看了户口本，邻居也认得' : '比如：五月的急救培训补记上了'
              }
              {...(isWordsOnly && { hint: '写的话不会自己改到记录里，请先在下面改好、补上。' })}
              onChange={setAnswer}
            />
          )}
          {needsCard && (
            <Field
              label="看了身份证，写上号码"
              keyboard="idcard"
              value={idNumber}
              maxLength={18}
              hint="和登记的（或本人要求改成的）一样，才能更正。"
              onChange={setIdNumber}
            />
          )}
          <ButtonRow>
            <Button onPress={onDecline}>{moveTo ? '不同意' : '不更正'}</Button>
            <Button
              busy={page.busy}
              disabled={!isReady}
              onPress={() => void page.accept({ requestId: id, answer, idNumber })}
            >
              {moveTo ? '同意迁来' : isWordsOnly ? '已办好' : '照此更正'}
            </Button>
          </ButtonRow>
        </>
      )}
      <View className="volunteer-file__act" />
    </Card>
  )
}
