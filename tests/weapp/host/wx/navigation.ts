/** wx.navigateTo and its kin over the page stack. */
import { ApiFailure, textOption, type ApiBody, type Options } from '../call-api'
import { NavigationFailure, type PageStack } from '../page-stack'

type Move = (stack: PageStack, options: Options) => void

const moves: Readonly<Record<string, Move>> = {
  navigateTo: (stack, options) => stack.navigateTo(textOption(options, 'url')),
  redirectTo: (stack, options) => stack.redirectTo(textOption(options, 'url')),
  reLaunch: (stack, options) => stack.reLaunch(textOption(options, 'url')),
  switchTab: (stack, options) => stack.switchTab(textOption(options, 'url')),
  navigateBack: (stack, { delta }) => stack.navigateBack(typeof delta === 'number' ? delta : 1),
}

const moveWith =
  (stack: PageStack, move: Move): ApiBody =>
  (options) => {
    try {
      move(stack, options)
    } catch (error) {
      if (error instanceof NavigationFailure) throw new ApiFailure(error.message)
      throw error
    }
  }

export const navigationApis = (stack: PageStack): Readonly<Record<string, ApiBody>> =>
  Object.fromEntries(Object.entries(moves).map(([name, move]) => [name, moveWith(stack, move)]))
