/** 规则 for whoever works by the rules and may not change them: each with what holds, who may change it, who did last. */
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { Notice } from '../../../../components/notice'
import { OfficePage } from '../../../../components/office-page'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { Settings } from '../../../../domain/settings/settings'
import { useOffice } from '../../use-office'
import { readTimeBank, readVolunteering, type ReadRule } from './read-rules'
import { ChangedRules } from './settings-history'

const whoChanges = ({ postKinds }: Settings): string =>
  postKinds
    .filter(
      ({ permissions, retired }) => permissions.includes('settings.change') && retired !== true,
    )
    .map(({ name }) => name)
    .join('、')

export function RulesToRead() {
  const office = useOffice('volunteer.manage')
  const { application, access, nowMs, region } = office
  const asked = useServerAnswer(region?.id ?? '', async () =>
    region ? application.server.volunteer.ruleChanges({ regionId: region.id }) : [],
  )
  // The rules are the same in all of them: there is nothing to choose.
  const anywhere = { ...office, places: office.places.slice(0, 1) }
  const settings = access?.settings
  return (
    <OfficePage office={anywhere}>
      {settings && (
        <>
          <Notice tone="grey" text={`这里只能看。要改，请找${whoChanges(settings)}。`} />
          <Rules title="志愿服务" rules={readVolunteering(settings.volunteering)} />
          <Rules title="时间银行" rules={readTimeBank(settings.timeBank)} />
          <ChangedRules title="改过什么" asked={asked} documents={[settings]} nowMs={nowMs} />
        </>
      )}
    </OfficePage>
  )
}

interface RulesProps {
  readonly title: string
  readonly rules: readonly ReadRule[]
}

function Rules({ title, rules }: RulesProps) {
  return (
    <Card title={title}>
      {rules.map(({ label, words }) => (
        <Fact key={label} label={label}>
          {words}
        </Fact>
      ))}
    </Card>
  )
}
