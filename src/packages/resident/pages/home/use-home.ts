/** One's homes: those that the community has, those on their way, and the form, which needs no network to be kept. */
import * as v from 'valibot'
import { useEffect, useState } from 'react'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { explainFailure } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { homeDetailsShape, mostHomes } from '../../../../domain/home/home'
import { regionIdShape } from '../../../../domain/shapes'
import type { MyHome } from '../../../../protocol/home'
import {
  detailsOf,
  emptyForm,
  formOf,
  homeDraftKey,
  homeFormShape,
  regionOfForm,
  type HomeForm,
} from './home-form'
import { usePlaces } from './use-places'

export const useHome = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const letters = useLive((snapshot) => snapshot.letters)
  const homes = useKeptAnswer('home.mine', () => application.server.home.mine({}))
  const volunteer = useKeptAnswer('volunteer.mine', () => application.server.volunteer.mine({}))
  const [form, setForm] = useState<HomeForm | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const places = usePlaces(form?.chosen ?? [])
  const today = chinaDate(application.device.clock.nowMs())

  useEffect(() => {
    void application.drafts.read(homeDraftKey).then((kept) => {
      const draft = v.safeParse(homeFormShape, kept)
      if (draft.success) setForm(draft.output)
    })
  }, [application])

  const keep = (next: HomeForm): void => {
    setForm(next)
    void application.drafts.write(homeDraftKey, next)
  }
  const close = (): void => {
    setForm(null)
    setProblem('')
    void application.drafts.remove(homeDraftKey)
  }
  const add = (): void => {
    const known = homes.value?.length ? null : volunteer.value?.details
    keep({
      ...emptyForm(application.device.identifiers.newId()),
      // Whoever registered as a volunteer has said it before.
      name: known?.name ?? '',
      phone: known?.phone ?? '',
    })
  }
  const save = async (): Promise<void> => {
    if (!form) return
    const region = v.safeParse(regionIdShape, regionOfForm(form))
    if (!region.success) return setProblem('请选在哪个社区。')
    const details = v.safeParse(homeDetailsShape, detailsOf(form, today))
    if (!details.success) return setProblem(`${details.issues[0].message}。`)
    setBusy(true)
    const args = { homeId: form.homeId, details: details.output }
    const sent = await application.letters.send('home.set', region.output, args)
    setBusy(false)
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    close()
    application.device.vibrate()
    showToast({ text: '记下了，有网就自动寄给社区。' })
  }
  const remove = async (home: MyHome): Promise<void> => {
    const sent = await application.letters.send('home.remove', home.regionId, {
      homeId: home.homeId,
    })
    if (!sent.ok) return setProblem(explainFailure(sent.error))
    showToast({ text: '记下了，有网就去掉。' })
  }

  const onTheWay = letters.filter(
    ({ envelope, state }) => envelope.name.startsWith('home.') && state.kind === 'waiting',
  )
  return {
    signedIn: access !== null,
    homes: homes.value,
    /** Why nothing is known yet; '' otherwise. */
    unread: homes.value === undefined ? homes.problem : '',
    askAgain: homes.askAgain,
    onTheWay: onTheWay.length,
    mayAdd: (homes.value?.length ?? 0) < mostHomes,
    nowMs: application.device.clock.nowMs(),
    form,
    places,
    change: (part: Partial<HomeForm>) => form && keep({ ...form, ...part }),
    /** Another choice forgets what was chosen below it; '' takes the choice back. */
    choose: (depth: number, id: string) =>
      form && keep({ ...form, chosen: [...form.chosen.slice(0, depth), ...(id ? [id] : [])] }),
    add,
    edit: ({ homeId, regionId, details }: MyHome) => keep(formOf(homeId, regionId, details)),
    close,
    save,
    remove,
    busy,
    problem,
  }
}

export type HomePageState = ReturnType<typeof useHome>
