/** Draws one page with a fixture application around it, and finds things as a user would: by their words. */
import { createReactApp } from '@tarojs/plugin-framework-react/dist/runtime'
import { Current } from '@tarojs/runtime'
import Taro from '@tarojs/taro'
import TestUtils from '@tarojs/test-utils-react'
import React, { type ComponentType, type PropsWithChildren } from 'react'
import ReactDOM from 'react-dom'
import { ApplicationProvider } from '../../src/app-context'
import type { Application } from '../../src/application'

export interface ShownPage {
  /** All words on the screen, spaces and line breaks made one space. */
  words(): string
  /** The innermost element that says exactly this. Throws when there is none. */
  byWords(words: string): HTMLElement
  /** Taps it and waits until the page has drawn again. */
  tap(words: string): Promise<void>
  /** Types into the n-th input of the page. */
  type(text: string, index?: number): Promise<void>
  /** Waits until the screen says this. */
  until(words: string): Promise<void>
  /** Takes the page away, as a kill of the app or going back would. */
  leave(): void
  /** Addresses that were opened from here, oldest first. */
  readonly opened: readonly string[]
}

const plain = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim()

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))

const innermost = (words: string): HTMLElement | undefined =>
  [...document.body.querySelectorAll<HTMLElement>('*')]
    .filter((element) => plain(element.textContent) === words)
    .at(-1)

const waitFor = async (check: () => boolean, what: string): Promise<void> => {
  for (let tries = 0; tries < 100; tries++) {
    if (check()) return
    await pause()
  }
  throw new Error(`${what}\nThe screen says: ${plain(document.body.textContent)}`)
}

const App = ({ children }: PropsWithChildren) => children

/** Taro's hooks (useRouter) get React from the app that was created last; a page drawn alone has none. */
export const lendReactToTaro = (): void => {
  createReactApp(App, React, ReactDOM, {})
}

export const showPage = async (
  Page: ComponentType,
  application: Application,
  params: Readonly<Record<string, string>> = {},
): Promise<ShownPage> => {
  lendReactToTaro()
  Current.router = {
    params: { ...params },
    path: '/page',
    $taroPath: '/page',
    onReady: '',
    onHide: '',
    onShow: '',
  }
  const opened: string[] = []
  jest.spyOn(Taro, 'getCurrentPages').mockReturnValue([])
  jest.spyOn(Taro, 'navigateTo').mockImplementation(({ url }) => {
    opened.push(url)
    return Promise.resolve({ errMsg: '' })
  })
  jest.spyOn(Taro, 'switchTab').mockImplementation(({ url }) => {
    opened.push(url)
    return Promise.resolve({ errMsg: '' })
  })
  const test = new TestUtils()
  await test.mount(() => (
    <ApplicationProvider application={application}>
      <Page />
    </ApplicationProvider>
  ))
  const byWords = (words: string): HTMLElement => {
    const element = innermost(words)
    if (!element)
      throw new Error(`No “${words}”. The screen says: ${plain(document.body.textContent)}`)
    return element
  }
  return {
    opened,
    words: () => plain(document.body.textContent),
    byWords,
    tap: async (words) => {
      await test.act(async () => {
        byWords(words).click()
        await pause()
      })
    },
    type: async (text, index = 0) => {
      const inputs = document.querySelectorAll('taro-input-core, taro-textarea-core')
      const input = inputs[index]
      if (!input) throw new Error(`There are ${inputs.length} inputs, none at ${index}`)
      await test.act(async () => {
        input.dispatchEvent(new CustomEvent('input', { detail: { value: text }, bubbles: true }))
        await pause()
      })
    },
    until: (words) =>
      waitFor(() => plain(document.body.textContent).includes(words), `No “${words}”`),
    leave: () => test.unmout(),
  }
}
