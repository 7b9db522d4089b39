/** The banner of those on duty: somebody calls for help, and the way to answer is one tap. */
import { Text, View } from '@tarojs/components'
import { openPage } from '../navigation/open-page'
import { routes } from '../navigation/routes'
import type { HelpCallLine } from '../../application'
import { drillWords, howItStands, whoCalls } from './help-words'
import './index.scss'

export function HelpBanner({ calls }: { readonly calls: readonly HelpCallLine[] }) {
  return (
    <View>
      {calls.map((call) => (
        <View
          key={call.id}
          className={`help-banner${call.state === 'calling' ? ' help-banner--calling' : ''}`}
          role="button"
          onClick={() => openPage(routes.helpAnswer, { callId: call.id })}
        >
          <Text className="help-banner__title">
            {`${call.isDrill ? '演练：' : ''}一键呼叫 ${whoCalls(call)}`}
          </Text>
          <Text className="help-banner__state">{howItStands(call)}</Text>
          <Text className="help-banner__state">
            {call.isLate ? drillWords({ ...call, isDrill: false }) : '点这里看电话、应答'}
          </Text>
        </View>
      ))}
    </View>
  )
}
