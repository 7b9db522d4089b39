/** Whom it is about, and where to: the two choices that a change may need. */
import { View } from '@tarojs/components'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, MultiChips } from '../../../../components/choice'
import { Field } from '../../../../components/field'
import { ListRow } from '../../../../components/list-row'
import type { HouseholdChangeState } from './use-household-change'

export function PeopleChoice({ page }: { readonly page: HouseholdChangeState }) {
  const options = page.people.map(({ id, name, relation }) => ({
    value: id,
    label: relation === '' ? name : `${name} · ${relation}`,
  }))
  return (
    <Card title={page.kind === 'split' ? '谁分出去' : '是谁'}>
      {page.needs?.people === 'several' ? (
        <MultiChips options={options} values={page.residentIds} onChange={page.setResidentIds} />
      ) : (
        <Chips
          options={options}
          value={page.residentIds[0] ?? null}
          onChange={(id) => page.setResidentIds([id])}
        />
      )}
      <View className="household-change__foot" />
    </Card>
  )
}

export function TargetChoice({ page }: { readonly page: HouseholdChangeState }) {
  const title = page.needs?.target === 'house' ? '到哪扇门' : '哪一户'
  if (page.target)
    return (
      <Card title={title}>
        <ListRow
          title={page.target.title}
          trailing={
            <Button kind="quiet" compact onPress={() => page.setTarget(null)}>
              换一个
            </Button>
          }
        />
      </Card>
    )
  return (
    <Card title={title}>
      <Field
        label=""
        value={page.query}
        onChange={page.setQuery}
        placeholder="小区、室号或姓名"
        hint={page.query !== '' && page.matches.length === 0 ? '没有找到，换个写法试试。' : ''}
      />
      {page.matches.map((match) => (
        <ListRow
          key={match.id}
          title={match.title}
          detail={match.who}
          onPress={() => page.setTarget({ id: match.id, title: `${match.title} · ${match.who}` })}
        />
      ))}
    </Card>
  )
}
