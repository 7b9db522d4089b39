/** 记一条 into a volunteer's record: a training, a commendation, an appraisal. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Field } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { Sheet } from '../../../../components/sheet'
import type { VolunteerFileState } from './use-volunteer-file'

const kinds = [
  { value: 'training', label: '培训' },
  { value: 'commendation', label: '表彰' },
  { value: 'appraisal', label: '评价' },
] as const
type Kind = (typeof kinds)[number]['value']

const textLabels: Readonly<Record<Kind, string>> = {
  training: '什么培训',
  commendation: '什么表彰',
  appraisal: '写几句评价',
}

interface EntrySheetProps {
  readonly page: VolunteerFileState
  readonly onClose: () => void
}

export function EntrySheet({ page, onClose }: EntrySheetProps) {
  const [kind, setKind] = useState<Kind>('training')
  const [text, setText] = useState('')
  const [date, setDate] = useState(page.today)
  const [minutes, setMinutes] = useState('60')
  const [givenBy, setGivenBy] = useState('')
  const save = (): Promise<boolean> => {
    if (kind === 'appraisal') return page.appraise(text)
    if (kind === 'commendation') return page.commend(text, date, givenBy)
    return page.train(text, date, Number(minutes))
  }
  const isWhole = /^[1-9]\d{0,3}$/.test(minutes)
  const isReady =
    text.trim() !== '' &&
    (kind !== 'training' || isWhole) &&
    (kind !== 'commendation' || givenBy.trim() !== '')
  return (
    <Sheet open title="记一条" onClose={onClose}>
      <Notice text={page.problem} />
      <Segments options={kinds} value={kind} onChange={setKind} />
      <View className="volunteer-file__act" />
      <Field
        label={textLabels[kind]}
        value={text}
        maxLength={kind === 'appraisal' ? 200 : 60}
        lines={kind === 'appraisal'}
        onChange={setText}
      />
      {kind !== 'appraisal' && (
        <DateField label="哪一天" value={date} latest={page.today} onChange={setDate} />
      )}
      {kind === 'training' && (
        <Field
          label="多少分钟"
          keyboard="number"
          value={minutes}
          maxLength={4}
          mistake={isWhole ? '' : '请写 1 以上的整数。'}
          onChange={setMinutes}
        />
      )}
      {kind === 'commendation' && (
        <Field label="由谁表彰" value={givenBy} maxLength={60} onChange={setGivenBy} />
      )}
      <View className="volunteer-file__act">
        <Button
          kind="primary"
          busy={page.busy}
          disabled={!isReady}
          onPress={() => void save().then((done) => done && onClose())}
        >
          记下
        </Button>
      </View>
    </Sheet>
  )
}
