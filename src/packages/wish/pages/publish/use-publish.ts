/** One wish: kept as a draft at every key, filled with what is known, and sent by itself when there is a network. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { useDraftForm } from '../../../../components/asking/use-draft-form'
import { goBack, textParam } from '../../../../components/navigation/open-page'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { addDays, chinaDate } from '../../../../domain/calendar'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import { regionIdShape } from '../../../../domain/shapes'
import { longestWish, wishShape } from '../../../../domain/wish/wish-commands'
import type { MyHome } from '../../../../protocol/home'
import { emptyWish, homeFields, publishFormShape, wishOf } from './publish-form'

/** A month is long enough to gather, and short enough to be waited for. */
const usualPoolDays = 30
const longestPoolDays = 179

export const usePublish = () => {
  const application = useApplication()
  const { server, device, letters } = application
  const access = useLive((snapshot) => snapshot.access)
  /** A worker writes it at the door for somebody without WeChat. */
  const forOthers = textParam(useRouter().params.forOthers) === '1'
  const homes = useKeptAnswer('home.mine', () => server.home.mine({}))
  const rules = useKeptAnswer('wish.rules', () => server.wish.rules({}))
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const draftKey = forOthers ? 'wish.publish.others' : 'wish.publish'
  const today = chinaDate(device.clock.nowMs())
  const regions = access && forOthers ? permittedRegions(access, 'matter.report', today) : []

  const { form, change, forget } = useDraftForm({
    ...{ application, draftKey, shape: publishFormShape },
    fresh: () => emptyWish(device.identifiers.newId(), forOthers ? 'helped' : 'self'),
  })
  // What is known is not asked: the first home fills the form as soon as it is there.
  const home = homes.value?.[0]
  const onlyRegion = regions.length === 1 ? regions[0] : undefined
  const isUntouched = form !== null && form.regionId === ''
  useEffect(() => {
    if (!isUntouched) return
    if (forOthers) {
      if (onlyRegion) change({ regionId: onlyRegion.id })
    } else if (home) change(homeFields(home))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the first home or the only region is known
  }, [isUntouched, home, onlyRegion?.id])

  const send = async (): Promise<void> => {
    if (!form) return
    const region = v.safeParse(regionIdShape, form.regionId)
    if (!region.success)
      return setProblem(forOthers ? '请选在哪个区域。' : '请先选哪一处住处，或登记我家。')
    const request = v.safeParse(wishShape, wishOf(form))
    if (!request.success) return setProblem(`${request.issues[0].message}。`)
    const { helped } = request.output
    const { wishId } = form
    const told = { title: request.output.text.slice(0, 20) }
    setBusy(true)
    const sent =
      forOthers && helped
        ? await letters.send(
            'wish.publish-for',
            region.output,
            { wishId, request: { ...request.output, helped } },
            told,
          )
        : await letters.send(
            'wish.publish',
            region.output,
            { wishId, request: request.output },
            told,
          )
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    forget()
    device.vibrate()
    showToast({ text: '记下了，有网就自动寄给社区。' })
    goBack()
  }

  const known = access?.settings.wishes ?? rules.value
  return {
    ...{ form, problem, busy, change, forOthers, regions, send },
    signedIn: access !== null,
    homes: homes.value,
    categories: known?.categories ?? [],
    longestText: known?.longestText ?? longestWish,
    earliestEnd: addDays(today, 1),
    latestEnd: addDays(today, longestPoolDays),
    choosePool: () =>
      change({ way: 'pool', untilDate: form?.untilDate || addDays(today, usualPoolDays) }),
    chooseHome: (one: MyHome) => change(homeFields(one)),
  }
}

export type PublishPageState = ReturnType<typeof usePublish>
