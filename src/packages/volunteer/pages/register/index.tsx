/** 成为志愿者: what is needed first, what may be said besides below it; a child's guardian consents here. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { MultiChips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { DateField } from '../../../../components/date-field'
import { Field, FieldFrame } from '../../../../components/field'
import { Loading } from '../../../../components/loading'
import { goBack } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { OpenRegionField } from '../../../../components/open-region-field'
import { Page } from '../../../../components/page'
import { showToast } from '../../../../components/toast'
import { volunteerFieldWords as words } from '../../../../domain/volunteer-labels'
import { GuardianFields, SexField } from '../../../../components/person-fields'
import { TeamField } from '../../team-field'
import { SignInFirst } from '../../sign-in-first'
import { useRegister, type RegisterPageState } from './use-register'

export default function RegisterPage() {
  const page = useRegister((text) => {
    showToast({ text })
    goBack()
  })
  if (!page.access)
    return <SignInFirst title="先登录，再登记" text="登录后，您的登记和服务记录就跟着您。" />
  return (
    <Page
      actions={
        // What is missing stands above the key: the top of the form is out of sight when it is pressed.
        <>
          <Notice text={page.problem} />
          <Button kind="primary" busy={page.busy} onPress={() => void page.register()}>
            登记
          </Button>
        </>
      }
    >
      {page.ready ? (
        <>
          <Needed page={page} />
          {page.isChild && <GuardianCard page={page} />}
          <Besides page={page} />
          {page.problem !== '' && <View className="page__room" />}
        </>
      ) : (
        <Loading rows={5} />
      )}
    </Page>
  )
}

interface PartProps {
  readonly page: RegisterPageState
}

function Needed({ page }: PartProps) {
  const { details, change } = page
  return (
    <Card title="您是谁">
      <Field
        label={words.name}
        value={details.name}
        maxLength={30}
        onChange={(name) => change({ name })}
      />
      <SexField value={details.sex} onChange={(sex) => change({ sex })} />
      <DateField
        label={words.birthDate}
        value={details.birthDate}
        latest={page.today}
        onChange={(birthDate) => change({ birthDate })}
      />
      <Field
        label={words.phone}
        keyboard="number"
        value={details.phone}
        maxLength={20}
        hint="有活动变动时联系您，别的志愿者看不到。"
        onChange={(phone) => change({ phone })}
      />
      <OpenRegionField
        label="在哪个社区"
        asked={page.regions}
        value={page.regionId}
        onChange={({ id }) => page.chooseRegion(id)}
      />
      <FieldFrame label={words.serviceKinds}>
        <MultiChips
          options={wordOptions(page.rules.serviceKinds)}
          values={details.serviceKinds}
          onChange={(chosen) => change({ serviceKinds: [...chosen] })}
        />
      </FieldFrame>
    </Card>
  )
}

function GuardianCard({ page }: PartProps) {
  return (
    <Card title="监护人同意" aside={`不满 ${page.rules.guardianBelowAge} 岁要填`}>
      <GuardianFields
        guardian={page.details.guardian}
        note="请监护人看过以后自己填。点“登记”就表示今天同意孩子参加。"
        onChange={page.changeGuardian}
      />
    </Card>
  )
}

/** Nobody has to say any of this; so it stays folded until somebody wants to, or has said some of it. */
function Besides({ page }: PartProps) {
  const { details, change, rules } = page
  const { skills, team, politicalStatus } = details
  const [open, setOpen] = useState(
    page.hadIdNumber || skills.length > 0 || team !== '' || politicalStatus !== '',
  )
  if (!open)
    return (
      <Card>
        <Button kind="quiet" onPress={() => setOpen(true)}>
          再说一点（可以不填）
        </Button>
      </Card>
    )
  return (
    <Card title="再说一点" aside="都可以不填">
      <FieldFrame label={words.skills}>
        <MultiChips
          options={wordOptions(rules.skills)}
          values={details.skills}
          onChange={(chosen) => change({ skills: [...chosen] })}
        />
      </FieldFrame>
      <TeamField
        value={details.team}
        regionName={page.regionName}
        onChange={(team) => change({ team })}
      />
      <Field
        label={words.idNumber}
        keyboard="idcard"
        value={details.idNumber}
        maxLength={18}
        hint={`${page.hadIdNumber ? '上次填的号码不显示，姓名、性别、出生日期没改就可以空着；社区说是别人的，请重填。' : ''}开服务证明时要用，社区核对时也认得更准。存在服务器上是加密的。`}
        onChange={(idNumber) => change({ idNumber })}
      />
      <Field
        label={words.politicalStatus}
        value={details.politicalStatus}
        maxLength={20}
        hint="想参加党员活动时可以写，不写也一样。"
        onChange={(politicalStatus) => change({ politicalStatus })}
      />
    </Card>
  )
}
