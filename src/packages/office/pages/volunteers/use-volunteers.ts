/** Volunteers of my regions: who waits to be verified, who asks for a correction, everybody; found by name, number or phone. */
import { useState } from 'react'
import { useAskedAgainOnReturn } from '../../../../components/server-answer/use-asked-again-on-return'
import { useServerAnswer } from '../../../../components/server-answer/use-server-answer'
import type { ListedVolunteer } from '../../../../protocol/volunteer'
import { useOffice } from '../../use-office'

export const filters = [
  { value: 'waiting', label: '等待核对' },
  { value: 'correcting', label: '要求更正' },
  { value: 'all', label: '全部' },
] as const
export type Filter = (typeof filters)[number]['value']

const whichOf: Readonly<Record<Filter, object>> = {
  waiting: { state: 'waiting' },
  correcting: { correcting: true },
  all: {},
}

/** A number may come from an older list, as TX-0007 does; of a name two characters at least, and not while they are spelt. */
const soughtIn = (find: string): string => {
  const text = find.trim()
  const isNumber = /\d/.test(text) && text.length >= 4
  return isNumber || /^[\u3400-\u9fff·]{2,}$/.test(text) ? text : ''
}

export const useVolunteers = () => {
  const office = useOffice('volunteer.manage')
  const { application, region } = office
  const [filter, setFilter] = useState<Filter>('waiting')
  const [find, setFind] = useState('')
  const [earlier, setEarlier] = useState<readonly ListedVolunteer[]>([])
  const after = earlier.at(-1)?.id ?? ''
  const sought = soughtIn(find)
  const asked = useServerAnswer(
    region ? `${region.id} ${filter} ${sought} ${after}` : '',
    async () =>
      region
        ? application.server.volunteer.list({
            regionId: region.id,
            ...(sought === '' ? whichOf[filter] : { find: sought }),
            ...(after === '' ? {} : { after }),
          })
        : { volunteers: [], more: false, moved: [] },
  )
  useAskedAgainOnReturn(asked.askAgain)
  return {
    ...office,
    filter,
    chooseFilter: (next: Filter) => {
      setEarlier([])
      setFilter(next)
    },
    find,
    setFind: (text: string) => {
      setEarlier([])
      setFind(text)
    },
    isFinding: sought !== '',
    asked,
    earlier,
    /** The next page stands behind those that are shown. */
    showMore: (shown: readonly ListedVolunteer[]) => setEarlier(shown),
  }
}
