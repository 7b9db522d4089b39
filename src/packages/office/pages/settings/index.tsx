/** 规则: how often whom to visit, campaign days, how long one may correct, phrases at the door. Levels and posts are shown. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { OfficePage } from '../../office-page'
import { TagRules } from './tag-rules'
import { NumberField } from './number-field'
import { parseDays, useSettings } from './use-settings'
import './index.scss'

export default function SettingsPage() {
  const page = useSettings()
  const { draft, change } = page
  return (
    <OfficePage
      office={page}
      problem={page.problem}
      actions={
        <Button
          kind="primary"
          busy={page.busy}
          disabled={!page.changed}
          onPress={() => void page.save()}
        >
          {page.changed ? '存好规则' : '没有改动'}
        </Button>
      }
    >
      {!draft ? (
        <Loading />
      ) : (
        <>
          <Card title="多久走访一次">
            <NumberField
              label="每一户，至少多少天一次"
              value={draft.visitEveryDays}
              onChange={(days) => days !== null && change({ visitEveryDays: days })}
            />
            <TagRules tags={draft.tags} onChange={page.changeTag} />
          </Card>
          <Card title="集中走访日">
            <Field
              label="每月哪几天，用顿号隔开"
              value={page.daysText}
              onChange={(text) => {
                page.setDaysText(text)
                change({ campaignDays: parseDays(text) })
              }}
              hint={`每月 ${draft.campaignDays.join('、')} 日。31 日在小月不算。`}
            />
          </Card>
          <Card title="改自己记的走访">
            <NumberField
              label="多少小时内可以直接改"
              atMost={720}
              value={draft.correctionHours}
              onChange={(hours) => hours !== null && change({ correctionHours: hours })}
              hint="过了时间就用“补充更正”，原来的话会留着。"
            />
          </Card>
          <Card title="上门常用语" aside="一行一句">
            <Field
              label=""
              lines
              maxLength={600}
              value={draft.quickPhrases.join('\n')}
              onChange={(text) => change({ quickPhrases: text.split('\n') })}
            />
          </Card>
          <Card title="层级与岗位" aside="只看">
            <Fact label="层级">
              <Text>{draft.levels.map((level) => level.name).join(' → ')}</Text>
            </Fact>
            {draft.postKinds.map((kind) => (
              <Fact key={kind.id} label={kind.name}>
                <Text>{kind.carriesFiles ? '手机上带档案' : '联网才看档案'}</Text>
              </Fact>
            ))}
            <View className="settings__foot">
              <Text>要加层级或岗位，请联系实施人员：这关系到已有的档案。</Text>
            </View>
          </Card>
        </>
      )}
    </OfficePage>
  )
}
