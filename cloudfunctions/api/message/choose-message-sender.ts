/** Which way messages leave: WeChat where it is configured, nothing where it is not, a fake in the demo. */
import * as v from 'valibot'
import type { WechatAccess } from '../wechat-access'
import { FakeMessageSender } from './fake-message-sender'
import { noMessageSender, type MessageSender } from './message-sender'
import { createWechatMessageSender, wechatTemplatesShape } from './wechat-message-sender'

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** WECHAT_TEMPLATES (JSON). Throws when the templates cannot be read. */
export const chooseMessageSender = (
  environment: NodeJS.ProcessEnv,
  { demo, wechat }: { readonly demo: boolean; readonly wechat: WechatAccess | null },
): MessageSender => {
  if (demo) return new FakeMessageSender()
  if (wechat === null) return noMessageSender
  const templates = v.safeParse(wechatTemplatesShape, parsed(environment.WECHAT_TEMPLATES ?? '{}'))
  if (!templates.success)
    throw new Error('WECHAT_TEMPLATES 读不懂 / WECHAT_TEMPLATES cannot be read')
  return createWechatMessageSender(wechat, templates.output)
}
