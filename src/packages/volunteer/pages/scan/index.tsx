/** 签到签退: one large key that scans; what came of it fills the screen. It works without a signal. */
import { Text } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { Button, ButtonRow } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { EmptyState } from '../../../../components/empty-state'
import { Field } from '../../../../components/field'
import { openPage, textParam } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { placeCheckAtScan } from '../../place-check-words'
import { ScanResult } from '../../scan-result'
import { LastScans } from './last-scans'
import { NextReminder } from './next-reminder'
import { useScan } from './use-scan'

export default function ScanPage() {
  const { scene } = useRouter().params
  const page = useScan(textParam(scene))
  return (
    <Page {...(page.isSignedOut ? { syncLine: false } : { actions: <Acts page={page} /> })}>
      <Notice text={page.problem} />
      {page.checksPlace && <Text className="page__subtitle">{placeCheckAtScan}</Text>}
      {page.isSignedOut ? (
        <EmptyState
          icon="person"
          title="请先登录，再来签到"
          text={
            page.wallCode === ''
              ? '登录以后回到这里接着扫。'
              : '墙上的码已经记住了，登录以后回到这里接着签到。'
          }
          primary
          act="去登录"
          onAct={() => openPage(routes.signIn, { back: '1' })}
        />
      ) : page.last ? (
        <>
          <ScanResult kept={page.last} nowMs={page.nowMs} />
          {page.last.result === 'not-a-volunteer' && (
            <Button onPress={() => openPage(routes.register)}>去登记</Button>
          )}
        </>
      ) : (
        <EmptyState
          icon="check"
          title="扫现场负责人手机上的码，或墙上的码"
          text={`没有信号也能扫：先记在手机里，有网自动传。${page.checksPlace ? '' : '不定位，也不拍照。'}`}
        />
      )}
      <NextReminder scan={page.last} places={page.places} nowMs={page.nowMs} />
      {page.wallCode !== '' && !page.isSignedOut && (
        <Card title="是来了，还是要走了？">
          <ButtonRow>
            <Button busy={page.busy} onPress={() => void page.takeWall(page.wasIn ? 'out' : 'in')}>
              {page.wasIn ? '签退' : '签到'}
            </Button>
            <Button busy={page.busy} onPress={() => void page.takeWall(page.wasIn ? 'in' : 'out')}>
              {page.wasIn ? '签到' : '签退'}
            </Button>
          </ButtonRow>
        </Card>
      )}
      {!page.maySee && !page.isSignedOut && (
        <Card title="这里不能扫码" aside="照着输">
          <Field
            label="码上的字"
            value={page.typed}
            onChange={page.setTyped}
            placeholder="LX 开头的一串"
            maxLength={200}
          />
        </Card>
      )}
      {!page.isSignedOut && <LastScans scans={page.scans} shown={page.last} nowMs={page.nowMs} />}
      {page.waiting > 0 && (
        <Text className="page__subtitle">{`还有 ${page.waiting} 次扫码等着传`}</Text>
      )}
    </Page>
  )
}

function Acts({ page }: { readonly page: ReturnType<typeof useScan> }) {
  return (
    <ButtonRow>
      <Button onPress={() => openPage(routes.myCode)}>我的码</Button>
      {page.maySee ? (
        <Button kind="primary" busy={page.busy} onPress={() => void page.scan()}>
          扫一扫
        </Button>
      ) : (
        <Button
          kind="primary"
          busy={page.busy}
          disabled={page.typed.trim() === ''}
          onPress={() => void page.readTyped()}
        >
          记下
        </Button>
      )}
    </ButtonRow>
  )
}
