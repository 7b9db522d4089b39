/** 用邀请码加入: the code, what it offers, my name, accept. Each step shows only what it needs. */
import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { Fact } from '../../../../components/list-row'
import { openTab } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { wholeMomentWords } from '../../../../components/words/moment-words'
import { useJoin } from './use-join'
import './index.scss'

type JoinState = ReturnType<typeof useJoin>

export default function JoinPage() {
  const { code = '' } = useRouter().params
  const page = useJoin(code)
  if (page.joined) return <Joined page={page} />
  return page.offer ? <OfferStep page={page} /> : <CodeStep page={page} />
}

function CodeStep({ page }: { readonly page: JoinState }) {
  return (
    <Page
      actions={
        <Button
          kind="primary"
          busy={page.busy}
          disabled={page.typed.trim() === ''}
          onPress={() => void page.look()}
        >
          看看是什么岗位
        </Button>
      }
    >
      <Text className="page__title">用邀请码加入</Text>
      <Text className="page__subtitle">社区给您的那一串字母和数字。</Text>
      <Notice text={page.problem} />
      <Card>
        <View className="join__form">
          <Field
            label="邀请码"
            value={page.typed}
            onChange={page.setTyped}
            maxLength={40}
            placeholder="大小写都可以"
          />
          {page.canScan && <Button onPress={() => void page.scan()}>扫二维码</Button>}
        </View>
      </Card>
    </Page>
  )
}

function OfferStep({ page }: { readonly page: JoinState }) {
  const { offer } = page
  return (
    <Page
      actions={
        <Button
          kind="primary"
          busy={page.busy}
          disabled={page.name.trim() === ''}
          onPress={() => void page.accept()}
        >
          {page.name.trim() === '' ? '先写姓名' : '接受邀请'}
        </Button>
      }
    >
      <Text className="page__title">{offer?.kindName ?? ''}</Text>
      <Text className="page__subtitle">
        {[offer?.within, offer?.regionName].filter(Boolean).join(' · ')}
      </Text>
      <Notice text={page.problem} />
      <Card title="这份邀请">
        <Fact label="谁发的">
          <Text>{offer?.issuedByName ?? ''}</Text>
        </Fact>
        <Fact label="有效到">
          <Text>{offer ? wholeMomentWords(offer.expiresAtMs) : ''}</Text>
        </Fact>
      </Card>
      <Card>
        <View className="join__form">
          <Field
            label="您的姓名"
            value={page.name}
            onChange={page.setName}
            maxLength={30}
            hint="同事和居民会看到这个名字。"
          />
          <Button kind="quiet" compact onPress={page.forgetOffer}>
            不是这一份，换一个码
          </Button>
        </View>
      </Card>
    </Page>
  )
}

function Joined({ page }: { readonly page: JoinState }) {
  return (
    <Page>
      <EmptyState
        icon="check"
        title={`${page.name.trim()}，欢迎加入`}
        text={`您现在是${page.offer?.regionName ?? ''}的${page.offer?.kindName ?? ''}。档案正在取到手机上。`}
        act="看看今天"
        onAct={() => openTab(routes.today)}
      />
    </Page>
  )
}
