/** The sheet in which an act is written: what happens then, and the few words that it needs. */
import { Text } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { Button } from '../../../../components/button'
import { Chips } from '../../../../components/choice'
import { wordOptions } from '../../../../components/choice/word-options'
import { Field, FieldFrame } from '../../../../components/field'
import { Notice } from '../../../../components/notice'
import { PhotoStrip } from '../../../../components/photo-strip'
import { useFormPhotos } from '../../../../components/photo-strip/use-form-photos'
import { Sheet } from '../../../../components/sheet'
import { hideToast } from '../../../../components/toast/toast-store'
import { noMoney, speaksOfMoney } from '../../../../domain/wish/money-words'
import { longestWish, mostWishPhotos, type Helper } from '../../../../domain/wish/wish-commands'
import type { WishView } from '../../../../protocol/wish'
import type { WishOffer } from '../../wish-offers'
import { unitWords } from '../../wish-words'
import { commandOf, mistakeIn, type ActForm } from './act-form'
import { actWords } from './act-words'
import type { WishPageState } from './use-wish'

interface ActSheetProps {
  readonly page: WishPageState
  readonly view: WishView
  readonly offer: WishOffer | null
  readonly onClose: () => void
}

export function ActSheet({ page, view, offer, onClose }: ActSheetProps) {
  useEffect(() => {
    // What was just said lies over the sheet.
    if (offer !== null) hideToast()
  }, [offer])
  return (
    <Sheet
      open={offer !== null}
      title={offer === null ? '' : actWords[offer].title}
      onClose={onClose}
    >
      {offer !== null && (
        <ActFields key={offer} page={page} view={view} offer={offer} onClose={onClose} />
      )}
    </Sheet>
  )
}

const withPhotos: readonly WishOffer[] = ['fulfil', 'fulfil-pooled', 'confirm', 'confirm-for']

function ActFields({ page, view, offer, onClose }: ActSheetProps & { readonly offer: WishOffer }) {
  const [form, setForm] = useState<ActForm>({
    words: offer === 'publish' || offer === 'rewrite' ? view.text : '',
    ...{ photoIds: [], helper: page.helper, amount: '' },
  })
  // Kept while the sheet is open: a second try after a lost answer pledges nothing twice.
  const [pledgeId] = useState(() => page.newId())
  const [mistake, setMistake] = useState('')
  const change = (part: Partial<ActForm>) => setForm((now) => ({ ...now, ...part }))
  const photos = useFormPhotos(
    form.photoIds,
    { application: page.application, regionId: view.regionId, most: mostWishPhotos },
    (photoIds) => change({ photoIds }),
  )
  const { intro, label, hint = '', phrases = [], key } = actWords[offer]
  const asksHelper = offer === 'claim' || offer === 'pledge'
  const add = photos.add
  const send = async () => {
    const command = commandOf(offer, { wishId: page.wishId, pledgeId }, form)
    const missing = mistakeIn(command)
    setMistake(missing)
    if (missing === '' && (await page.act(offer, form, command))) onClose()
  }
  return (
    <>
      <Text className="wish__intro">
        {offer === 'claim' && page.claimDays > 0
          ? `给您留 ${page.claimDays} 天，到期没办就让别人来。${intro}`
          : intro}
      </Text>
      <Notice text={mistake || page.problem} />
      {offer === 'pledge' && view.pool && (
        <Field
          label={`出多少${view.pool.unit === 'yuan' ? '（东西值多少元）' : `（${unitWords[view.pool.unit]}）`}`}
          keyboard="number"
          value={form.amount}
          maxLength={6}
          hint={
            view.pool.unit === 'hour'
              ? '从您的时间银行里先留下，没凑齐就退回。'
              : '只出东西，不收钱。'
          }
          onChange={(amount) => change({ amount })}
        />
      )}
      {asksHelper && (
        <HelperFields
          isPooled={view.pool !== null}
          helper={form.helper}
          onChange={(helper) => change({ helper })}
        />
      )}
      {label !== '' && (
        <Field
          label={label}
          lines
          value={form.words}
          maxLength={longestWish}
          hint={hint}
          mistake={speaksOfMoney(form.words) ? `${noMoney}。` : ''}
          onChange={(words) => change({ words })}
        />
      )}
      {phrases.length > 0 && form.words === '' && (
        <FieldFrame label="也可以选一句">
          <Chips
            options={wordOptions(phrases)}
            value={null}
            onChange={(words) => change({ words })}
          />
        </FieldFrame>
      )}
      {withPhotos.includes(offer) && (
        <FieldFrame
          label="照片（可以不加）"
          hint="只有这个心愿里的几个人看得到。"
          mistake={photos.problem}
        >
          <PhotoStrip
            photos={photos.strip}
            onRemove={photos.remove}
            {...(add ? { onAdd: () => void add() } : {})}
          />
        </FieldFrame>
      )}
      <Button kind="primary" busy={page.busy} onPress={() => void send()}>
        {key}
      </Button>
    </>
  )
}

interface HelperFieldsProps {
  readonly helper: Helper
  /** Many give a part: only the community reaches them. */
  readonly isPooled: boolean
  readonly onChange: (helper: Helper) => void
}

function HelperFields({ helper, isPooled, onChange }: HelperFieldsProps) {
  return (
    <>
      <Field
        label="怎么称呼您"
        value={helper.name}
        maxLength={30}
        onChange={(name) => onChange({ ...helper, name })}
      />
      <Field
        label="电话"
        keyboard="number"
        value={helper.phone}
        maxLength={20}
        hint={
          isPooled ? '只有社区看得到，用来联系您。' : '社区用来联系您；牵线以后，那一家才看得到。'
        }
        onChange={(phone) => onChange({ ...helper, phone })}
      />
      <Field
        label="单位（可以不填）"
        value={helper.unit}
        maxLength={40}
        placeholder="以单位的名义帮忙时写"
        onChange={(unit) => onChange({ ...helper, unit })}
      />
    </>
  )
}
