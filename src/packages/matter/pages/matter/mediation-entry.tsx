/** The way from a matter to its mediation (人民调解): the one that it was taken to, or opening one. For who keeps mediations there. */
import { useDidShow } from '@tarojs/taro'
import { useApplication, useLive } from '../../../../app-context'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { ListRow } from '../../../../components/list-row'
import { openPage } from '../../../../components/navigation/open-page'
import { routes } from '../../../../components/navigation/routes'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import { chinaDate } from '../../../../domain/calendar'
import { isOpen } from '../../../../domain/matter/matter'
import { mediationStateNames } from '../../../../domain/mediation/mediation'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import type { MatterView } from '../../../../protocol/matter'

export function MediationEntry({ view }: { readonly view: MatterView }) {
  const { server, device } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const today = chinaDate(device.clock.nowMs())
  const keeps = access !== null && permittedRegions(access, 'mediation.keep', today).length > 0
  const { id: matterId, regionId } = view
  const asked = useServerAnswer(keeps ? matterId : '', () =>
    server.mediation.ofMatter({ matterId }),
  )
  useDidShow(asked.askAgain)
  // Without a signal the matter is worked on as before.
  if (!keeps || asked.answer.kind !== 'answer') return null
  const found = asked.answer.value
  if (found)
    return (
      <Card title="人民调解" aside={found.number}>
        <ListRow
          title={`${found.kind}：${found.parties.join('、')}`}
          detail={`${mediationStateNames[found.state]} · ${found.mediators.join('、')}`}
          onPress={() => openPage(routes.mediation, { mediationId: found.id })}
        />
      </Card>
    )
  if (!isOpen(view) || view.state === 'waiting') return null
  return (
    <Card title="两家有争执？" aside="人民调解，不收费">
      <Button onPress={() => openPage(routes.mediationOpen, { matterId, regionId })}>
        转人民调解
      </Button>
    </Card>
  )
}
