/** wx.getNetworkType, wx.onNetworkStatusChange and wx.cloud over the phone's switchable connection. */
import { ApiFailure, asyncApi, textOption, type ApiBody, type Options } from '../call-api'
import type { CloudFunctions } from '../cloud-functions'
import type { PhoneNetwork } from '../phone-network'
import type { Realm } from '../realm'

/** Bytes. https://developers.weixin.qq.com/miniprogram/dev/wxcloud/reference-sdk-api/functions/Cloud.callFunction.html */
const requestLimit = 100 * 1024
/** Bytes. The contract promises 512 KB a page; the platform's own limit lies at 1 MB. */
const replyLimit = 1024 * 1024

export const networkApis = (network: PhoneNetwork): Readonly<Record<string, ApiBody>> => ({
  getNetworkType: () => ({ networkType: network.type }),
})

export const networkEvents = (realm: Realm, network: PhoneNetwork) => {
  const ends = new Map<unknown, () => void>()
  return {
    onNetworkStatusChange(listener: unknown): void {
      const tell = (networkType: string) => {
        const status = realm.toRealm({ isConnected: networkType !== 'none', networkType })
        realm.call('a listener of the network', listener, status)
      }
      ends.set(listener, network.onChange(tell))
    },
    offNetworkStatusChange(listener?: unknown): void {
      for (const [known, end] of ends) if (listener === undefined || known === listener) end()
    },
  }
}

export interface CloudWiring {
  readonly network: PhoneNetwork
  readonly functions: CloudFunctions
  readonly openid: string
}

const callFunction = async (wiring: CloudWiring, options: Options) => {
  const { network, functions, openid } = wiring
  const name = textOption(options, 'name')
  const data = JSON.stringify(options.data ?? {})
  if (Buffer.byteLength(data) > requestLimit)
    throw new ApiFailure(`-501001 the request has ${Buffer.byteLength(data)} bytes`)
  return network.request(async () => {
    if (!network.isConnected()) throw new ApiFailure('-601002 request:fail')
    const result = await functions.call({ name, data, openid })
    if (network.losesThisReply(data) || !network.isConnected())
      throw new ApiFailure('-601002 request:fail interrupted')
    const bytes = Buffer.byteLength(JSON.stringify(result) ?? '')
    if (bytes > replyLimit) throw new ApiFailure(`-501001 the reply has ${bytes} bytes`)
    return { result, requestID: 'host' }
  })
}

export const cloudOf = (realm: Realm, wiring: CloudWiring) => {
  let ready = false
  const call = asyncApi(realm, 'cloud.callFunction', (options) => callFunction(wiring, options))
  return {
    init: () => {
      ready = true
    },
    callFunction: (options: unknown) => {
      if (!ready) throw new Error('Cloud API isn’t enabled, please call wx.cloud.init first')
      return call(options)
    },
  }
}
