/** The help call on the first page: who is on duty sees and hears who calls; who is registered has the key. */
import { View } from '@tarojs/components'
import { useApplication, useLive, useShown } from '../../app-context'
import { HelpKey } from '../../components/help-key'
import { useHelpKey } from '../../components/help-key/use-help-key'
import { useKeptHelp, useMyHelp } from '../../components/help-key/use-my-help'
import { HelpBanner } from '../../components/help-watch'
import { useHelpWatch } from '../../components/help-watch/use-help-watch'
import { openPage } from '../../components/navigation/open-page'
import { routes } from '../../components/navigation/routes'
import { Notice } from '../../components/notice'
import { chinaDate } from '../../domain/calendar'
import { permittedRegions } from '../../domain/organisation/permitted-regions'
import type { MyHelpAnswer } from '../../protocol/help'

export function DutyHelp() {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const shown = useShown()
  const today = chinaDate(application.device.clock.nowMs())
  const isOnDuty = access !== null && permittedRegions(access, 'help.answer', today).length > 0
  const watch = useHelpWatch(application, shown && isOnDuty)
  const kept = useKeptHelp({ application, metAtMs: useMetAtMs() })
  return (
    <View>
      <HelpBanner calls={watch.calls} />
      <Keys help={kept} />
    </View>
  )
}

/** For who has no post: asks, so that the key is there as soon as somebody is registered. */
export function ResidentHelp() {
  const application = useApplication()
  const help = useMyHelp({ application, metAtMs: useMetAtMs() })
  return (
    <View>
      <Keys help={help.value} />
    </View>
  )
}

const useMetAtMs = (): number => useLive((snapshot) => snapshot.lastSyncedAtMs)

function Keys({ help }: { readonly help: MyHelpAnswer | undefined }) {
  const application = useApplication()
  const key = useHelpKey(application)
  const mine = help?.mine.filter(({ mayPress, state }) => mayPress && state === 'registered') ?? []
  return (
    <>
      <Notice text={key.problem} />
      {mine.map((one) => (
        <HelpKey
          key={one.registrationId}
          clock={application.device.clock}
          forWhom={one.relation === '' ? '' : `帮${one.relation}呼叫`}
          busy={key.busy}
          onHeld={() =>
            void key.press(one).then((pressed) => {
              if (pressed === 'sent' || pressed === 'kept') openPage(routes.helpCall, { pressed })
            })
          }
        />
      ))}
    </>
  )
}
