/** Giving, redeeming, passing on: what is done with stored hours. Those without a permission act on the sender's own account. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import {
  dateOrUnknownShape,
  filledTextShape,
  recordIdShape,
  textShape,
  timeMsShape,
} from '../shapes'
import { requestKept } from './kept-request'
import { mostMinutes } from './most-minutes'
import { payers } from './order'
import { minutesUpTo, reason, volunteerNumber, words } from './command-shapes'

const order = { orderId: recordIdShape }

/** `takenAtMs`: as the phone knew it, so that what comes late is not taken for another taking; left out: whichever holds. */
const atTheDoor = { ...order, takenAtMs: v.optional(timeMsShape) }

export const timeBankCommands = [
  defineOffice({
    name: 'gift.give',
    title: '赠送时间',
    permission: null,
    /** The command's id becomes the transfer's. */
    shape: v.strictObject({
      toNumber: volunteerNumber,
      minutes: minutesUpTo(1000),
      /** '婆婆'; '' where the tenant lets anybody be given to. */
      relation: textShape(20),
      words,
    }),
  }),
  defineOffice({
    name: 'donation.give',
    title: '捐给社区',
    permission: null,
    shape: v.strictObject({ minutes: minutesUpTo(1000), words }),
  }),
  defineOffice({
    name: 'redeem.request',
    title: '兑换服务',
    permission: null,
    /** The command's id becomes the order's. */
    shape: v.strictObject({
      service: filledTextShape(20, '请选服务'),
      minutes: minutesUpTo(24),
      payFrom: v.picklist(payers),
      /** Whom it is for: '' in every field = for the sender. */
      elder: v.strictObject({
        name: textShape(30),
        relation: textShape(20),
        birthDate: dateOrUnknownShape,
        /** As a volunteer; only where the hours are the elder's own, and then needed. */
        number: v.optional(volunteerNumber),
      }),
      /** Where to reach them and where to come to; shown to the volunteer who takes it. */
      contact: filledTextShape(100, '请写联系电话和地址'),
      /** The day on which it is wanted; '' or left out: any day. */
      wantedOn: v.optional(dateOrUnknownShape),
      /** What to know. */
      wish: words,
    }),
    mayGoByItself: (request, meantAtMs, nowMs) =>
      requestKept(request, meantAtMs, nowMs) === 'fresh',
  }),
  defineOffice({
    name: 'redeem.request-for',
    title: '替没有手机的人兑换服务',
    permission: 'volunteer.manage',
    /** Out of the volunteer's own hours; the sender confirms for them. */
    shape: v.strictObject({
      /** Made with the form: the same form sent again is the same order, as it was asked for first. */
      orderId: recordIdShape,
      volunteerId: recordIdShape,
      service: filledTextShape(20, '请选服务'),
      minutes: minutesUpTo(24),
      contact: filledTextShape(100, '请写联系电话和地址'),
      /** '' = any day. */
      wantedOn: dateOrUnknownShape,
      wish: words,
    }),
  }),
  defineOffice({
    name: 'redeem.take',
    title: '接下兑换',
    permission: null,
    shape: v.strictObject(order),
  }),
  defineOffice({
    name: 'redeem.done',
    title: '确认服务完成',
    permission: null,
    /** Both sides say how long it took; when they say the same, the hours move. */
    shape: v.strictObject({ ...atTheDoor, minutes: minutesUpTo(24) }),
  }),
  defineOffice({
    name: 'redeem.cancel',
    title: '取消兑换',
    permission: null,
    shape: v.strictObject(order),
  }),
  defineOffice({
    name: 'redeem.dispute',
    title: '有不同意见',
    permission: null,
    shape: v.strictObject({ ...atTheDoor, words: filledTextShape(200, '请写明情况') }),
  }),
  defineOffice({
    name: 'redeem.approve',
    title: '批准兑换',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      ...order,
      agreed: v.boolean(),
      reason: words,
      /** The elder whose hours they are was asked in person, and wants it; nothing of theirs is held without. */
      elderAgreed: v.optional(v.literal(true)),
    }),
  }),
  defineOffice({
    name: 'redeem.settle',
    title: '裁定兑换',
    permission: 'volunteer.manage',
    /** So many minutes go to the volunteer, the rest is released. */
    shape: v.strictObject({
      ...order,
      minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60)),
      reason,
    }),
  }),
  defineOffice({
    name: 'gift.confirm',
    title: '确认赠送',
    permission: 'volunteer.manage',
    shape: v.strictObject({ giftId: recordIdShape }),
  }),
  defineOffice({
    name: 'gift.refuse',
    title: '退回赠送',
    permission: 'volunteer.manage',
    shape: v.strictObject({ giftId: recordIdShape, reason }),
  }),
  defineOffice({
    name: 'inheritance.propose',
    title: '提出继承',
    permission: 'volunteer.manage',
    /** The command's id becomes the proposal's. All the hours go to one heir, or with '' to the pool. */
    shape: v.strictObject({
      fromNumber: volunteerNumber,
      toNumber: v.union([v.literal(''), volunteerNumber]),
      reason,
    }),
  }),
  defineOffice({
    name: 'correction.propose',
    title: '提出更正一笔时间',
    permission: 'volunteer.manage',
    /** What the transfer should have been; 0 puts all of it back. The command's id becomes the proposal's. */
    shape: v.strictObject({
      transferId: v.pipe(v.string(), v.regex(/^[0-9A-Za-z_.:/-]{1,80}$/)),
      minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMinutes)),
      reason,
    }),
  }),
  defineOffice({
    name: 'proposal.approve',
    title: '同意继承、更正或名册上的时长',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      proposalId: recordIdShape,
      /** Of a list: all that it brings, as it was shown. It is refused when more has come since. */
      minutes: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
      /** Calls until all of it is posted; who does not say so has it posted by one call. */
      inPortions: v.optional(v.literal(true)),
    }),
  }),
  defineOffice({
    name: 'proposal.decline',
    title: '不同意继承、更正或名册上的时长',
    permission: 'volunteer.manage',
    /** By who proposed it: taken back. */
    shape: v.strictObject({ proposalId: recordIdShape, reason }),
  }),
] as const
