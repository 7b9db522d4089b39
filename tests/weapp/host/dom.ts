/**
 * One jsdom document for all phones of a test file. WeChat's framework looks for it in the global scope, so it stands
 * there for the host and must be imported before the framework; the mini-program's own realm never sees it.
 */
import { JSDOM } from 'jsdom'

const dom = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
Object.assign(globalThis, { window: dom.window, document: dom.window.document })

export const hostDocument = dom.window.document
