/** What is typed into the sheet of an act, and the command that comes of it. Pure. */
import * as v from 'valibot'
import { wishCommands, type Helper } from '../../../../domain/wish/wish-commands'
import type { OfficeCommandArgs } from '../../../../domain/office-commands'
import type { WishOffer } from '../../wish-offers'

export interface ActForm {
  readonly words: string
  readonly photoIds: readonly string[]
  readonly helper: Helper
  readonly amount: string
}

type WishCommandName = (typeof wishCommands)[number]['name']

/** A command with its args, by name. */
export type WishCommand = {
  readonly [Name in WishCommandName]: {
    readonly name: Name
    readonly args: OfficeCommandArgs<Name>
  }
}[WishCommandName]

export const commandOf = (
  offer: WishOffer,
  { wishId, pledgeId }: { readonly wishId: string; readonly pledgeId: string },
  form: ActForm,
): WishCommand => {
  const { words, helper } = form
  const photoIds = [...form.photoIds]
  const wish = { wishId }
  switch (offer) {
    case 'claim':
      return { name: 'wish.claim', args: { ...wish, helper, words } }
    case 'pledge': {
      const amount = Number(form.amount)
      const args = { ...wish, pledgeId, amount, helper, words }
      return { name: 'wish.pledge', args }
    }
    case 'give-up':
      return { name: 'wish.give-up', args: { ...wish, words } }
    case 'rewrite':
      return { name: 'wish.rewrite', args: { ...wish, text: words } }
    case 'withdraw':
      return { name: 'wish.withdraw', args: wish }
    case 'fulfil':
      return { name: 'wish.fulfil', args: { ...wish, words, photoIds } }
    case 'confirm':
    case 'not-fulfilled':
      return {
        name: 'wish.confirm',
        args: { ...wish, cameTrue: offer === 'confirm', words, photoIds },
      }
    case 'confirm-for':
    case 'not-fulfilled-for':
      return {
        name: 'wish.confirm-for',
        args: { ...wish, cameTrue: offer === 'confirm-for', words, photoIds },
      }
    case 'publish':
      return {
        name: 'wish.handle',
        args: { ...wish, act: { kind: 'publish', text: words }, photoIds: [] },
      }
    case 'take-down':
      return {
        name: 'wish.handle',
        args: { ...wish, act: { kind: 'decline', words }, photoIds: [] },
      }
    case 'decline':
    case 'connect':
    case 'release':
      return { name: 'wish.handle', args: { ...wish, act: { kind: offer, words }, photoIds: [] } }
    case 'fulfil-pooled':
      return { name: 'wish.handle', args: { ...wish, act: { kind: 'fulfil', words }, photoIds } }
  }
}

/** What is missing, as a sentence; '' when nothing is. */
export const mistakeIn = ({ name, args }: WishCommand): string => {
  const shape = wishCommands.find((one) => one.name === name)?.shape
  const read = shape && v.safeParse(shape, args)
  return read?.success === false ? `${read.issues[0].message}。` : ''
}
