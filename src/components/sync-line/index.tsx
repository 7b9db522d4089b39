/** How far what was written has come, in one calm line at one place; a tap opens the list of what waits. */
import { Text, View } from '@tarojs/components'
import { useApplication, useLive } from '../../app-context'
import { Icon } from '../icon'
import { openPage } from '../navigation/open-page'
import { routes } from '../navigation/routes'
import { syncWords } from './sync-words'
import './index.scss'

export function SyncLine() {
  const { clock } = useApplication().device
  const { icon, text, tone } = useLive((snapshot) => syncWords(snapshot, clock.nowMs()))
  return (
    <View className="sync-line" role="button" onClick={() => openPage(routes.outbox)}>
      <View className={`sync-line__pill sync-line__pill--${tone}`}>
        <Icon name={icon} />
        <Text className="sync-line__text">{text}</Text>
      </View>
    </View>
  )
}
