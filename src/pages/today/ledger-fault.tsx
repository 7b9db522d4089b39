/** That the last audit found the time bank altered: on the first page of whoever may look into it. */
import { View } from '@tarojs/components'
import { useApplication, useLive } from '../../app-context'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Notice } from '../../components/notice'
import { useAskedAgainOnReturn } from '../../components/server-answer/use-asked-again-on-return'
import { useServerAnswer } from '../../components/server-answer/use-server-answer'
import { monthDay } from '../../components/words/date-words'
import { chinaDate } from '../../domain/calendar'
import { auditOutcomeWords } from '../../domain/time-bank/audit'
import { permittedRegions } from '../../domain/organisation/permitted-regions'

export function LedgerFault() {
  const { device, server } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const region = access ? permittedRegions(access, 'volunteer.manage', today)[0] : undefined
  const { answer, askAgain } = useServerAnswer(region?.id ?? '', async () =>
    region ? (await server.timeBank.audit({ regionId: region.id })).last : null,
  )
  useAskedAgainOnReturn(askAgain)
  const last = answer.kind === 'answer' ? answer.value : null
  return <View>{last && last.faultCount > 0 && <Fault run={last} />}</View>
}

interface FaultProps {
  readonly run: { readonly endedAtMs: number | null; readonly faultCount: number }
}

function Fault({ run }: FaultProps) {
  const day = monthDay(chinaDate(run.endedAtMs ?? 0))
  return (
    <Card title="时间银行对不上账">
      <Notice text={`${day}核对，${auditOutcomeWords(run.faultCount)}先不要更正，看清是哪一处。`} />
      <Button onPress={() => openPage(routes.audit)}>看是哪一处</Button>
    </Card>
  )
}
