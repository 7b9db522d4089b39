/** Which form a letter was written in, so that its words can be taken back into it. A feature adds its line here. */
import * as v from 'valibot'
import type { Letter } from '../../application'
import { routes } from '../../components/navigation/routes'
import { homeDetailsShape } from '../../domain/home/home'

export interface LetterForm {
  readonly route: string
  /** The draft of that form with the letter's words. */
  readonly draftOf: (letter: Letter) => { readonly key: string; readonly draft: unknown }
}

const homeArgs = v.object({ homeId: v.string(), details: homeDetailsShape })

export const letterForms: ReadonlyMap<string, LetterForm> = new Map<string, LetterForm>([
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
