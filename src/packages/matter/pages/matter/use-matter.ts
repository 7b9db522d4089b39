/** One matter as the caller's side sees it, and what that side may do about it. */
import { useRouter } from '@tarojs/taro'
import { useEffect, useState } from 'react'
import * as v from 'valibot'
import { useApplication, useLive } from '../../../../app-context'
import { useKeptAnswer } from '../../../../app-questions'
import { textParam } from '../../../../components/navigation/open-page'
import type { StripPhoto } from '../../../../components/photo-strip'
import { explainFailure, sentenceOf } from '../../../../components/server-answer/failure-words'
import { showToast } from '../../../../components/toast'
import { chinaDate } from '../../../../domain/calendar'
import { mayRate } from '../../../../domain/matter/matter-clock'
import type { HandlerActInput, Reached } from '../../../../domain/matter/matter-commands'
import { permittedRegions } from '../../../../domain/organisation/permitted-regions'
import { regionPath } from '../../../../domain/organisation/region'
import { regionIdShape, type RegionId } from '../../../../domain/shapes'
import type { MatterView } from '../../../../protocol/matter'
import type { LetterOutcome } from '../../../../application'
import type { Rated } from './rating-form'

/** Photos of a matter: those taken here at once, the others through the matter that they belong to. */
const usePhotosOf = (view: MatterView | null | undefined): readonly StripPhoto[] => {
  const { server, photos, device } = useApplication()
  const [sources, setSources] = useState<Readonly<Record<string, string | null>>>({})
  const ids = view ? [...view.request.photoIds, ...view.steps.flatMap((one) => one.photoIds)] : []
  const wanted = ids.join(' ')
  const matterId = view?.id ?? ''
  useEffect(() => {
    let here = true
    const region = v.safeParse(regionIdShape, view?.regionId)
    const load = async (photoId: string): Promise<string | null> => {
      const own = region.success ? await photos.source(photoId, region.output) : null
      if (own) return own
      const answer = await server.matter.photo({ matterId, photoId }).catch(() => null)
      return answer && device.pictures.show(photoId, answer.bytes)
    }
    for (const id of wanted.split(' ').filter((one) => one !== ''))
      void load(id).then((source) => {
        if (here) setSources((before) => ({ ...before, [id]: source }))
      })
    return () => {
      here = false
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the matter's id and its photos tell everything
  }, [wanted, matterId])
  return ids.map((id) => ({ id, source: sources[id] ?? null }))
}

export const useMatter = () => {
  const application = useApplication()
  const access = useLive((snapshot) => snapshot.access)
  const letters = useLive((snapshot) => snapshot.letters)
  const matterId = textParam(useRouter().params.matterId)
  const asked = useKeptAnswer(
    matterId === '' || access === null ? '' : `matter.one/${matterId}`,
    () => application.server.matter.one({ matterId }),
  )
  const view = asked.value
  const photos = usePhotosOf(view)
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const today = chinaDate(application.device.clock.nowMs())

  /** In whose name it is done: the own region nearest to where the matter lies. */
  const postRegion = (): RegionId | null => {
    if (!access || !view) return null
    const own = new Set(
      permittedRegions(access, 'matter.handle', today).map(({ id }) => id as string),
    )
    const known = new Map(access.regions.map((region) => [region.id as string, region]))
    const onPath = regionPath(known, view.regionId).filter(({ id }) => own.has(id))
    const first = permittedRegions(access, 'matter.handle', today)[0]
    return onPath.at(-1)?.id ?? first?.id ?? null
  }

  const settle = (sent: LetterOutcome, words: string): boolean => {
    setBusy(false)
    if (!sent.ok) {
      setProblem(explainFailure(sent.error))
      return false
    }
    setProblem('')
    application.device.vibrate()
    showToast({ text: words })
    return true
  }
  const act = async (one: HandlerActInput): Promise<boolean> => {
    const regionId = postRegion()
    if (!view || !regionId) return false
    setBusy(true)
    const title = `${view.category} ${view.number}`
    const args = { matterId, act: one, photoIds: [] }
    const sent = await application.letters.send('matter.handle', regionId, args, { title })
    return settle(sent, '记下了，有网就自动发出。')
  }
  const say = async (words: string): Promise<boolean> => {
    if (!view) return false
    setBusy(true)
    const args = { matterId, words, photoIds: [] }
    const regionId = v.parse(regionIdShape, view.regionId)
    const told = { title: `补充 ${view.number}` }
    return settle(
      await application.letters.send('matter.say', regionId, args, told),
      '记下了，有网就自动寄出。',
    )
  }
  const rewrite = async (text: string, photoIds: readonly string[]): Promise<boolean> => {
    if (!view) return false
    setBusy(true)
    const args = { matterId, text, photoIds: [...photoIds] }
    const regionId = v.parse(regionIdShape, view.regionId)
    const told = { title: `改写 ${view.number}`, photoIds }
    return settle(
      await application.letters.send('matter.rewrite', regionId, args, told),
      '记下了，有网就自动寄出，再核对一次。',
    )
  }
  const withdraw = async (): Promise<boolean> => {
    if (!view) return false
    setBusy(true)
    const regionId = v.parse(regionIdShape, view.regionId)
    const told = { title: `撤回 ${view.number}` }
    return settle(
      await application.letters.send('matter.withdraw', regionId, { matterId }, told),
      '记下了，有网就撤回。',
    )
  }
  /** The first answer counts as the rating, also after four weeks. */
  const isLater = view?.mayRateLater === true && !mayRate(view)
  const rate = async (rated: Rated): Promise<boolean> => {
    if (!view) return false
    setBusy(true)
    const args = { matterId, ...rated, later: isLater }
    const regionId = v.parse(regionIdShape, view.regionId)
    const told = { title: `评价 ${view.number}` }
    return settle(
      await application.letters.send('matter.rate', regionId, args, told),
      rated.rating.solved ? '谢谢您的评价。' : '记下了，会再办一次。',
    )
  }
  const rateFor = async (rated: Rated, reached: Reached): Promise<boolean> => {
    const regionId = postRegion()
    if (!view || !regionId) return false
    setBusy(true)
    const args = { matterId, ...rated, reached, later: isLater }
    const told = { title: `回访 ${view.number}` }
    return settle(
      await application.letters.send('matter.rate-for', regionId, args, told),
      '记下了，有网就自动发出。',
    )
  }

  /** The whole name and number of who asked; the server logs the look before it answers. */
  const [contact, setContact] = useState<{ name: string; phone: string } | null>(null)
  const call = async (): Promise<void> => {
    setBusy(true)
    try {
      const known = contact ?? (await application.server.matter.contact({ matterId }))
      setContact(known)
      setProblem(known ? '' : '这件事现在不在您这里办，看不到联系方式。')
      if (known) await application.device.telephone.dial(known.phone)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }

  return {
    ...{
      application,
      view,
      photos,
      problem,
      busy,
      act,
      say,
      rewrite,
      withdraw,
      rate,
      rateFor,
      contact,
      call,
    },
    rules: access?.settings.matters ?? null,
    ready: matterId !== '' && access !== null,
    asking: asked.asking,
    unread: view === undefined ? asked.problem : '',
    askAgain: asked.askAgain,
    onTheWay: letters.filter(
      ({ envelope, state }) =>
        state.kind === 'waiting' &&
        envelope.name.startsWith('matter.') &&
        v.is(v.looseObject({ matterId: v.literal(matterId) }), envelope.args),
    ).length,
    duties: () => application.server.matter.duties({ matterId }),
    /** Open ones of its kind in the own region, with one of which it may be the same. */
    sameCategory: async (like: MatterView) => {
      const regionId = postRegion()
      if (!regionId) return []
      const question = { regionId, list: 'open' as const, category: like.category }
      const { lines } = await application.server.matter.desk(question)
      return lines.filter(({ id }) => id !== matterId)
    },
    nowMs: application.device.clock.nowMs(),
  }
}

export type MatterPageState = ReturnType<typeof useMatter>
