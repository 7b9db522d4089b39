/** One wish: how it stands for who looks at it, its way as a parcel's, and what this side may do. */
import { Text } from '@tarojs/components'
import { useState } from 'react'
import { useTellMe } from '../../../../app-questions'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Fact, ListRow } from '../../../../components/list-row'
import { Loading } from '../../../../components/loading'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PhotoStrip } from '../../../../components/photo-strip'
import { Tag } from '../../../../components/tag'
import { Timeline } from '../../../../components/timeline'
import { momentWords } from '../../../../components/words/date-words'
import type { WishView } from '../../../../protocol/wish'
import { PoolBar } from '../../pool-bar'
import { mayBePrimary, offersOf, type WishOffer } from '../../wish-offers'
import {
  amountWords,
  deskTag,
  hasTurns,
  stateTag,
  stepTitle,
  stepWords,
  whereItIs,
} from '../../wish-words'
import { ActSheet } from './act-sheet'
import { actWords } from './act-words'
import { ContactsCard } from './contacts-card'
import { useWish, type WishPageState } from './use-wish'
import './index.scss'

export default function WishPage() {
  const page = useWish()
  const { view } = page
  if (view === null || page.isNone)
    return (
      <Page>
        <EmptyState
          title="看不到这个心愿了"
          text="可能撤回了，或还没有公开。看看别的心愿吧。"
          act="看看别的心愿"
          onAct={() => openPage(routes.wishes)}
        />
      </Page>
    )
  if (view === undefined)
    return (
      <Page>
        {page.unread === '' ? (
          <Loading rows={5} />
        ) : (
          <ErrorState title="没有读到" text={page.unread} onAct={page.askAgain} />
        )}
      </Page>
    )
  return <Whole page={page} view={view} />
}

interface PartProps {
  readonly page: WishPageState
  readonly view: WishView
}

function Whole({ page, view }: PartProps) {
  const [offer, setOffer] = useState<WishOffer | null>(null)
  // What was said here and is on its way already is not asked for again.
  const offers = page.onTheWay > 0 ? [] : offersOf(view)
  const actions = actionsOf({ page, view, offers, onOffer: setOffer })
  return (
    <Page
      {...(actions ? { actions } : {})}
      overlay={<ActSheet page={page} view={view} offer={offer} onClose={() => setOffer(null)} />}
    >
      {offer === null && <Notice text={page.problem} />}
      {page.beaten && (
        <Notice tone="amber" text="刚刚有邻居先认领了。谢谢您的好意，还有别的心愿在等人。" />
      )}
      {page.onTheWay > 0 && <Notice tone="grey" text="您写的记在本机，有网就自动发出。" />}
      <Head page={page} view={view} />
      {view.manages && <Who view={view} />}
      <ContactsCard page={page} view={view} />
      <Pledges page={page} view={view} />
      <Way page={page} view={view} />
      {!view.manages && <Who view={view} />}
      {offers.length > 2 && (
        <Card title="还可以">
          {offers.slice(2).map((one) => (
            <ListRow key={one} title={actWords[one].key} onPress={() => setOffer(one)} />
          ))}
        </Card>
      )}
    </Page>
  )
}

interface ActionsProps extends PartProps {
  readonly offers: readonly WishOffer[]
  readonly onOffer: (offer: WishOffer) => void
}

/** At most two keys in reach of the thumb. */
const actionsOf = ({ page, view, offers, onOffer }: ActionsProps) => {
  const [first, second] = offers
  if (page.beaten)
    return (
      <Button kind="primary" onPress={() => openPage(routes.wishes)}>
        看看别的心愿
      </Button>
    )
  if (first === undefined) return null
  if (!page.signedIn)
    return (
      <Button kind="primary" onPress={() => openPage(routes.signIn)}>
        {view.pool ? '登录后出一份力' : '登录后认领'}
      </Button>
    )
  return (
    <ButtonRow>
      {second !== undefined && (
        <Button onPress={() => onOffer(second)}>{actWords[second].key}</Button>
      )}
      <Button kind={mayBePrimary(first) ? 'primary' : 'secondary'} onPress={() => onOffer(first)}>
        {actWords[first].key}
      </Button>
    </ButtonRow>
  )
}

