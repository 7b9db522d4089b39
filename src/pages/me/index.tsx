/** 我的: who I am here, what is still on its way, the office if I have one, and how this phone shows things. */
import { Text, View } from '@tarojs/components'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Segments } from '../../components/choice'
import { CommunityCard } from '../../components/community-card'
import { Dialog } from '../../components/dialog'
import { EmptyState } from '../../components/empty-state'
import { ListRow } from '../../components/list-row'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { OfficeCards } from '../../components/office-card'
import { Page } from '../../components/page'
import { SyncCard } from '../../components/sync-card'
import { leaveWords, useMe, type MePageState } from './use-me'
import './index.scss'

const textSizes = [
  { value: 'normal', label: '普通字' },
  { value: 'large', label: '大字' },
] as const

export default function MePage() {
  const page = useMe()
  return (
    <Page
      overlay={
        <Dialog
          open={page.asking}
          title={page.unsaved > 0 ? `还有 ${page.unsaved} 条没传完` : '退出登录'}
          text={leaveWords(page.unsaved)}
          act={page.unsaved > 0 ? '丢下没传的，退出' : '退出'}
          back={page.unsaved > 0 ? '先不退' : '先不'}
          onAct={() => void page.leave()}
          onBack={page.stay}
        />
      }
    >
      {page.access ? <Member page={page} /> : <Nobody page={page} />}
      {page.access && (
        <SyncCard
          unsent={page.unsent}
          sync={page.sync}
          lastSyncedAtMs={page.lastSyncedAtMs}
          nowMs={page.nowMs}
          onOpen={() => openPage(routes.outbox)}
          onRetry={() => void page.syncNow()}
        />
      )}
      <OfficeCards links={page.links} waiting={page.waiting} />
      <CommunityCard unread={page.unreadAnnouncements} />
      {page.access && (
        <Card>
          <ListRow
            title="我家"
            detail="登记一次，以后不用再填地址"
            onPress={() => openPage(routes.home)}
          />
          <ListRow
            title="一键呼叫"
            detail="要人帮忙时按住两秒，也可以先申请登记"
            onPress={() => openPage(routes.helpCall)}
          />
          <ListRow
            title="诉求"
            detail="提一件事，看办到哪了"
            onPress={() => openPage(routes.matters)}
          />
          <ListRow
            title="微心愿"
            detail="说一个小心愿，或帮邻居实现一个"
            onPress={() => openPage(routes.wishes)}
          />
        </Card>
      )}
      <Card title="志愿服务证明">
        {page.access && (
          <ListRow title="申请和下载" onPress={() => openPage(routes.certificates)} />
        )}
        <ListRow
          title="查验证明"
          detail="看一份证明是不是真的"
          onPress={() => openPage(routes.certificate)}
        />
      </Card>
      <Card title="这部手机">
        <View className="me__size">
          <Segments
            options={textSizes}
            value={page.largeText ? 'large' : 'normal'}
            onChange={(size) => void page.setLargeText(size === 'large')}
          />
        </View>
        <ListRow title="看看大字的样子" onPress={() => openPage(routes.largeText)} />
        <ListRow
          title="隐私"
          detail="这部手机上有什么，谁能看到"
          onPress={() => openPage(routes.privacy)}
        />
        <ListRow title="关于连心" onPress={() => openPage(routes.about)} />
      </Card>
      {page.access && (
        <Button kind="quiet" onPress={page.askToLeave}>
          退出登录
        </Button>
      )}
    </Page>
  )
}

function Member({ page }: { readonly page: MePageState }) {
  return (
    <>
      <Text className="page__title">{page.access?.memberName ?? ''}</Text>
      <Text className="page__subtitle">{page.access?.tenantName ?? ''}</Text>
      <Card title="我的岗位" aside={page.posts.length === 0 ? '' : `${page.posts.length} 个`}>
        {page.posts.length === 0 && (
          <Text className="me__none">还没有岗位。有邀请码就能加入。</Text>
        )}
        {page.posts.map((post) => (
          <ListRow key={post.id} title={`${post.kind} · ${post.where}`} detail={post.period} />
        ))}
        <ListRow title="用邀请码加入" onPress={() => openPage(routes.join)} />
      </Card>
    </>
  )
}

/** Nobody is known here yet: public things stay open, and the way in is one tap. */
function Nobody({ page }: { readonly page: MePageState }) {
  return (
    <View>
      {page.signInByHand ? (
        <EmptyState
          icon="person"
          title="还没有登录"
          text="演示环境里选一个人，就能看到他的网格。"
          act="选一个人登录"
          onAct={() => openPage(routes.signIn)}
        />
      ) : (
        <EmptyState
          icon="cloud"
          title="还没有连上社区"
          text="有网络时按微信认出您，不用输密码。"
          act="去登录"
          onAct={() => openPage(routes.signIn)}
        />
      )}
      <Card>
        <ListRow title="用邀请码加入" onPress={() => openPage(routes.join)} />
        <ListRow
          title="微心愿"
          detail="看看邻居想要什么，不用登录"
          onPress={() => openPage(routes.wishes)}
        />
      </Card>
    </View>
  )
}
