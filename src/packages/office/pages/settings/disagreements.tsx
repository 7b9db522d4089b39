/** Where somebody else was first with the same rule: both values, who and when, and the choice. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Fact } from '../../../../components/list-row'
import { momentWords } from '../../../../components/words/date-words'
import type { SettingsConflict } from '../../../../domain/settings/merge-settings'
import { partWords, settingWords, type NamedIn } from './setting-words'
import type { SettingsPage } from './use-settings'

interface DisagreementsProps {
  readonly page: SettingsPage
  readonly documents: NamedIn
}

export function Disagreements({ page, documents }: DisagreementsProps) {
  const whoseIs = ({ part }: SettingsConflict) =>
    page.history.find((line) => part.every((step, at) => line.part[at] === step))
  return (
    <>
      <Text className="page__title">有人刚改过同一处</Text>
      <Text className="page__subtitle">
        {`您改的时候，别人也改了。这 ${page.conflicts.length} 处，请您看过两边再定。`}
      </Text>
      {page.conflicts.map((conflict) => {
        const { part, from, mine, theirs } = conflict
        const line = whoseIs(conflict)
        const who = line?.memberName || '对方'
        const words = (value: typeof from) => settingWords(part, value, documents)
        return (
          <Card key={JSON.stringify(part)} title={partWords(part, documents)}>
            <Fact label="原来">
              <Text>{words(from)}</Text>
            </Fact>
            <Fact label={`${who}改成`}>
              <Text className="settings__value">{words(theirs)}</Text>
              {line && <Text className="settings__when">{momentWords(line.atMs, page.nowMs)}</Text>}
            </Fact>
            <Fact label="您改成">
              <Text className="settings__value">{words(mine)}</Text>
            </Fact>
            <View className="settings__choice">
              <ButtonRow>
                <Button onPress={() => page.settle(conflict, 'theirs')}>{`用${who}的`}</Button>
                <Button onPress={() => page.settle(conflict, 'mine')}>用我的</Button>
              </ButtonRow>
            </View>
          </Card>
        )
      })}
    </>
  )
}
