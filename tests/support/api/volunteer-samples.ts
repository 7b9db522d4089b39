/** Arguments for the commands of volunteers, activities and messages. */
import * as v from 'valibot'
import type { ActivityFields } from '../../../src/domain/activity/activity'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { regionIdShape } from '../../../src/domain/shapes'
import { noGuardian, type VolunteerDetails } from '../../../src/domain/volunteer/volunteer'

type Samples<Prefix extends string> = {
  readonly [Name in Extract<OfficeCommandName, `${Prefix}.${string}`>]: OfficeCommandArgs<Name>
}

export const volunteerDetails: VolunteerDetails = {
  name: '沈慧琴',
  sex: 'female',
  birthDate: '1968-05-12',
  phone: '13905730001',
  idNumber: '',
  skills: ['理发'],
  serviceKinds: ['敬老助残'],
  team: '红梅队',
  politicalStatus: '',
  guardian: noGuardian,
}

export const activityFields: ActivityFields = {
  title: '楼道清洁',
  serviceKind: '环境卫生',
  brand: '红色召集令',
  place: '迎凤二期 7 幢楼下',
  note: '请穿旧衣服，工具由社区准备。',
  contactName: '李组长',
  contactPhone: '057388000001',
  photoId: '',
}

export const volunteerSamples: Samples<'volunteer'> = {
  'volunteer.register': { volunteerId: 'volunteer-s', details: volunteerDetails },
  'volunteer.enrol': {
    volunteerId: 'volunteer-d',
    details: { ...volunteerDetails, phone: '' },
    consent: { told: true, note: '女儿在场' },
    idSeen: false,
  },
  'volunteer.leave': {},
  'volunteer.renew-code': {},
  'volunteer.reissue-code': { volunteerId: 'volunteer-none' },
  'volunteer.ask-correction': {
    requestId: 'request-s',
    changes: { phone: '13905730002' },
    note: '换了号码',
  },
  'volunteer.take-back-correction': { requestId: 'request-none' },
  'volunteer.ask-correction-for': {
    ...{ requestId: 'request-f', volunteerId: 'volunteer-none' },
    ...{ changes: { phone: '13905730099' }, note: '本人到窗口提出' },
  },
  'volunteer.ask-move-for': {
    ...{ requestId: 'request-m', volunteerId: 'volunteer-none' },
    toRegionId: v.parse(regionIdShape, 'c2'),
    note: '本人到窗口提出，女儿在场',
  },
  'volunteer.verify': { volunteerId: 'volunteer-none', idNumber: '' },
  'volunteer.decline': { volunteerId: 'volunteer-none', reason: '电话打不通' },
  'volunteer.release': { volunteerId: 'volunteer-none', reason: '手机丢了' },
  'volunteer.end': { volunteerId: 'volunteer-none', reason: '过世' },
  'volunteer.accept-correction': { requestId: 'request-none' },
  'volunteer.decline-correction': { requestId: 'request-none', reason: '和证件不符' },
  'volunteer.record-training': {
    entryId: 'entry-s',
    volunteerId: 'volunteer-none',
    name: '岗前培训',
    heldOn: '2026-03-01',
    minutes: 90,
  },
  'volunteer.commend': {
    entryId: 'entry-s',
    volunteerId: 'volunteer-none',
    name: '优秀志愿者',
    grantedOn: '2026-03-01',
    grantedBy: '测试街道',
  },
  'volunteer.appraise': { entryId: 'entry-s', volunteerId: 'volunteer-none', text: '做事细心' },
  'volunteer.amend-entry': {
    ...{ entryId: 'entry-s', amendsId: 'entry-none', right: null, reason: '记错了人' },
  },
  'volunteer.amend-carried': {
    ...{ volunteerId: 'volunteer-none', minutes: 6000, reason: '原名册多写了' },
  },
}

export const activitySamples: Samples<'activity' | 'message'> = {
  'activity.publish': {
    activityId: 'activity-s',
    fields: activityFields,
    schedule: {
      kind: 'once',
      date: '2026-03-14',
      shifts: [{ from: '08:30', to: '11:00', quota: 2 }],
    },
  },
  'activity.change': { activityId: 'activity-none', fields: activityFields, shifts: [] },
  'activity.cancel': { activityId: 'activity-none', following: false, reason: '下雨' },
  'activity.cancel-shift': { activityId: 'activity-none', shiftId: 'activity-none.s1', reason: '' },
  'activity.sign-up': { shiftId: 'activity-s.s1' },
  'activity.sign-up-following': { shiftId: 'activity-s.s1' },
  'activity.cancel-sign-up': { shiftId: 'activity-s.s1' },
  'activity.place-somebody': {
    ...{ shiftId: 'activity-s.s1', volunteerId: 'volunteer-s', comes: true, reason: '' },
  },
  'activity.note-call': {
    ...{ shiftId: 'activity-s.s1', volunteerId: 'volunteer-s' },
    ...{ newsId: '', isUntoldSeat: true },
  },
  'message.consent': { templates: ['activity-reminder'] },
  'message.follow': { news: { of: 'topic', topicId: 'topic-none' } },
}
