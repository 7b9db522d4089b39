/** Which form a letter was written in, so that its words can be taken back into it. A feature adds its line here. */
import * as v from 'valibot'
import type { Letter } from '../../application'
import { routes } from '../../components/navigation/routes'
import { requestShape } from '../../domain/matter/matter-commands'
import { homeDetailsShape } from '../../domain/home/home'

export interface LetterForm {
  readonly route: string
  /** The draft of that form with the letter's words; left out: its page shows the letter and takes it back itself. */
  readonly draftOf?: (letter: Letter) => { readonly key: string; readonly draft: unknown }
}

const homeArgs = v.object({ homeId: v.string(), details: homeDetailsShape })

const matterArgs = v.object({
  matterId: v.string(),
  channel: v.optional(v.string(), ''),
  request: requestShape,
})

const matterForm: LetterForm = {
  route: routes.request,
  draftOf: ({ envelope: { args, regionId, commandId } }) => {
    const { channel, request } = v.parse(matterArgs, args)
    const { helped, ...fields } = request
    const key = channel === '' ? 'matter.request' : 'matter.request.others'
    // A new id: the refused one may have been taken by another matter.
    const matterId = `${commandId}.again`
    const consent = helped?.consent ?? 'said'
    const forWhom = helped ? 'helped' : 'self'
    const [helpedName, relation] = [helped?.name ?? '', helped?.relation ?? '']
    return {
      key,
      draft: { ...fields, matterId, regionId, channel, forWhom, helpedName, relation, consent },
    }
  },
}

export const letterForms: ReadonlyMap<string, LetterForm> = new Map<string, LetterForm>([
  ['redeem.request', { route: routes.redeem }],
  ['matter.submit', matterForm],
  ['matter.take-down', matterForm],
  [
    'home.set',
    {
      route: routes.home,
      draftOf: ({ envelope: { args, regionId } }) => {
        const { homeId, details } = v.parse(homeArgs, args)
        const relation = details.forWhom === 'elder' ? details.relation : ''
        return { key: 'home', draft: { ...details, homeId, regionId, chosen: [], relation } }
      },
    },
  ],
])
