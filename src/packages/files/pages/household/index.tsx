/** A whole household on one page: door, people, what is open, what happened, and what can be done. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Icon } from '../../../../components/icon'
import { Loading } from '../../../../components/loading'
import { goBack, openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Page } from '../../../../components/page'
import { Tag } from '../../../../components/tag'
import { Tile } from '../../../../components/tile'
import { buildingWords } from '../../../../components/words/file-words'
import { tileMark, toneOf } from '../../../../components/words/standing-words'
import { householdStateWords } from '../../../../domain/labels'
import { MergeUndoDialog } from '../../merge-undo'
import { useMergeUndo } from '../../merge-undo/use-merge-undo'
import { MemberRow } from './member-row'
import { OpenFollowUps } from './open-follow-ups'
import { RevealSheet } from './reveal-sheet'
import { TimelineCard } from './timeline-card'
import { useHousehold } from './use-household'
import { useReveal } from './use-reveal'
import './index.scss'

export default function HouseholdPage() {
  const { householdId = '' } = useRouter().params
  const page = useHousehold(householdId)
  const mergeUndo = useMergeUndo()
  const reveal = useReveal()
  const { household, house, standing } = page
  if (!page.ready)
    return (
      <Page>
        <Loading rows={5} />
      </Page>
    )
  if (!household || !house || !standing)
    return (
      <Page>
        <EmptyState
          title="这一户不在本机"
          text="可能已迁走，或岗位有变动。"
          act="回去"
          onAct={goBack}
        />
      </Page>
    )
  const { may } = page
  const living = household.state === 'living'
  const act =
    living && may.visit ? (
      <Button kind="primary" onPress={() => openPage(routes.visit, { householdId })}>
        记一次走访
      </Button>
    ) : undefined
  return (
    <Page
      actions={act}
      overlay={
        <>
          <MergeUndoDialog state={mergeUndo} />
          <RevealSheet reveal={reveal} />
        </>
      }
    >
      <View
        className="household__door"
        {...(may.write
          ? {
              role: 'button',
              onClick: () => openPage(routes.houseEdit, { houseId: house.id }),
            }
          : {})}
      >
        <Tile
          room={house.room}
          state={living ? standing.state : 'none'}
          {...(living ? { mark: tileMark(standing) } : {})}
        />
        <View className="household__address">
          <Text className="household__title">{buildingWords(house)}</Text>
          <Text className="household__small">
            {[
              living ? '' : householdStateWords[household.state],
              household.tenure,
              household.remark,
            ]
              .filter((part) => part !== '')
              .join(' · ')}
          </Text>
        </View>
        {may.write && <Icon name="next" />}
      </View>
      <View>
        {living && standing.reasons.length > 0 && (
          <View className="household__reasons">
            {standing.reasons.map(({ words, state }) => (
              <Tag key={words} tone={toneOf[state]}>
                {words}
              </Tag>
            ))}
          </View>
        )}
      </View>
      <Card
        title={`住着 ${page.residents.length} 人`}
        aside={page.formerCount > 0 ? `另有 ${page.formerCount} 人已离开` : ''}
      >
        {page.residents.map((resident) => (
          <MemberRow
            key={resident.id}
            resident={resident}
            today={page.today}
            phoneShown={page.shownPhones.has(resident.id)}
            onShowPhone={() => void page.showPhone(resident)}
            onDial={() => void page.dial(resident)}
            {...(may.write
              ? { onEdit: () => openPage(routes.residentEdit, { residentId: resident.id }) }
              : {})}
            {...(may.reveal ? { onReveal: () => reveal.open(resident) } : {})}
            {...(may.merge
              ? { onMerge: () => openPage(routes.merge, { residentId: resident.id }) }
              : {})}
          />
        ))}
        {living && may.write && (
          <View className="household__changes">
            <Button
              kind="quiet"
              compact
              onPress={() => openPage(routes.residentEdit, { householdId })}
            >
              加一个人
            </Button>
            <Button
              kind="quiet"
              compact
              onPress={() => openPage(routes.householdChange, { householdId })}
            >
              搬走、分户、并户
            </Button>
          </View>
        )}
      </Card>
      <View>
        <OpenFollowUps
          followUps={page.followUps}
          today={page.today}
          onSettle={(followUp) => void page.settle(followUp)}
          onHandOn={(followUp) => void page.handOn(followUp)}
        />
      </View>
      <TimelineCard
        lines={page.timeline}
        olderCount={page.olderCount}
        onOlder={page.showOlder}
        onHistory={() => openPage(routes.history, { householdId })}
        mergeUndo={mergeUndo}
      />
    </Page>
  )
}
