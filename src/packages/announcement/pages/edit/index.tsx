/** 写公告: what, where, how long; a draft is kept, a published one is corrected in the open or withdrawn with a reason. */
import { useState } from 'react'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, MultiChips, Segments, type Option } from '../../../../components/choice'
import { DateField } from '../../../../components/date-field'
import { Dialog } from '../../../../components/dialog'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { EmptyState } from '../../../../components/empty-state'
import { Field, FieldFrame } from '../../../../components/field'
import { goBack } from '../../../../components/navigation/open-page'
import { OfficePage } from '../../../../components/office-page'
import { PhotoStrip } from '../../../../components/photo-strip'
import { PickField } from '../../../../components/pick-field'
import { RegionPicker } from '../../../../components/region-picker'
import { Answered } from '../../../../components/server-answer'
import { showToast } from '../../../../components/toast'
import {
  announcementKindNames,
  announcementKinds,
  longestAnnouncement,
} from '../../../../domain/announcement/announcement'
import { useEdit, type EditPageState } from './use-edit'

const kinds = announcementKinds.map((value) => ({ value, label: announcementKindNames[value] }))
const pins = [
  { value: 'normal', label: '按时间排' },
  { value: 'pinned', label: '置顶' },
] as const

export default function EditPage() {
  const page = useEdit((words) => {
    showToast({ text: words })
    goBack()
  })
  const [leaving, setLeaving] = useState(false)
  const { isNew, isStanding, isReady, busy } = page
  return (
    <OfficePage
      // Of one that is there the region is known.
      office={isNew ? page : { ...page, places: page.places.slice(0, 1) }}
      problem={page.problem}
      {...(isReady && !page.isOver ? { actions: <Acts page={page} /> } : {})}
      overlay={
        leaving &&
        (isStanding ? (
          <ReasonDialog
            title="撤回这条公告"
            text="看过的人会看到“已撤回”和原因。"
            act="撤回"
            busy={busy}
            problem={page.problem}
            onSettle={page.withdraw}
            onClose={() => setLeaving(false)}
          />
        ) : (
          <Dialog
            open
            title="删掉草稿"
            text="没有公布过，谁也看不到。"
            act="删掉"
            onAct={() => {
              setLeaving(false)
              void page.withdraw('草稿不要了')
            }}
            onBack={() => setLeaving(false)}
          />
        ))
      }
    >
      {page.isOver && (
        <EmptyState title="这条公告已经过期或撤回" text="要再告诉大家，请新写一条。" />
      )}
      {isReady && !page.isOver && (
        <>
          {isStanding && (
            <Card title="更正">
              <Field
                label="更正了什么"
                value={page.correction}
                maxLength={200}
                lines
                hint="写在公告最上面，原来写的大家也能看到。"
                onChange={page.setCorrection}
              />
            </Card>
          )}
          <Form page={page} />
          {!isNew && (
            <Button kind="quiet" onPress={() => setLeaving(true)}>
              {isStanding ? '撤回这条公告' : '删掉草稿'}
            </Button>
          )}
        </>
      )}
      {!isReady && (
        <Answered asked={page.asked} rows={6}>
          {(found) =>
            !found?.manages && <EmptyState title="没有这条公告" text="可能不在您这里发。" />
          }
        </Answered>
      )}
    </OfficePage>
  )
}

interface PartProps {
  readonly page: EditPageState
}

function Acts({ page }: PartProps) {
  const { busy, isStanding } = page
  if (isStanding)
    return (
      <Button kind="primary" busy={busy} onPress={() => void page.save('correct')}>
        发出更正
      </Button>
    )
  return (
    <ButtonRow>
      <Button busy={busy} onPress={() => void page.save('draft')}>
        存草稿
      </Button>
      <Button kind="primary" busy={busy} onPress={() => void page.save('publish')}>
        公布
      </Button>
    </ButtonRow>
  )
}

function Form({ page }: PartProps) {
  const { fields, change, today } = page
  return (
    <>
      <Card title="写什么">
        <FieldFrame label="是哪一类">
          <Chips options={kinds} value={fields.kind} onChange={(kind) => change({ kind })} />
        </FieldFrame>
        <Field
          label="标题"
          value={fields.title}
          maxLength={40}
          onChange={(title) => change({ title })}
        />
        <Field
          label="内容"
          value={fields.text}
          maxLength={longestAnnouncement}
          lines
          hint="用短句，写清什么时候、在哪里、要做什么。"
          onChange={(text) => change({ text })}
        />
        <FieldFrame label="图片" hint="不放也行。">
          <PhotoStrip
            photos={page.hasPhoto ? [{ id: 'picture', source: page.photo }] : []}
            onRemove={page.dropPhoto}
            {...(page.hasPhoto ? {} : { onAdd: () => void page.pickPhoto() })}
          />
        </FieldFrame>
        {page.activities.length > 0 && (
          <PickField
            label="连到一个志愿活动"
            options={[{ value: '', label: '不连' }, ...page.activities]}
            value={fields.activityId}
            onChange={(activityId) => change({ activityId })}
          />
        )}
      </Card>
      <Where page={page} />
      <Card title="什么时候">
        <DateField
          label="从哪天"
          value={fields.fromDate}
          earliest={today}
          onChange={(fromDate) => change({ fromDate })}
        />
        <DateField
          label="到哪天（当天还看得到）"
          value={fields.untilDate}
          earliest={fields.fromDate}
          onChange={(untilDate) => change({ untilDate })}
        />
        <FieldFrame label="排在哪里">
          <Segments
            options={pins}
            value={fields.pinned ? 'pinned' : 'normal'}
            onChange={(pin) => change({ pinned: pin === 'pinned' })}
          />
        </FieldFrame>
      </Card>
    </>
  )
}

/** The own region and those right below it as chips, any smaller one through the picker. */
function Where({ page }: PartProps) {
  const { fields, tree, toggleRegion } = page
  const shown = tree.filter(
    ({ region, depth }) => depth <= 1 || fields.regionIds.includes(region.id),
  )
  const deeper = tree.some(({ depth }) => depth > 1)
  const options: readonly Option<string>[] = shown.map(({ region, depth }) => ({
    value: region.id,
    label: depth === 0 ? `整个${region.name}` : region.name,
  }))
  return (
    <Card title="发给哪里" aside="下面各级也看得到">
      <MultiChips
        options={options}
        values={fields.regionIds}
        onChange={(next) => {
          const changed =
            next.find((id) => !fields.regionIds.some((one) => one === id)) ??
            fields.regionIds.find((id) => !next.includes(id))
          if (changed !== undefined) toggleRegion(changed)
        }}
      />
      {deeper && (
        <RegionPicker
          label="只发给更小的地方"
          regions={tree}
          value=""
          hint="选一处加一处，比如一幢楼。"
          onChange={toggleRegion}
        />
      )}
    </Card>
  )
}
