/** Calls the cloud function `api`; WeChat adds the identity to each call. */
import type { Network, SessionKeeper, TransportReply } from '../ports'

/** A first page of 512 KB on a slow network; beyond it the user is better told. */
const timeoutMs = 30_000

const call = (path: string, input: unknown): Promise<TransportReply> =>
  new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'unreachable' }), timeoutMs)
    const answer = (reply: TransportReply): void => {
      clearTimeout(timer)
      resolve(reply)
    }
    wx.cloud.callFunction({
      name: 'api',
      data: { path, input },
      success: ({ result }) => answer({ kind: 'answer', body: result }),
      fail: () => answer({ kind: 'unreachable' }),
    })
  })

export const createNetwork = (_session: SessionKeeper): Network => {
  // Without a name WeChat takes the environment that is bound to the mini-program.
  wx.cloud.init({ traceUser: false })
  return {
    maxRequestBytes: 100 * 1024,
    call,
    isOnline: () =>
      new Promise((resolve) =>
        wx.getNetworkType({
          success: ({ networkType }) => resolve(networkType !== 'none'),
          fail: () => resolve(true),
        }),
      ),
    onChange(listener) {
      const report = (status: object): void =>
        listener('isConnected' in status && status.isConnected === true)
      wx.onNetworkStatusChange(report)
      return () => wx.offNetworkStatusChange(report)
    },
  }
}
