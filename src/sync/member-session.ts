/**
 * Whose records this phone shows and under whose name it sends. One member at a time, each with their own part of the
 * storage; nothing is ever sent before the server has said that it knows the sender as the member who wrote it.
 */
import * as v from 'valibot'
import { CallFailed } from '../application'
import { StorageFull, type Device } from '../ports'
import { nobody, type LiveSnapshot } from '../store/live-snapshot'
import { MemberStore } from '../store/member-store'
import { openPhoneCard, type PhoneCard } from '../store/phone-card'
import { callServer } from './server-client'

const meShape = v.looseObject({ memberId: v.pipe(v.string(), v.minLength(1)) })

export class MemberSession {
  private store: MemberStore | null = null
  /** The server has said in this run of the app that the caller is the member of the store. */
  private confirmed = false
  /** Under way: a sync and an acceptance at the first start must not open the same member's store twice. */
  private asking: Promise<MemberStore> | null = null
  private readonly opened: Promise<PhoneCard>

  constructor(
    private readonly device: Device,
    private readonly live: LiveSnapshot,
  ) {
    this.opened = this.open()
  }

  /** Resolves when the phone's store has been read; null while nobody has used this phone. */
  async current(): Promise<MemberStore | null> {
    await this.opened
    return this.store
  }

  /** Without waiting; null before the store has been read. */
  known(): MemberStore | null {
    return this.store
  }

  /** The store of the member as whom the server knows the caller. Rejects with CallFailed. */
  async ofCaller(): Promise<MemberStore> {
    const phone = await this.opened
    if (phone.read().session !== 'in') throw new CallFailed('sign-in-again', '请先登录')
    return this.store && this.confirmed ? this.store : this.ask()
  }

  /** The caller has stopped all sending. Rejects with CallFailed, and then the one before is signed in still. */
  async signIn(token: string): Promise<void> {
    await this.opened
    // Who is asked for by the token of before is answered by it.
    await this.asking?.catch(() => undefined)
    const before = await this.device.session.token()
    this.confirmed = false
    await this.device.session.keep(token)
    try {
      await this.ask()
    } catch (error) {
      await this.device.session.keep(before)
      throw error
    }
  }

  /**
   * Forgets the token and every record of the member, or answers false if `keeps` finds a reason not to. The caller has
   * stopped all sending. A phone without room can be left, too: erasing needs none.
   */
  async signOut(keeps: (store: MemberStore) => boolean): Promise<boolean> {
    const phone = await this.opened
    const { store } = this
    if (store && !(await store.close(() => keeps(store)))) return false
    this.confirmed = false
    await this.device.session.forget()
    await this.device.pictures.forget()
    await phone.saveIfRoom({ session: 'erasing' })
    await this.erase(phone, store)
    this.store = null
    this.live.change(nobody)
    return true
  }

  async setLargeText(largeText: boolean): Promise<void> {
    const phone = await this.opened
    this.live.change({ largeText })
    await phone.save({ largeText })
  }

  private async open(): Promise<PhoneCard> {
    const phone = await openPhoneCard(this.device.storage, () => this.device.identifiers.newId())
    const { memberId, session, largeText, deviceId } = phone.read()
    this.live.change({ largeText })
    const store = memberId === null ? null : await this.openStore(memberId, deviceId)
    if (session === 'erasing') await this.erase(phone, store)
    else this.store = store
    if (!this.store) this.live.change({ ...nobody, ready: true })
    return phone
  }

  private ask(): Promise<MemberStore> {
    this.asking ??= this.confirm().finally(() => {
      this.asking = null
    })
    return this.asking
  }

  private async confirm(): Promise<MemberStore> {
    const memberId = await this.whoAmI()
    const store = this.store?.memberId === memberId ? this.store : await this.change(memberId)
    this.confirmed = true
    return store
  }

  private async whoAmI(): Promise<string> {
    const me = v.safeParse(meShape, await callServer(this.device.network, 'session.me', {}))
    if (!me.success) throw new CallFailed('unreachable', '服务器的回答看不懂')
    return me.output.memberId
  }

  /** Written before anything changes: on a phone without room whoever was here stays. */
  private async change(memberId: string): Promise<MemberStore> {
    const phone = await this.opened
    try {
      await phone.save({ memberId, session: 'in' })
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error
      throw new CallFailed('storage-full', '手机存满了，请清出一些空间再登录')
    }
    await this.store?.close()
    this.live.change(nobody)
    this.store = await this.openStore(memberId, phone.read().deviceId)
    return this.store
  }

  private openStore(memberId: string, deviceId: string): Promise<MemberStore> {
    const { storage, clock, identifiers } = this.device
    return MemberStore.open(memberId, { storage, clock, identifiers, live: this.live, deviceId })
  }

  private async erase(phone: PhoneCard, store: MemberStore | null): Promise<void> {
    await store?.close()
    await store?.shelves.shelf.eraseAll()
    await phone.saveIfRoom({ memberId: null, session: 'out' })
  }
}
