/** How the community reaches whoever wishes: filled in from the own home, read by nobody else before both are connected. */
import { HomeChoice } from '../../../../components/asking/home-choice'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { PickField } from '../../../../components/pick-field'
import type { PublishForm } from './publish-form'
import type { PublishPageState } from './use-publish'

interface ReachCardProps {
  readonly page: PublishPageState
  readonly form: PublishForm
}

export function ReachCard({ page, form }: ReachCardProps) {
  const { change, homes, regions, forOthers } = page
  return (
    <Card title="社区怎么联系" aside="大家看不到">
      {forOthers && regions.length > 1 && (
        <PickField
          label="在哪个区域"
          options={regions.map(({ id, name }) => ({ value: id, label: name }))}
          value={form.regionId}
          onChange={(regionId) => change({ regionId })}
        />
      )}
      {!page.signedIn && (
        <EmptyState
          icon="person"
          title="还没有登录"
          text="写的会留着，登录后再寄。"
          act="去登录"
          onAct={() => openPage(routes.signIn)}
        />
      )}
      {!forOthers && page.signedIn && (
        <HomeChoice homes={homes} homeId={form.homeId} onChoose={page.chooseHome} />
      )}
      <Field label="称呼" value={form.name} maxLength={30} onChange={(name) => change({ name })} />
      <Field
        label="电话"
        keyboard="number"
        value={form.phone}
        maxLength={20}
        hint="牵线以后，帮忙的人才看得到；谁看过都会记下来。"
        onChange={(phone) => change({ phone })}
      />
      <Field
        label="门牌（可以不写）"
        value={form.door}
        maxLength={60}
        placeholder="7幢1单元301"
        onChange={(door) => change({ door })}
      />
    </Card>
  )
}
