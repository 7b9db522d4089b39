/** One wish as the caller's side sees it, and what that side may do about it. */
import { useDidShow, useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { textParam } from '../../../../components/navigation/open-page'
import { explainFailure, sentenceOf } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import type { Permission } from '../../../../domain/organisation/permission'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import { regionPath } from '../../../../domain/organisation/region'
import type { RegionId } from '../../../../domain/shapes'
import { helperShape, type Helper } from '../../../../domain/wish/wish-commands'
import type { WishContacts } from '../../../../protocol/wish'
import type { WishOffer } from '../../wish-offers'
import type { ActForm, WishCommand } from './act-form'
import { actWords } from './act-words'
import { useWishPhotos } from './use-wish-photos'

/** Under this key the phone keeps how one is reached, so that nobody types it twice. */
const helperKey = 'wish.helper'
const nobody: Helper = { name: '', phone: '', unit: '' }

/** How one is reached: as said the last time, else as at home. */
const useHelper = (): [Helper, (helper: Helper) => void] => {
  const { drafts, server } = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const homes = useKeptAnswer(access ? 'home.mine' : '', () => server.home.mine({}))
  const [kept, setKept] = useState<Helper | null>(null)
  useEffect(() => {
    void drafts.read(helperKey).then((draft) => {
      const read = v.safeParse(helperShape, draft)
      if (read.success) setKept(read.output)
    })
  }, [drafts])
  const own = homes.value?.find(({ details }) => details.forWhom === 'self')?.details
  const home = own ? { name: own.name, phone: own.phone, unit: '' } : nobody
  const keep = (helper: Helper): void => {
    setKept(helper)
    void drafts.write(helperKey, helper)
  }
  return [kept ?? home, keep]
}

export const useWish = () => {
  const application = useApplication()
  const { server, device } = application
  const access = useLive((snapshot) => snapshot.access)
  const ready = useLive((snapshot) => snapshot.ready)
  const letters = useLive((snapshot) => snapshot.letters)
  const wishId = textParam(useRouter().params.wishId)
  // Whoever has signed in sees another side of it.
  const asked = useKeptAnswer(
    wishId === '' || !ready ? '' : `wish.one/${wishId}/${access?.memberId ?? ''}`,
    () => server.wish.one({ wishId }),
  )
  useDidShow(() => asked.askAgain())
  const view = asked.value
  const photos = useWishPhotos(view)
  const [helper, keepHelper] = useHelper()
  const [contacts, setContacts] = useState<WishContacts | null>(null)
  const [problem, setProblem] = useState('')
  const [beaten, setBeaten] = useState(false)
  const [busy, setBusy] = useState(false)

  /** In whose name it is done: the own region nearest to where it lies; what needs no post, where it is shown. */
  const regionFor = (permission: Permission | null): RegionId | null => {
    if (!access || !view) return null
    if (permission === null) return view.regionId
    const own = permittedRegions(access, permission, chinaDate(device.clock.nowMs()))
    const ids = new Set(own.map(({ id }) => id as string))
    const known = new Map(access.regions.map((region) => [region.id as string, region]))
    const onPath = regionPath(known, view.regionId).filter(({ id }) => ids.has(id))
    return onPath.at(-1)?.id ?? own[0]?.id ?? null
  }
  const done = (words: string): true => {
    setProblem('')
    device.vibrate()
    showToast({ text: words })
    asked.askAgain()
    return true
  }
  const act = async (offer: WishOffer, form: ActForm, command: WishCommand): Promise<boolean> => {
    const { name, args } = command
    const permission =
      name === 'wish.handle' ? 'wish.manage' : name === 'wish.confirm-for' ? 'matter.report' : null
    const regionId = regionFor(permission)
    if (!view) return false
    if (!regionId) {
      setProblem('您现在的岗位不办这件事。')
      return false
    }
    const { isLetter, done: words, title } = actWords[offer]
    if (offer === 'claim' || offer === 'pledge') keepHelper(form.helper)
    setBusy(true)
    const told = { title: `${title}：${view.category}`, photoIds: form.photoIds }
    const outcome = isLetter
      ? await application.letters.send(name, regionId, args, told)
      : await application.request(name, regionId, args)
    setBusy(false)
    if (outcome.ok) return done(words)
    const { error } = outcome
    asked.askAgain()
    if (typeof error !== 'string' && error.code === 'wish-claimed') {
      setBeaten(true)
      return true
    }
    setProblem(explainFailure(error))
    return false
  }
  const takeBack = async (pledgeId: string): Promise<void> => {
    const regionId = regionFor(null)
    if (!regionId) return
    setBusy(true)
    const outcome = await application.request('wish.take-back', regionId, { wishId, pledgeId })
    setBusy(false)
    if (outcome.ok) done('收回了，没关系。')
    else setProblem(explainFailure(outcome.error))
  }
  const showContacts = async (): Promise<void> => {
    setBusy(true)
    try {
      setContacts(await server.wish.contacts({ wishId }))
      asked.askAgain()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }

  return {
    ...{ application, view, photos, helper, contacts, problem, beaten, busy },
    ...{ act, takeBack, showContacts },
    wishId,
    newId: () => device.identifiers.newId(),
    signedIn: access !== null,
    /** The address names no wish. */
    isNone: wishId === '',
    claimDays: access?.settings.wishes.claimDays ?? 0,
    unread: view === undefined ? asked.problem : '',
    askAgain: asked.askAgain,
    dial: (number: string) => void device.telephone.dial(number).catch(() => undefined),
    onTheWay: letters.filter(
      ({ envelope, state }) =>
        state.kind === 'waiting' &&
        envelope.name.startsWith('wish.') &&
        v.is(v.looseObject({ wishId: v.literal(wishId) }), envelope.args),
    ).length,
    nowMs: device.clock.nowMs(),
  }
}

export type WishPageState = ReturnType<typeof useWish>
