/** One open request for correction: carried out as asked, answered in words, or declined. */
import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { changeWords } from '../../../../domain/volunteer-labels'
import type { VolunteerCorrection } from '../../../../protocol/volunteer'
import type { VolunteerFileState } from './use-volunteer-file'

interface CorrectionCardProps {
  readonly page: VolunteerFileState
  readonly correction: VolunteerCorrection
  readonly own: boolean
  readonly onDecline: () => void
}

export function CorrectionCard({ page, correction, own, onDecline }: CorrectionCardProps) {
  const { id, changes, note } = correction
  const [answer, setAnswer] = useState('')
  const changed = changeWords(changes)
  const [idNumber, setIdNumber] = useState('')
  const isWordsOnly = changed.length === 0
  const needsCard = (changes.idNumber ?? '') !== ''
  const isReady = isWordsOnly ? answer.trim() !== '' : !needsCard || idNumber.trim() !== ''
  return (
    <Card title="要求更正">
      <Tag tone="amber">{own ? '◆ 等另一位来办' : '◆ 等您办'}</Tag>
      {changed.map(([label, words]) => (
        <Fact key={label} label={`${label}改为`}>
          {words}
        </Fact>
      ))}
      {note !== '' && <Text className="volunteer-file__note">{note}</Text>}
      {!own && (
        <>
          {note !== '' && (
            <Field
              label="办了什么，写给本人"
              value={answer}
              maxLength={200}
              lines
              placeholder="比如：五月的急救培训补记上了"
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
              hint="和本人要求改成的一样，才能更正。"
              onChange={setIdNumber}
            />
          )}
          <ButtonRow>
            <Button onPress={onDecline}>不更正</Button>
            <Button
              busy={page.busy}
              disabled={!isReady}
              onPress={() => void page.accept({ requestId: id, answer, idNumber })}
            >
              {isWordsOnly ? '已办好' : '照此更正'}
            </Button>
          </ButtonRow>
        </>
      )}
      <View className="volunteer-file__act" />
    </Card>
  )
}
