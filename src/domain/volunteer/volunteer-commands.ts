/** What volunteers do about their own registration and record, and what an office decides and enters for them. */
import * as v from 'valibot'
import { defineOffice } from '../office-command'
import { dateShape, filledTextShape, recordIdShape, regionIdShape, textShape } from '../shapes'
import { mostMinutes } from '../time-bank/most-minutes'
import { enrolmentShape } from './enrolment'
import { entryWordsShape } from './entry'
import { correctionChangesShape, volunteerDetailsShape } from './volunteer'

const reason = filledTextShape(200, '请写明原因')
const entry = { entryId: recordIdShape, volunteerId: recordIdShape }

export const volunteerCommands = [
  defineOffice({
    name: 'volunteer.register',
    title: '登记成为志愿者',
    permission: null,
    /** In the envelope's region. Answers `{volunteerId, number}`; who left or was declined keeps both. */
    shape: v.strictObject({ volunteerId: recordIdShape, details: volunteerDetailsShape }),
  }),
  defineOffice({
    name: 'volunteer.enrol',
    title: '代为登记志愿者',
    permission: 'volunteer.manage',
    /** Somebody without a phone, in the envelope's region. Answers `{volunteerId, number, state, stands?}`. */
    shape: v.strictObject({
      /** Made with the form: the same form sent again is the same person, as they were registered first. */
      volunteerId: recordIdShape,
      ...enrolmentShape.entries,
    }),
  }),
  defineOffice({
    name: 'volunteer.leave',
    title: '不再做志愿者',
    permission: null,
    /** Gives seats to come and taken orders to others. What was done stays on record, and can be certified. */
    shape: v.strictObject({}),
  }),
  defineOffice({
    name: 'volunteer.renew-code',
    title: '换志愿者码',
    permission: null,
    /** The own code; the one before it, also on paper, lets nobody in any more. */
    shape: v.strictObject({}),
  }),
  defineOffice({
    name: 'volunteer.reissue-code',
    title: '换发志愿者码',
    permission: 'volunteer.manage',
    /** Of a paper that was lost, or a phone. */
    shape: v.strictObject({ volunteerId: recordIdShape }),
  }),
  defineOffice({
    name: 'volunteer.ask-correction',
    title: '要求更正记录',
    permission: null,
    shape: v.strictObject({
      requestId: recordIdShape,
      /** Only what should be otherwise; the rest of the record in words. */
      changes: correctionChangesShape,
      note: textShape(300),
      /** Where they live now; whoever manages volunteers there decides about all of the request. */
      toRegionId: v.exactOptional(regionIdShape),
    }),
  }),
  defineOffice({
    name: 'volunteer.take-back-correction',
    title: '撤回更正要求',
    permission: null,
    /** The own one, or one asked in somebody's place by the sender, whose post lasts; while nobody has decided. */
    shape: v.strictObject({ requestId: recordIdShape }),
  }),
  defineOffice({
    name: 'volunteer.ask-correction-for',
    title: '代为要求更正记录',
    permission: 'volunteer.manage',
    /** For somebody without a phone; who asks for them does not put it right. */
    shape: v.strictObject({
      /** New at every sending: while one waits, the same changes and words are the same request. */
      requestId: recordIdShape,
      volunteerId: recordIdShape,
      changes: correctionChangesShape,
      /** How they wanted it; where who they are is to be changed, which card was seen. */
      note: filledTextShape(300, '请写明本人是怎么提出的'),
      /** As the worker read it from the card; needed where who they are is to be changed. */
      idNumber: v.exactOptional(textShape(30)),
    }),
  }),
  defineOffice({
    name: 'volunteer.ask-move-for',
    title: '代为要求迁社区',
    permission: 'volunteer.manage',
    /** For somebody without a phone, who belongs to the envelope's region. */
    shape: v.strictObject({
      requestId: recordIdShape,
      volunteerId: recordIdShape,
      toRegionId: regionIdShape,
      /** How they wanted it, and who was there. */
      note: filledTextShape(300, '请写明本人是怎么提出的'),
    }),
  }),
  defineOffice({
    name: 'volunteer.verify',
    title: '通过志愿者登记',
    permission: 'volunteer.manage',
    /** `idNumber`: as the worker read it from the card; '' leaves what was given. */
    shape: v.strictObject({ volunteerId: recordIdShape, idNumber: textShape(30) }),
  }),
  defineOffice({
    name: 'volunteer.decline',
    title: '不通过志愿者登记',
    permission: 'volunteer.manage',
    shape: v.strictObject({ volunteerId: recordIdShape, reason }),
  }),
  defineOffice({
    name: 'volunteer.release',
    title: '换微信',
    permission: 'volunteer.manage',
    /** Nobody signs in as them any more; whoever registers next with the same ID number is joined to it when verified. */
    shape: v.strictObject({ volunteerId: recordIdShape, reason }),
  }),
  defineOffice({
    name: 'volunteer.end',
    title: '结束志愿者登记',
    permission: 'volunteer.manage',
    /** Of who died, moved or comes no more: as if they had left. Hours stay, to be certified or passed on. */
    shape: v.strictObject({ volunteerId: recordIdShape, reason }),
  }),
  defineOffice({
    name: 'volunteer.accept-correction',
    title: '同意更正',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      requestId: recordIdShape,
      /** What was done, in words to the volunteer; needed where only words were asked. */
      answer: v.exactOptional(textShape(200)),
      /** As the worker reads it from the card; needed where another ID number was asked. */
      idNumber: v.exactOptional(textShape(30)),
    }),
  }),
  defineOffice({
    name: 'volunteer.decline-correction',
    title: '不同意更正',
    permission: 'volunteer.manage',
    shape: v.strictObject({ requestId: recordIdShape, reason }),
  }),
  defineOffice({
    name: 'volunteer.record-training',
    title: '记一次培训',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      ...entry,
      name: filledTextShape(60, '培训要有名称'),
      heldOn: dateShape,
      minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(10_000)),
    }),
  }),
  defineOffice({
    name: 'volunteer.commend',
    title: '记一次表彰奖励',
    permission: 'volunteer.manage',
    shape: v.strictObject({
      ...entry,
      name: filledTextShape(60, '表彰要有名称'),
      grantedOn: dateShape,
      grantedBy: filledTextShape(60, '请写明由谁表彰'),
    }),
  }),
  defineOffice({
    name: 'volunteer.appraise',
    title: '写一条评价',
    permission: 'volunteer.manage',
    shape: v.strictObject({ ...entry, text: filledTextShape(200, '请写几个字') }),
  }),
  defineOffice({
    name: 'volunteer.amend-entry',
    title: '更正一条培训、表彰或评价',
    permission: 'volunteer.manage',
    /** Another line that names the wrong one; `right` null takes that one back. */
    shape: v.strictObject({
      entryId: recordIdShape,
      amendsId: recordIdShape,
      right: v.nullable(entryWordsShape),
      reason,
    }),
  }),
  defineOffice({
    name: 'volunteer.amend-carried',
    title: '更正原有服务时长',
    permission: 'volunteer.manage',
    /** What an older record should have brought; 0: nothing. What it brought stays, with the reason. */
    shape: v.strictObject({
      volunteerId: recordIdShape,
      minutes: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostMinutes)),
      reason,
    }),
  }),
] as const
