/** 发布活动, 改活动: what, where, when; a series is made in one go. Cancelling asks for the reason that people are told. */
import { View } from '@tarojs/components'
import { useState } from 'react'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Chips, Segments } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { ReasonDialog } from '../../../../components/dialog/reason-dialog'
import { DraftNotice } from '../../../../components/draft-notice'
import { EmptyState } from '../../../../components/empty-state'
import { Field, FieldFrame } from '../../../../components/field'
import { goBack } from '../../../../components/navigation/open-page'
import { OfficePage } from '../../../../components/office-page'
import { PhotoStrip } from '../../../../components/photo-strip'
import { Answered } from '../../../../components/server-answer'
import { showToast } from '../../../../components/toast'
import type { ShiftForm } from './activity-form'
import { AfterSheet } from './after-sheet'
import { LeaveShift, mostReasonLetters, reasonExample } from './leave-shift'
import { PlaceCheckField } from './place-check-field'
import { PublishActs } from './publish-acts'
import { ScheduleCard } from './schedule-card'
import { usePublish, type PublishPageState } from './use-publish'

export default function PublishPage() {
  const page = usePublish((words) => {
    if (words !== '') showToast({ text: words })
    goBack()
  })
  const [cancelling, setCancelling] = useState<'this' | 'following' | null>(null)
  const [leaving, setLeaving] = useState<ShiftForm | null>(null)
  const { isReady } = page
  const isOfSeries = (page.known?.seriesId ?? '') !== ''
  return (
    <OfficePage
      // Of one that is published the region is known.
      office={page.isNew ? page : { ...page, places: page.places.slice(0, 1) }}
      {...(isReady ? { actions: <PublishActs page={page} /> } : {})}
      overlay={
        <>
          <LeaveShift
            key={leaving?.shiftId ?? ''}
            page={page}
            shift={leaving}
            onClose={() => setLeaving(null)}
          />
          {cancelling && (
            <ReasonDialog
              title={cancelling === 'following' ? '取消这次和以后各次' : '取消这次活动'}
              text="开了提醒的人会收到您写的原因，谁收不到会告诉您。已经开始的班次照常，来了的人时长照算。"
              act="取消活动"
              example={reasonExample}
              mostLetters={mostReasonLetters}
              busy={page.busy}
              problem={page.problem}
              onSettle={(reason) => page.cancel(reason, cancelling === 'following')}
              onClose={() => setCancelling(null)}
            />
          )}
          <AfterSheet page={page} />
        </>
      }
    >
      {isReady ? (
        <>
          <DraftNotice
            restored={page.isKept && !page.stands}
            text={page.lacksPicture ? '接着上次没发布的写，图片要再选' : '接着上次没发布的写'}
            onAfresh={page.startAfresh}
          />
          <Form page={page} onCancelShift={setLeaving} />
          {isOfSeries && <WhichTimes page={page} />}
          {!page.isNew && (
            <Button kind="quiet" onPress={() => setCancelling('this')}>
              取消这次活动
            </Button>
          )}
          {isOfSeries && (
            <Button kind="quiet" onPress={() => setCancelling('following')}>
              取消这次和以后各次
            </Button>
          )}
          {(page.problem !== '' || page.stands) && <View className="page__room" />}
        </>
      ) : (
        <Answered asked={page.asked} rows={6}>
          {(found) =>
            found === null && (
              <EmptyState icon="calendar" title="没有这个活动" text="可能已经撤下。" />
            )
          }
        </Answered>
      )}
    </OfficePage>
  )
}

interface FormProps {
  readonly page: PublishPageState
  readonly onCancelShift: (shift: ShiftForm) => void
}

function Form({ page, onCancelShift }: FormProps) {
  const { form, changeFields, rules } = page
  const { fields } = form
  return (
    <>
      <Card title="什么活动">
        <Field
          label="活动名称"
          value={fields.title}
          maxLength={40}
          onChange={(title) => changeFields({ title })}
        />
        <FieldFrame label="服务类别">
          <Chips
            options={wordOptions(rules.serviceKinds)}
            value={fields.serviceKind}
            onChange={(serviceKind) => changeFields({ serviceKind })}
          />
        </FieldFrame>
        {rules.brands.length > 0 && (
          <FieldFrame label="品牌" hint="没有就不选；再点一下就去掉。">
            <Chips
              options={wordOptions(rules.brands)}
              value={fields.brand}
              onChange={(brand) => changeFields({ brand: brand === fields.brand ? '' : brand })}
            />
          </FieldFrame>
        )}
        <Field
          label="集合地点"
          value={fields.place}
          maxLength={60}
          onChange={(place) => changeFields({ place })}
        />
        <PlaceCheckField page={page} />
        <Field
          label="要带什么，要知道什么"
          value={fields.note}
          maxLength={500}
          lines
          onChange={(note) => changeFields({ note })}
        />
        <Field
          label="联系人"
          value={fields.contactName}
          maxLength={30}
          onChange={(contactName) => changeFields({ contactName })}
        />
        <Field
          label="联系电话"
          keyboard="number"
          value={fields.contactPhone}
          maxLength={20}
          hint="所有人都看得到，建议写值班电话。"
          onChange={(contactPhone) => changeFields({ contactPhone })}
        />
        <Picture page={page} />
      </Card>
      <ScheduleCard page={page} onCancelShift={onCancelShift} />
    </>
  )
}

const times = [
  { value: 'this', label: '只改这一次' },
  { value: 'following', label: '以后每次都改' },
] as const

/** What is about to be changed with this one, before it is. */
const followingHint = ({ laterTimes, form }: PublishPageState): string =>
  [
    laterTimes > 0 ? `这次和以后 ${laterTimes} 次，` : '',
    '您改了什么都跟着改，时间和名额也一样。哪几次没法跟着改，存好就告诉您。',
    form.shifts.some(({ shiftId }) => shiftId === '') ? '新加的班只加在这一次。' : '',
  ].join('')

function WhichTimes({ page }: { readonly page: PublishPageState }) {
  const { following, setFollowing } = page
  return (
    <Card title="改哪几次">
      <FieldFrame label="" hint={following ? followingHint(page) : '别的日子照旧。'}>
        <Segments
          options={times}
          value={following ? 'following' : 'this'}
          onChange={(which) => setFollowing(which === 'following')}
        />
      </FieldFrame>
    </Card>
  )
}

function Picture({ page }: { readonly page: PublishPageState }) {
  const { photo, hasPhoto } = page
  const photos = hasPhoto ? [{ id: 'picture', source: photo }] : []
  return (
    <FieldFrame label="图片" hint="不放也行。">
      <PhotoStrip
        photos={photos}
        onRemove={page.dropPhoto}
        {...(hasPhoto ? {} : { onAdd: () => void page.pickPhoto() })}
      />
    </FieldFrame>
  )
}
