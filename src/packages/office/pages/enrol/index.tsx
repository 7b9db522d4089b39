/** 代为登记: for who has no phone. Who it is, what they would do, that they were told and agree; then a number at once. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { MultiChips, Segments } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { DraftNotice } from '../../../../components/draft-notice'
import { Field, FieldFrame } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { GuardianFields, SexField } from '../../../../components/person-fields'
import { PickField } from '../../../../components/pick-field'
import { volunteerFieldWords as words } from '../../../../domain/volunteer-labels'
import { EnrolledCard } from './enrolled-card'
import { useEnrol, type EnrolPageState } from './use-enrol'
import './index.scss'

export default function EnrolPage() {
  const page = useEnrol()
  const { form, enrolled } = page
  // What is wrong stands above the key: the top of a long form is out of sight when it is pressed.
  const actions = !enrolled && (
    <>
      <Notice text={page.problem} />
      <Button kind="primary" busy={page.busy} onPress={() => void page.enrol()}>
        登记
      </Button>
    </>
  )
  return (
    <OfficePage office={page} problem={enrolled ? page.problem : ''} actions={actions}>
      {enrolled ? (
        <EnrolledCard page={page} enrolled={enrolled} />
      ) : form ? (
        <>
          <DraftNotice
            restored={page.isKept}
            text="接着上次没登记的写"
            onAfresh={page.startAfresh}
          />
          <Person page={page} form={form} />
          {page.isChild && <GuardianCard page={page} form={form} />}
          <Service page={page} form={form} />
          <Consent page={page} form={form} />
          {page.problem !== '' && <View className="page__room" />}
        </>
      ) : (
        <Loading rows={5} />
      )}
    </OfficePage>
  )
}

interface PartProps {
  readonly page: EnrolPageState
  readonly form: NonNullable<EnrolPageState['form']>
}

function Person({ page, form }: PartProps) {
  const { change } = page
  return (
    <Card title="这位志愿者" aside="没有手机也能登记">
      <Field
        label={words.name}
        value={form.name}
        maxLength={30}
        onChange={(name) => change({ name })}
      />
      <Field
        label={`${words.idNumber}（可以不填）`}
        keyboard="idcard"
        value={page.idNumber}
        maxLength={18}
        hint={
          page.isKept
            ? '手机上不留号码，上次填了的请再填一遍。'
            : '填了，生日和性别自动带出；开服务证明时也要用。'
        }
        onChange={page.typeIdNumber}
      />
      <SexField value={form.sex} onChange={(sex) => change({ sex })} />
      <DateField
        label={words.birthDate}
        value={form.birthDate}
        latest={page.today}
        onChange={(birthDate) => change({ birthDate })}
      />
      <Field
        label={`${words.phone}（没有就空着）`}
        keyboard="number"
        value={form.phone}
        maxLength={20}
        hint="座机也行。和家人合用的不填。"
        onChange={(phone) => change({ phone })}
      />
    </Card>
  )
}

function GuardianCard({ page, form }: PartProps) {
  return (
    <Card title="监护人同意" aside={`不满 ${page.rules?.guardianBelowAge ?? 0} 岁要填`}>
      <GuardianFields
        guardian={form.guardian}
        note="请监护人到场。点“登记”就表示监护人今天当面同意了。"
        onChange={(part) => page.change({ guardian: { ...form.guardian, ...part } })}
      />
    </Card>
  )
}

function Service({ page, form }: PartProps) {
  const { rules, change, teams } = page
  const known = teams.answer.kind === 'answer' ? teams.answer.value : []
  return (
    <Card title="愿意做什么" aside="可以不填">
      <FieldFrame label={words.serviceKinds}>
        <MultiChips
          options={wordOptions(rules?.serviceKinds ?? [])}
          values={form.serviceKinds}
          onChange={(chosen) => change({ serviceKinds: [...chosen] })}
        />
      </FieldFrame>
      <FieldFrame label={words.skills}>
        <MultiChips
          options={wordOptions(rules?.skills ?? [])}
          values={form.skills}
          onChange={(chosen) => change({ skills: [...chosen] })}
        />
      </FieldFrame>
      <PickField
        label={words.team}
        options={[
          { value: '', label: '还没有加入' },
          ...known.map(({ name, regionName }) => ({
            value: name,
            label: `${name}（${regionName}）`,
          })),
        ]}
        value={form.team}
        hint={teams.answer.kind === 'failed' ? '现在读不到服务队，可以以后再补。' : ''}
        onChange={(team) => change({ team })}
      />
    </Card>
  )
}

function Consent({ page, form }: PartProps) {
  const { change } = page
  return (
    <Card title="告知和核对">
      <Notice
        tone="grey"
        text="请当面说清：登记姓名、生日和填了的号码，只用来记服务时长、开证明、联系活动；随时可以来社区查、改或不做了。"
      />
      <FieldFrame label="本人同意了吗">
        <Segments
          options={[
            { value: 'no', label: '还没问' },
            { value: 'yes', label: '说清了，同意' },
          ]}
          value={form.told ? 'yes' : 'no'}
          onChange={(told) => change({ told: told === 'yes' })}
        />
      </FieldFrame>
      <Field
        label="谁在场（可以不填）"
        value={form.note}
        maxLength={100}
        placeholder="女儿在场，一起听的"
        onChange={(note) => change({ note })}
      />
      <FieldFrame
        label="看过本人的身份证吗"
        hint={
          form.idSeen
            ? '登记完就算核对通过，可以参加活动。'
            : '登记后还要核对一次，通过了才能参加活动。'
        }
      >
        <Segments
          options={[
            { value: 'no', label: '没有看' },
            { value: 'yes', label: '我看过了' },
          ]}
          value={form.idSeen ? 'yes' : 'no'}
          onChange={(seen) => change({ idSeen: seen === 'yes' })}
        />
      </FieldFrame>
    </Card>
  )
}
