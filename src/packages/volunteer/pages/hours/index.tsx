/** 确认时长: everybody who came, in one list; what looks odd is marked and wants a word; one key confirms all. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { LongList } from '../../../../components/long-list'
import { goBack, textParam } from '../../../../components/navigation/open-page'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { SearchField } from '../../../../components/search-field'
import { Answered } from '../../../../components/server-answer'
import { Sheet } from '../../../../components/sheet'
import { momentWords } from '../../../../components/words/date-words'
import { minutesWords } from '../../../../domain/minutes-words'
import type { HoursSheet, HoursSheetLine } from '../../../../protocol/hours-sheet'
import { FindVolunteer } from '../../find-volunteer'
import { ObjectionForm } from '../../objection-form'
import { Alike, WriteForAll } from './alike'
import type { AlikeLines } from './alike-lines'
import { Correct } from './correct-sheet'
import { Line } from './hours-line'
import { useHours, type HoursState } from './use-hours'

export default function HoursPage() {
  const shiftId = textParam(useRouter().params.shiftId)
  const page = useHours(shiftId)
  const [edited, setEdited] = useState<HoursSheetLine | null>(null)
  const [objected, setObjected] = useState<HoursSheetLine | null>(null)
  const [alike, setAlike] = useState<AlikeLines | null>(null)
  const [finding, setFinding] = useState(false)
  if (shiftId === '')
    return (
      <Page>
        <EmptyState icon="list" title="请从活动里打开这一页" act="返回" onAct={goBack} />
      </Page>
    )
  return (
    <Page
      {...(page.open.length > 0 ? { actions: <Confirm page={page} onEdit={setEdited} /> } : {})}
      overlay={
        <>
          <Sheet open={finding} title="补一个名单外的人" onClose={() => setFinding(false)}>
            <Unlisted
              page={page}
              onFound={(line) => {
                setFinding(false)
                if (page.isOpen(line)) setEdited(line)
              }}
            />
          </Sheet>
          <Sheet open={edited !== null} title={edited?.name ?? ''} onClose={() => setEdited(null)}>
            {edited && <Correct page={page} line={edited} onDone={() => setEdited(null)} />}
          </Sheet>
          <Sheet open={alike !== null} title="写一句" onClose={() => setAlike(null)}>
            {alike && <WriteForAll page={page} alike={alike} onDone={() => setAlike(null)} />}
          </Sheet>
          <Sheet open={objected !== null} title="有异议" onClose={() => setObjected(null)}>
            {objected?.confirmed && page.regionId !== undefined && (
              <ObjectionForm
                service={{ serviceId: objected.confirmed.serviceId, regionId: page.regionId }}
                words={`${objected.name} · 确认的是 ${minutesWords(objected.confirmed.minutes)}`}
                onDone={() => {
                  setObjected(null)
                  page.asked.askAgain()
                }}
              />
            )}
          </Sheet>
        </>
      }
    >
      <Answered asked={page.asked}>
        {(sheet) => (
          <Lines
            page={page}
            sheet={sheet}
            onEdit={setEdited}
            onObject={setObjected}
            onAlike={setAlike}
            onFind={() => setFinding(true)}
          />
        )}
      </Answered>
    </Page>
  )
}

/** While somebody wants a word, it leads to the first of them. */
function Confirm({ page, onEdit }: Pick<LinesProps, 'page' | 'onEdit'>) {
  const { unclear, open } = page
  const [first] = unclear
  return (
    <Button
      kind="primary"
      busy={page.busy}
      onPress={() => (first ? onEdit(first) : void page.confirm())}
    >
      {first ? `还有 ${unclear.length} 人要写一句` : `确认 ${open.length} 人，开始公示`}
    </Button>
  )
}

interface LinesProps {
  readonly page: HoursState
  readonly sheet: HoursSheet
  readonly onEdit: (line: HoursSheetLine) => void
  readonly onObject: (line: HoursSheetLine) => void
  readonly onAlike: (alike: AlikeLines) => void
  readonly onFind: () => void
}

