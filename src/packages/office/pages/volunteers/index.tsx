/** 志愿者, for community workers: first those who wait for an answer. */
import { Text, View } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { SearchField } from '../../../../components/search-field'
import { Answered } from '../../../../components/server-answer'
import { Tag, type TagTone } from '../../../../components/tag'
import { monthDay } from '../../../../components/words/date-words'
import { chinaDate } from '../../../../domain/calendar'
import { volunteerStateWords } from '../../../../domain/volunteer-labels'
import type { VolunteerState } from '../../../../domain/volunteer/volunteer'
import type { ListedVolunteer, MovedVolunteer } from '../../../../protocol/volunteer'
import { OfficePage } from '../../../../components/office-page'
import { filters, useVolunteers } from './use-volunteers'
import './index.scss'

const tones: Readonly<Record<VolunteerState, readonly [TagTone, string]>> = {
  waiting: ['amber', '◆'],
  verified: ['green', '●'],
  declined: ['red', '▲'],
  left: ['grey', '–'],
}

const nothing = {
  waiting: ['没有等待核对的登记', '有人登记时，会出现在这里。'],
  correcting: ['没有要办的更正', '有人要求更正记录时，会出现在这里。'],
  all: ['还没有志愿者', '有人登记后，会出现在这里。'],
} as const

export default function VolunteersPage() {
  const page = useVolunteers()
  const [title, text] = page.isFinding
    ? (['没有找到', '请核对姓名；编号和电话要写完整。'] as const)
    : nothing[page.filter]
  return (
    <OfficePage
      office={page}
      actions={
        <ButtonRow>
          <Button onPress={() => openPage(routes.volunteerRoster)}>导入名册</Button>
          <Button kind="primary" onPress={() => openPage(routes.enrol)}>
            代为登记
          </Button>
        </ButtonRow>
      }
    >
      <SearchField value={page.find} onChange={page.setFind} placeholder="姓名、编号或电话" />
      {!page.isFinding && (
        <Segments options={filters} value={page.filter} onChange={page.chooseFilter} />
      )}
      <View className="volunteers__list">
        <Answered asked={page.asked} rows={5}>
          {({ volunteers, more, moved }) => {
            const shown = [...page.earlier, ...volunteers]
            if (shown.length === 0 && moved.length === 0)
              return <EmptyState icon="people" title={title} text={text} />
            return (
              <>
                {shown.length > 0 && (
                  <Card>
                    {shown.map((volunteer) => (
                      <VolunteerRow
                        key={volunteer.id}
                        volunteer={volunteer}
                        onOpen={() =>
                          openPage(routes.volunteerFile, {
                            volunteerId: volunteer.id,
                            regionId: page.regionId,
                          })
                        }
                      />
                    ))}
                    {more && (
                      <Button kind="quiet" onPress={() => page.showMore(shown)}>
                        接着看
                      </Button>
                    )}
                  </Card>
                )}
                <MovedCard moved={moved} />
              </>
            )
          }}
        </Answered>
      </View>
    </OfficePage>
  )
}

/** Whom one may look for here in vain. */
function MovedCard({ moved }: { readonly moved: readonly MovedVolunteer[] }) {
  if (moved.length === 0) return null
  return (
    <Card title="迁到别的社区了" aside="近三个月">
      {moved.map((one) => (
        <ListRow
          key={one.id}
          title={one.name}
          detail={`${monthDay(chinaDate(one.movedAtMs))}迁到${one.toRegionName}，${one.takenInByName}核对 · ${one.number}`}
        />
      ))}
    </Card>
  )
}

interface VolunteerRowProps {
  readonly volunteer: ListedVolunteer
  readonly onOpen: () => void
}

function VolunteerRow({ volunteer, onOpen }: VolunteerRowProps) {
  const [tone, shape] = tones[volunteer.state]
  const { regionName, phoneMask, team, openCorrections, comes } = volunteer
  return (
    <ListRow
      title={volunteer.name}
      detail={
        <>
          <Tag tone={tone}>{`${shape} ${volunteerStateWords[volunteer.state]}`}</Tag>
          {comes && <Tag tone="amber">◆ 要迁来</Tag>}
          {openCorrections > 0 && !comes && (
            <Tag tone="amber">{`◆ 更正 ${openCorrections} 条`}</Tag>
          )}
          <Text>{[regionName, phoneMask, team].filter((part) => part !== '').join(' · ')}</Text>
        </>
      }
      onPress={onOpen}
    />
  )
}
