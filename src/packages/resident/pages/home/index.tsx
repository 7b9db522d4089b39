/** 我家: said once, so that no form asks again; also for a parent for whom a child acts. */
import { Text } from '@tarojs/components'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Segments } from '../../../../components/choice'
import { EmptyState, ErrorState } from '../../../../components/empty-state'
import { Field, FieldFrame } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { PickField } from '../../../../components/pick-field'
import { Tag } from '../../../../components/tag'
import { momentWords } from '../../../../components/words/date-words'
import { maskPhone } from '../../../../domain/phone-number'
import type { MyHome } from '../../../../protocol/home'
import type { HomeForm } from './home-form'
import { useHome, type HomePageState } from './use-home'
import './index.scss'

const whose = [
  { value: 'self', label: '自己家' },
  { value: 'elder', label: '帮老人登记' },
] as const

const levelWords = ['在哪个社区', '哪个网格（不清楚可以不选）'] as const

export default function HomePage() {
  const page = useHome()
  if (page.form) return <FormPage page={page} form={page.form} />
  const { homes } = page
  return (
    <Page
      {...(page.mayAdd
        ? {
            actions: (
              <Button kind="primary" onPress={page.add}>
                {homes?.length ? '再登记一处' : '登记我家'}
              </Button>
            ),
          }
        : {})}
    >
      <Notice text={page.problem} />
      {page.onTheWay > 0 && (
        <Notice tone="grey" text={`${page.onTheWay} 条记在本机，有网就自动寄给社区。`} />
      )}
      {page.unread !== '' && page.signedIn && (
        <ErrorState title="没有读到" text={page.unread} act="重试" onAct={page.askAgain} />
      )}
      {homes?.length === 0 && page.onTheWay === 0 && (
        <EmptyState
          icon="house"
          title="还没有登记住处"
          text="登记一次，以后提诉求、求助都不用再填地址。也可以帮父母登记。"
        />
      )}
      {homes?.map((home) => (
        <HomeCard key={home.homeId} home={home} page={page} />
      ))}
    </Page>
  )
}

interface HomeCardProps {
  readonly home: MyHome
  readonly page: HomePageState
}

const stateTags = {
  unconfirmed: { tone: 'grey', words: '– 社区还没核对，可以先用' },
  confirmed: { tone: 'green', words: '● 社区核对过' },
  declined: { tone: 'amber', words: '◆ 和档案对不上，请改一改' },
} as const

function HomeCard({ home, page }: HomeCardProps) {
  const { details, state, reason, looks } = home
  return (
    <Card
      title={details.door}
      aside={details.forWhom === 'elder' ? `${details.relation}家` : '自己家'}
    >
      <Fact label="在哪里">{home.regionName}</Fact>
      <Fact label="住的人">{`${details.name} · ${maskPhone(details.phone)}`}</Fact>
      {details.forWhom === 'elder' && <Fact label="老人同意">{details.consentedOn}</Fact>}
      <Tag tone={stateTags[state].tone}>{stateTags[state].words}</Tag>
      {reason !== '' && <Text className="home__reason">社区说：{reason}</Text>}
      {looks.map(({ memberName, atMs }) => (
        <Text key={`${memberName} ${atMs}`} className="home__look">
          {momentWords(atMs, page.nowMs)} {memberName}看过电话
        </Text>
      ))}
      <ButtonRow>
        <Button compact onPress={() => page.edit(home)}>
          改
        </Button>
        <Button compact onPress={() => void page.remove(home)}>
          去掉
        </Button>
      </ButtonRow>
    </Card>
  )
}

function FormPage({ page, form }: { readonly page: HomePageState; readonly form: HomeForm }) {
  const { change } = page
  return (
    <Page
      actions={
        <ButtonRow>
          <Button onPress={page.close}>先不</Button>
          <Button kind="primary" busy={page.busy} onPress={() => void page.save()}>
            存好
          </Button>
        </ButtonRow>
      }
    >
      <Notice text={page.problem} />
      <Card title="是谁的家">
        <FieldFrame label="登记">
          <Segments
            options={whose}
            value={form.forWhom}
            onChange={(forWhom) => change({ forWhom })}
          />
        </FieldFrame>
        {form.forWhom === 'elder' && (
          <>
            <Notice tone="grey" text="请先问过老人。点“存好”就表示老人今天同意由您代办。" />
            <Field
              label="老人是您的"
              value={form.relation}
              maxLength={20}
              placeholder="母亲"
              onChange={(relation) => change({ relation })}
            />
          </>
        )}
        <Field
          label={form.forWhom === 'elder' ? '老人姓名' : '姓名'}
          value={form.name}
          maxLength={30}
          onChange={(name) => change({ name })}
        />
        <Field
          label={form.forWhom === 'elder' ? '老人电话' : '电话'}
          keyboard="number"
          value={form.phone}
          maxLength={20}
          hint="只有管这里档案的人能看，看过会告诉您。"
          onChange={(phone) => change({ phone })}
        />
      </Card>
      <Card title="在哪里">
        {page.places.length === 0 && (
          <Notice tone="grey" text="要有一次网络才能选社区，先把别的填好，不会丢。" />
        )}
        {page.places.map(({ options, chosen }, depth) => (
          <PickField
            key={depth}
            label={levelWords[depth] ?? '再往下（可以不选）'}
            options={options.map(({ id, name }) => ({ value: id, label: name }))}
            value={chosen}
            placeholder={depth === 0 && form.regionId !== '' ? '和原来一样' : '选一个'}
            onChange={(id) => page.choose(depth, id)}
          />
        ))}
        <Field
          label="门牌"
          value={form.door}
          maxLength={60}
          placeholder="3幢2单元502"
          onChange={(door) => change({ door })}
        />
        {!page.signedIn && (
          <Button kind="quiet" onPress={() => openPage(routes.signIn)}>
            还没有登录，去登录
          </Button>
        )}
      </Card>
    </Page>
  )
}
