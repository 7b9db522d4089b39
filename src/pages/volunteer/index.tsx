/** 志愿: my next shift with one big way to scan, what is near and soon, my hours; who is no volunteer sees what it is. */
import { Card } from '../../components/card'
import { ListRow } from '../../components/list-row'
import { Loading } from '../../components/loading'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Page } from '../../components/page'
import { Answered } from '../../components/server-answer'
import { Coming } from './coming'
import { Own, OwnService } from './own'
import { RefusedScan } from './refused-scan'
import { useVolunteer } from './use-volunteer'
import { Welcome } from './welcome'

export default function VolunteerPage() {
  const page = useVolunteer()
  if (!page.ready)
    return (
      <Page>
        <Loading words="正在打开" rows={4} />
      </Page>
    )
  const own = page.own.answer.kind === 'answer' ? page.own.answer.value : null
  return (
    <Page syncLine={page.signedIn}>
      {page.signedIn && <RefusedScan nowMs={page.nowMs} />}
      {page.signedIn ? (
        <Answered asked={page.own} rows={2}>
          {(part) => <Own own={part} nowMs={page.nowMs} codeMarginMs={page.codeMarginMs} />}
        </Answered>
      ) : (
        <Welcome act="登录后登记" onAct={() => openPage(routes.register)} />
      )}
      {page.runs && (
        <Card title="我办的活动">
          <ListRow
            title="看活动和名单"
            detail="发布、改时间、看谁报了名"
            onPress={() => openPage(routes.activities)}
          />
        </Card>
      )}
      <Answered asked={page.coming} rows={3}>
        {({ activities, next }) => (
          <Coming
            activities={activities}
            near={page.near?.name ?? ''}
            nowMs={page.nowMs}
            {...(next ? { onMore: page.seeMore } : {})}
          />
        )}
      </Answered>
      {own?.record && <OwnService record={own.record} served={own.served} nowMs={page.nowMs} />}
      {(!page.signedIn || own?.record === null) && (
        <Card title="大家的时长">
          <ListRow
            title="时长公示"
            detail="谁做了多久，入账前人人能看、能提异议"
            onPress={() => openPage(routes.notices, page.near ? { regionId: page.near.id } : {})}
          />
        </Card>
      )}
      {page.signedIn && (
        <Card title="要人帮忙">
          <ListRow
            title="请志愿者来帮"
            detail="陪诊、代购、理发，用存下的时间兑换"
            onPress={() => openPage(routes.redeem)}
          />
        </Card>
      )}
    </Page>
  )
}
