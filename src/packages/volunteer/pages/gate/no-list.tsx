/** A gate whose list did not come to this phone: codes are scanned all the same, and the server judges them later. */
import { Button, ButtonRow } from '../../../../components/button'
import { Segments } from '../../../../components/choice'
import { ErrorState } from '../../../../components/empty-state'
import { Notice } from '../../../../components/notice'
import { Page } from '../../../../components/page'
import { ScanResult } from '../../scan-result'
import { LastEvents } from './last-events'
import type { GateState } from './use-gate'

interface GateProps {
  readonly page: GateState
}

export function DirectionChoice({ page }: GateProps) {
  return (
    <Segments
      options={[
        { value: 'in', label: '签到' },
        { value: 'out', label: '签退' },
      ]}
      value={page.direction}
      onChange={page.setDirection}
    />
  )
}

const otherwise = '请来的人自己扫墙上的码，或先记下姓名，确认时长时补。'

export function NoList({ page }: GateProps) {
  const { maySee, offList } = page
  return (
    <Page
      actions={
        <ButtonRow>
          <Button busy={page.asking} onPress={page.askAgain}>
            再取名单
          </Button>
          {maySee && (
            <Button kind="primary" onPress={() => void page.scan()}>
              扫志愿者的码
            </Button>
          )}
        </ButtonRow>
      }
    >
      <Notice text={page.problem || (page.offline ? '' : page.stale)} />
      {page.shown && <ScanResult kept={page.shown} nowMs={page.nowMs} />}
      {maySee && <DirectionChoice page={page} />}
      <ErrorState
        title={page.offline ? '没有网络，名单没有取到' : '名单没有取到'}
        text={
          maySee
            ? `志愿者的码照样能扫：记在这部手机上，有网再核对。没带码的，${otherwise}`
            : otherwise
        }
      />
      <Notice tone="grey" text={offList === 0 ? '' : `签到扫了 ${offList} 人`} />
      {page.events.length > 0 && <LastEvents page={page} />}
    </Page>
  )
}
