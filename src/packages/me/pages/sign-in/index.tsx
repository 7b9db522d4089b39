/** 登录: in the demo, one tap anywhere on a person; in WeChat one tap and no password. */
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { ListRow } from '../../../../components/list-row'
import { goBack, openTab } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { Answered } from '../../../../components/server-answer'
import { useSignIn } from './use-sign-in'
import { useWechatEntry } from './use-wechat-entry'

export default function SignInPage() {
  return process.env.TARO_ENV === 'weapp' ? <WechatSignIn /> : <DemoSignIn />
}

/** Back to the page that asked for it, which still holds what was begun there; else to the first tab. */
const useWayOn = () => {
  const { back } = useRouter().params
  return () => (back === '1' ? goBack() : openTab(routes.today))
}

function WechatSignIn() {
  const entry = useWechatEntry(useWayOn())
  return (
    <Page syncLine={false}>
      <Notice text={entry.problem} />
      <EmptyState
        icon="person"
        title="微信里不用输密码"
        text="有网络时，按微信认出您。还没有岗位的话，进入以后用邀请码加入。"
        primary
        act={entry.busy ? '正在进入' : '进入'}
        onAct={() => void entry.enter()}
      />
    </Page>
  )
}

function DemoSignIn() {
  const page = useSignIn(useWayOn())
  return (
    <Page syncLine={false}>
      <Text className="page__title">选一个人，试一试</Text>
      <Text className="page__subtitle">演示环境：都是虚构的人和住户。随时能回来换一个人。</Text>
      <Notice text={page.problem} />
      <Answered asked={page} rows={8}>
        {(users) =>
          users.length === 0 ? (
            <EmptyState icon="people" title="这里没有开演示" text="请用社区给的邀请码加入。" />
          ) : (
            <Card>
              {users.map((user) => (
                <ListRow
                  key={user.id}
                  title={`${user.name} · ${user.post}`}
                  detail={user.tryThis}
                  trailing={page.busyId === user.id ? '正在登录' : '登录'}
                  onPress={() => void page.signInAs(user)}
                />
              ))}
            </Card>
          )
        }
      </Answered>
    </Page>
  )
}
