/** What journeys through the residents' features share: an elder's home, a grid member, a camera, the platform's timer. */
import { readFileSync } from 'node:fs'
import { acceptsOnly, officeCommand, push } from '../support/api/test-file'
import { tenantId } from '../support/api/test-street'
import type { Phone } from './host/phone'
import type { User } from './host/user'
import type { Street } from './street'

/** 沈阿毛 ('nobody') said herself where she lives, and it was found among the files. */
export const registerHome = async ({ api }: Street): Promise<void> => {
  const who = { forWhom: 'self', name: '沈阿毛', phone: '13900005678' } as const
  const details = { ...who, door: '7幢2单元904' }
  const home = { homeId: 'home-elder' }
  acceptsOnly(await push(api, 'nobody', officeCommand('home.set', 'b1', { ...home, details })))
  const found = { ...home, householdId: 'family-b' }
  acceptsOnly(await push(api, 'worker', officeCommand('home.confirm', 'b1', found)))
}

/** 周网格, 网格员 of the micro-grid m1. */
export const gridMember = 'openid-grid-member'

export const appointGridMember = async ({ api, clock }: Street): Promise<void> => {
  const [tenant_id, created_at_ms] = [tenantId, clock.nowMs()]
  const who = { tenant_id, id: 'grid-member', openid: gridMember, name: '周网格', created_at_ms }
  await api.database
    .insertInto('member')
    .values({ ...who, demo_hint: null })
    .execute()
  const where = { kind_id: 'grid-member', region_id: 'm1', from_date: '2026-01-01', to_date: '' }
  const ended = { ended_at_ms: null, ended_by_member_id: null }
  await api.database
    .insertInto('post')
    .values({
      ...{ tenant_id, id: 'post-grid-member', member_id: who.id, created_at_ms },
      ...where,
      ...ended,
    })
    .execute()
}

/** A camera in front of which the same thing always stands. */
export const lookThroughCamera = ({ disk, fakes }: Phone): void => {
  const picture = readFileSync('src/design/tab-icons/today.png')
  const take = () => disk.putTemporary(picture, 'png')
  fakes.chooseMedia = () => ({
    tempFiles: [{ tempFilePath: take(), size: picture.length, fileType: 'image' }],
  })
  fakes.getImageInfo = () => ({ width: 81, height: 81, type: 'png' })
  fakes.compressImage = () => ({ tempFilePath: take() })
}

/** Pictures that stand on the page on top. */
export const picturesOn = ({ running }: Phone): number =>
  running.stack.top?.element.querySelectorAll('wx-image[src]').length ?? 0

/** The platform's timer, which calls for nobody. */
export const runMinute = async ({ functions }: Street): Promise<void> => {
  const data = JSON.stringify({ Type: 'Timer', TriggerName: 'every-minute' })
  await functions.call({ name: 'api', data, openid: '' })
}

/** Starts the app anew and goes to one of the tabs. */
export const openAt = async (user: User, tab: string): Promise<void> => {
  if (user.phone.isOpen) user.phone.kill()
  user.phone.open()
  await user.sees(tab)
  await user.tapTab(tab)
}
