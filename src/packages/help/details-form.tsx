/** Whom those who come should know: up to three relatives, the station's number, what helps them. Holds no state. */
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Field } from '../../components/field'
import { mostRelatives, type HelpDetails, type Relative } from '../../domain/help/help-commands'

export const noDetails: HelpDetails = { relatives: [], stationPhone: '', note: '' }

interface DetailsFormProps {
  readonly details: HelpDetails
  readonly onChange: (details: HelpDetails) => void
  /** The community's own: residents do not know it. */
  readonly withStation: boolean
}

export function DetailsForm({ details, onChange, withStation }: DetailsFormProps) {
  const { relatives } = details
  const changeRelative = (at: number, part: Partial<Relative>): void =>
    onChange({
      ...details,
      relatives: relatives.map((one, index) => (index === at ? { ...one, ...part } : one)),
    })
  return (
    <>
      {relatives.map((one, at) => (
        <Card key={at} title={`家属 ${at + 1}`}>
          <Field
            label="姓名"
            value={one.name}
            maxLength={30}
            onChange={(name) => changeRelative(at, { name })}
          />
          <Field
            label="是老人的"
            value={one.relation}
            maxLength={20}
            placeholder="女儿"
            onChange={(relation) => changeRelative(at, { relation })}
          />
          <Field
            label="电话"
            keyboard="number"
            value={one.phone}
            maxLength={20}
            onChange={(phone) => changeRelative(at, { phone })}
          />
          <Button
            kind="quiet"
            onPress={() =>
              onChange({ ...details, relatives: relatives.filter((_one, index) => index !== at) })
            }
          >
            去掉这位家属
          </Button>
        </Card>
      ))}
      {relatives.length < mostRelatives && (
        <Button
          onPress={() =>
            onChange({
              ...details,
              relatives: [...relatives, { name: '', relation: '', phone: '' }],
            })
          }
        >
          {relatives.length === 0 ? '加一位家属' : '再加一位家属'}
        </Button>
      )}
      <Card title="让来的人知道">
        <Field
          label="要紧的事"
          value={details.note}
          maxLength={200}
          lines
          placeholder="耳背；钥匙在隔壁 301"
          onChange={(note) => onChange({ ...details, note })}
        />
        {withStation && (
          <Field
            label="服务站电话"
            keyboard="number"
            value={details.stationPhone}
            maxLength={20}
            hint="没有网络时，按住大按钮就拨这个号；不写就拨规则里的号码。"
            onChange={(stationPhone) => onChange({ ...details, stationPhone })}
          />
        )}
      </Card>
    </>
  )
}
