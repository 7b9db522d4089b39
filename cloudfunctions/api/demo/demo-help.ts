/** An elder of the demo with the key of the help call: asks for it, and the grid member registers it. */
import type { Api } from '../api'
import { pushAs } from './demo-actions'
import { demoElderId } from './demo-people'
import { loadRegionIds } from './demo-posts'

const door = '杨家门社区/第二网格/1号微网格/迎凤二期 15幢'
const grid = '杨家门社区/第二网格'

const details = {
  relatives: [{ name: '吴海燕', relation: '女儿', phone: '14405730099' }],
  stationPhone: '',
  note: '耳背，请大声一点',
}

export const registerElder = async (api: Api): Promise<void> => {
  const regionIds = await loadRegionIds(api)
  const [regionId, gridId] = [regionIds.get(door), regionIds.get(grid)]
  if (regionId === undefined || gridId === undefined)
    throw new Error(`The demo's roster has no ${door}`)
  const key = { registrationId: 'demo-key', homeId: 'demo-elder-home', details }
  const home = { forWhom: 'self', door: '15幢1单元101', name: '吴阿珍', phone: '14405730098' }
  await pushAs(api, demoElderId, [
    {
      commandId: 'demo-elder-home',
      name: 'home.set',
      regionId,
      args: { homeId: 'demo-elder-home', details: home },
    },
    { commandId: 'demo-elder-asks', name: 'help.ask-registration', regionId, args: key },
  ])
  await pushAs(api, 'demo-grid-leader-2', [
    { commandId: 'demo-elder-registered', name: 'help.register', regionId: gridId, args: key },
  ])
}
