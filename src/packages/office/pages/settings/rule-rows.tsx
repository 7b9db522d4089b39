/** The rules as lines, card by card: what is visited how often, the levels of the tree, the kinds of post. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { Tag } from '../../../../components/tag'
import { permissionWords } from '../../../../domain/labels'
import { givenAtWords } from '../../../../domain/organisation/post-giving'
import type { PostKind, Settings } from '../../../../domain/settings/settings'
import { addKind, addLevelBelow } from './edit-settings'
import { newEntryId } from './new-entry-id'
import { unnamed, type OpenRule } from './open-rule'
import type { SettingsPage } from './use-settings'

interface RuleRowsProps {
  readonly page: SettingsPage
  readonly settings: Settings
  readonly onOpen: (rule: OpenRule) => void
}

export function RuleRows(props: RuleRowsProps) {
  const { settings, onOpen } = props
  const { campaignDays, correctionHours, quickPhrases, visitEveryDays } = settings
  const open = (rule: OpenRule['rule']) => () => onOpen({ rule, key: '' })
  return (
    <>
      <Card title="走访">
        <ListRow
          title="每一户"
          trailing={`${visitEveryDays} 天一次`}
          onPress={open('every-household')}
        />
        <ListRow
          title="要多走几趟的人"
          trailing={`${settings.tags.length} 种`}
          onPress={open('tags')}
        />
        <ListRow
          title="集中走访日"
          trailing={campaignDays.length === 0 ? '没有' : `每月 ${campaignDays.join('、')} 日`}
          onPress={open('campaign-days')}
        />
        <ListRow
          title="自己记的走访"
          trailing={correctionHours === 0 ? '存了不改' : `${correctionHours} 小时内可改`}
          onPress={open('correction-time')}
        />
        <ListRow
          title="上门常用语"
          trailing={`${quickPhrases.filter((phrase) => phrase.trim() !== '').length} 句`}
          onPress={open('quick-phrases')}
        />
      </Card>
      <Card title="志愿服务">
        <ListRow
          title="类别、特长、品牌、时长"
          trailing={`公示 ${settings.volunteering.noticeDays} 天`}
          onPress={open('volunteering')}
        />
        <ListRow
          title="时间银行"
          trailing={`${settings.timeBank.services.length} 种服务`}
          onPress={open('time-bank')}
        />
      </Card>
      <Card title="居民的事">
        <ListRow
          title="诉求：类别、时限、上班时间"
          trailing={`${settings.matters.categories.length} 类`}
          onPress={open('matters')}
        />
        <ListRow
          title="一键呼叫"
          trailing={`${settings.helpCall.escalateAfterSeconds} 秒没人应叫上一级`}
          onPress={open('help-call')}
        />
      </Card>
      <Card title="邻里互助">
        <ListRow
          title="微心愿"
          trailing={`认领留 ${settings.wishes.claimDays} 天`}
          onPress={open('wishes')}
        />
      </Card>
      <LevelRows {...props} />
      <PostKindRows {...props} />
      <Card>
        <ListRow title="改过什么" trailing="谁改的" onPress={open('history')} />
      </Card>
    </>
  )
}

function LevelRows({ page, settings, onOpen }: RuleRowsProps) {
  const last = settings.levels.at(-1)
  const add = (aboveId: string) => {
    const key = newEntryId(page.application, 'level')
    onOpen({ rule: 'level', key })
    page.change((now) => addLevelBelow(now, aboveId, { id: key }))
  }
  return (
    <Card title="区域分几级" aside={`${settings.levels.length} 级，从上到下`}>
      {settings.levels.map((level, index) => (
        <ListRow
          key={level.id}
          leading={<Text className="settings__step">{String(index + 1)}</Text>}
          title={level.name || unnamed}
          trailing={level.isScope ? '档案按它更新' : ''}
          onPress={() => onOpen({ rule: 'level', key: level.id })}
        />
      ))}
      {last && last.name !== '' && (
        <Button kind="quiet" onPress={() => add(last.id)}>{`＋ 在${last.name}下面加一级`}</Button>
      )}
    </Card>
  )
}

const mayWords = ({ permissions }: PostKind): string =>
  permissions.map((permission) => permissionWords[permission]).join('、') || '还没有定能做什么'

function PostKindRows({ page, settings, onOpen }: RuleRowsProps) {
  const active = settings.postKinds.filter(({ retired }) => retired !== true)
  const retired = settings.postKinds.filter((kind) => !active.includes(kind))
  return (
    <Card title="有哪些岗位" aside={`${active.length} 种`}>
      {[...active, ...retired].map((kind) => (
        <ListRow
          key={kind.id}
          title={
            <View className="settings__kind">
              <Text>{kind.name || unnamed}</Text>
              {kind.retired === true && <Tag>– 已停用</Tag>}
            </View>
          }
          detail={`${givenAtWords(kind, settings) || '哪一级都可以'} · ${mayWords(kind)}`}
          onPress={() => onOpen({ rule: 'post-kind', key: kind.id })}
        />
      ))}
      <Button
        kind="quiet"
        onPress={() => {
          const key = newEntryId(page.application, 'post')
          onOpen({ rule: 'post-kind', key })
          page.change((now) => addKind(now, key))
        }}
      >
        ＋ 加一种岗位
      </Button>
    </Card>
  )
}
