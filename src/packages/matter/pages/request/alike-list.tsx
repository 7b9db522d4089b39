/** What neighbours asked already: one may add the own voice instead of asking the same again. */
import { Text } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { stateTag } from '../../matter-words'
import type { RequestPageState } from './use-request-form'

export function AlikeList({ page }: { readonly page: RequestPageState }) {
  return (
    <>
      {page.alike?.map((matter) => {
        const tag = stateTag(matter)
        return (
          <Card key={matter.id} title={matter.category} aside={`${matter.followers + 1} 人提过`}>
            <Text className="request__text">{matter.text}</Text>
            <Text className="request__small">
              {`${matter.regionName} · ${momentWords(matter.submittedAtMs, page.nowMs)}`}
            </Text>
            <Tag tone={tag.tone}>{tag.words}</Tag>
            <Button onPress={() => void page.joinIn(matter.id)}>就是这件，算我一个</Button>
          </Card>
        )
      })}
      <Button kind="quiet" onPress={() => void page.send()}>
        不一样，还是寄出我这件
      </Button>
    </>
  )
}
