/** WeChat's question about subscribe messages: at most three templates a call, and only from a tap. */
import type { Subscriptions } from '../ports'

const mostTemplates = 3

export const createSubscriptions = (): Subscriptions => ({
  ask: (templateIds) =>
    templateIds.length === 0
      ? Promise.resolve([])
      : new Promise((resolve) =>
          wx.requestSubscribeMessage({
            tmplIds: templateIds.slice(0, mostTemplates),
            success: (answer) => {
              const told: Readonly<Record<string, unknown>> = { ...answer }
              resolve(templateIds.filter((id) => told[id] === 'accept'))
            },
            fail: () => resolve([]),
          }),
        ),
})