function Head({ page, view }: PartProps) {
  const tag = view.manages ? deskTag(view) : stateTag(view)
  return (
    <Card title={view.category} aside={view.regionName}>
      <Tag tone={tag.tone}>{tag.words}</Tag>
      <Text className="wish__text">{view.text}</Text>
      {view.pool && <PoolBar pool={view.pool} over={view.state !== 'open'} />}
      <Text className="wish__where">{whereItIs(view)}</Text>
      {view.thanks !== '' && <Text className="wish__thanks">{`“${view.thanks}”`}</Text>}
      {page.photos.length > 0 && <PhotoStrip photos={page.photos} />}
    </Card>
  )
}

const consentWords = { said: '当面说过', written: '签过字', guardian: '监护人' } as const

/** For whom it is and who wrote it: only for those whose it is, and covered for the office. */
function Who({ view }: { readonly view: WishView }) {
  const { request, manages, steps, helperName } = view
  if (!request) return null
  const { contact, helped } = request
  const writer = manages ? (steps[0]?.byName ?? '') : ''
  return (
    <Card title="谁的心愿" aside="大家看不到">
      {helped ? (
        <>
          <Fact label="替谁写的">{`${helped.name}（${helped.relation}）`}</Fact>
          <Fact label="怎样同意的">{consentWords[helped.consent]}</Fact>
        </>
      ) : null}
      <Fact label="联系谁">{`${contact.name} ${contact.phone}`}</Fact>
      {contact.door !== '' && <Fact label="门牌">{contact.door}</Fact>}
      {writer !== '' && <Fact label="谁写的">{writer}</Fact>}
      {manages && helperName !== '' && <Fact label="谁认领的">{helperName}</Fact>}
    </Card>
  )
}

const pledgeStates = {
  standing: '',
  'taken-back': '收回了',
  released: '退回了',
  given: '送出了',
} as const

function Pledges({ page, view }: PartProps) {
  const { pool, pledges, manages, state } = view
  if (!pool || pledges.length === 0) return null
  return (
    <Card title={manages ? '谁出了力' : '我出的力'} aside={`${pledges.length} 份`}>
      {pledges.map(({ id, amount, name, words, isOwn, state: of, atMs }) => (
        <ListRow
          key={id}
          title={[amountWords(amount, pool.unit), pledgeStates[of]].filter(Boolean).join(' · ')}
          detail={[isOwn ? '我' : name, words, momentWords(atMs, page.nowMs)]
            .filter(Boolean)
            .join(' · ')}
          trailing={
            isOwn && of === 'standing' && state === 'open' ? (
              <Button compact busy={page.busy} onPress={() => void page.takeBack(id)}>
                收回
              </Button>
            ) : undefined
          }
        />
      ))}
    </Card>
  )
}

/** The steps as this side may read them; neighbours learn how it stands, and no more. */
function Way({ page, view }: PartProps) {
  const { steps } = view
  const tellMe = useTellMe({
    regionId: view.manages || hasTurns(view) ? view.regionId : '',
    wanted: [view.manages ? 'wish-duty' : 'wish-turn'],
    words: '好的，下一次有进展就告诉您。',
  })
  if (steps.length === 0) return null
  return (
    <Card title="走到哪了">
      <Timeline
        items={[...steps].reverse().map((step, at) => ({
          id: String(step.turn),
          tone: at === 0 ? stateTag(view).tone : 'grey',
          title: <Text>{stepTitle(step, view)}</Text>,
          text: stepWords(step),
          small: [momentWords(step.atMs, page.nowMs), step.byName].filter(Boolean).join(' · '),
        }))}
      />
      {tellMe && <Button onPress={() => void tellMe()}>有进展告诉我</Button>}
    </Card>
  )
}