function Lines({ page, sheet, onEdit, onObject, onAlike, onFind }: LinesProps) {
  const { added } = page
  const { turnedAway = [] } = sheet
  const acts = { page, onEdit, onObject }
  return (
    <>
      <Text className="page__title">{sheet.title}</Text>
      <Text className="page__subtitle">
        {`${momentWords(sheet.startsAtMs, page.nowMs)} · 路上的时间不算`}
      </Text>
      <Notice text={page.problem} />
      <Notice
        tone="amber"
        text={
          page.unsent > 0
            ? `这部手机还有 ${page.unsent} 次扫码没传上去。请等传完再确认，免得有人算成没来。`
            : ''
        }
      />
      <Otherwise page={page} />
      {[...sheet.lines, ...added].some(({ own, confirmed }) => own && confirmed === null) && (
        <Notice
          tone="amber"
          text="您自己和家人的时长要请别人确认：这一片的其他负责人或社区工作者，打开这一页就能办。"
        />
      )}
      <Alike alike={page.alike} onOpen={onAlike} />
      <Card title="来了的人" aside={`${sheet.lines.length} 人`}>
        {sheet.lines.length === 0 ? (
          <EmptyState icon="people" title="还没有人签到" text="签到记录传上来后，这里就有。" />
        ) : (
          <LongList
            items={page.lines}
            keyOf={({ volunteerId }) => volunteerId}
            measure="人"
            row={(line) => <Line {...acts} line={line} />}
          />
        )}
      </Card>
      {sheet.absent.length > 0 && (
        <Card title="报了名没来" aside={`${sheet.absent.length} 人`}>
          <Text className="page__subtitle">来了却没扫上的，点名字补记。</Text>
          <LongList
            items={sheet.absent}
            keyOf={({ volunteerId }) => volunteerId}
            measure="人"
            row={(line) => <Line {...acts} line={line} />}
          />
        </Card>
      )}
      {turnedAway.length > 0 && (
        <Card title="没报名，扫码没算上的" aside={`${turnedAway.length} 人`}>
          <Text className="page__subtitle">扫得太早或太晚。问清楚来过，点名字补记。</Text>
          <LongList
            items={turnedAway}
            keyOf={({ volunteerId }) => volunteerId}
            measure="人"
            row={(line) => <Line {...acts} line={line} />}
          />
        </Card>
      )}
      <Card title="没报名也没扫码的" {...(added.length > 0 ? { aside: `${added.length} 人` } : {})}>
        <Text className="page__subtitle">记下了姓名的人，在这里找到，补记时长。</Text>
        {added.map((line) => (
          <Line key={line.volunteerId} {...acts} line={line} />
        ))}
        <Button onPress={onFind}>补一个名单外的人</Button>
      </Card>
    </>
  )
}

/** Nothing of this leader's is used where something else is confirmed, and nothing of it is hidden. */
function Otherwise({ page }: { readonly page: HoursState }) {
  return (
    <View>
      {page.otherwise > 0 && (
        <Card title="和您填的不一样">
          <Text className="page__subtitle">
            {`有 ${page.otherwise} 人已经确认过，现在的时长和您填的不一样，下面标着 ▲。对得上就不用管；有不对，点名字提异议。`}
          </Text>
          <Button onPress={page.forgetUnused}>知道了</Button>
        </Card>
      )}
    </View>
  )
}

interface UnlistedProps {
  readonly page: HoursState
  readonly onFound: (line: HoursSheetLine) => void
}

function Unlisted({ page, onFound }: UnlistedProps) {
  const [find, setFind] = useState('')
  return (
    <>
      <SearchField value={find} onChange={setFind} placeholder="写全姓名、编号或电话" />
      {page.regionId !== undefined && (
        <FindVolunteer
          regionId={page.regionId}
          find={find}
          act="补记"
          otherwise="找人要有网，等有网时再补。"
          onChoose={(found) => onFound(page.add(found))}
        />
      )}
    </>
  )
}
