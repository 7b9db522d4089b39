/**
 * Arguments for every command there is, typed by the registries: a new command without a sample does not
 * compile. Good args matter little here, because the authorisation comes before they are looked at.
 */
import * as v from 'valibot'
import type { CommandArgs, DocumentCommandName } from '../../../src/domain/commands'
import type { OfficeCommandArgs, OfficeCommandName } from '../../../src/domain/office-commands'
import { defaultSettings } from '../../../src/domain/settings/default-settings'
import { commandIdShape, memberIdShape, regionIdShape } from '../../../src/domain/shapes'
import { helpSamples } from './help-samples'
import { deliberationSamples } from './deliberation-samples'
import { announcementSamples } from './announcement-samples'
import { matterSamples } from './matter-samples'
import { mediationSamples } from './mediation-samples'
import { wishSamples } from './wish-samples'
import { activitySamples, volunteerSamples } from './volunteer-samples'
import { doorOf, houseFields, residentFields, visitArgs } from './test-file'

type DocumentSamples = { readonly [Name in DocumentCommandName]: CommandArgs<Name> }
type OfficeSamples = { readonly [Name in OfficeCommandName]: OfficeCommandArgs<Name> }

const { houseId, householdId, residentId } = doorOf('s')
const region = (id: string) => v.parse(regionIdShape, id)

/** `regionId` goes wherever a command names a second region, so that a region decides alone. */
export const documentSamples = (regionId: string): DocumentSamples => ({
  'visit.record': visitArgs('s', 'visit-s'),
  'visit.correct': { visitId: 'visit-s', changes: { note: { from: '', to: '好' } } },
  'visit.amend': { visitId: 'visit-s', text: '还有一事' },
  'follow-up.close': { followUpId: 'f-s', note: '' },
  'follow-up.reopen': { followUpId: 'f-s' },
  'follow-up.hand-on': { followUpId: 'f-s' },
  'house.add': { houseId: 'house-new', fields: houseFields },
  'house.edit': { houseId, changes: { remark: { from: '', to: '后门' } } },
  'household.move-in': {
    householdId: 'family-new',
    houseId,
    tenure: '',
    movedInOn: '',
    residents: [],
  },
  'household.edit': { householdId, changes: { remark: { from: '', to: '常不在' } } },
  'household.move-out': { householdId, on: '', whereTo: '' },
  'household.return': { householdId, residentIds: [] },
  'household.move-within': {
    householdId,
    toHouseId: houseId,
    toRegionId: region(regionId),
    on: '',
  },
  'household.split': {
    householdId,
    newHouseholdId: 'family-split',
    residentIds: [residentId],
    toHouseId: houseId,
    toRegionId: region(regionId),
    on: '',
  },
  'household.join': { householdId, intoHouseholdId: 'family-x', intoRegionId: region(regionId) },
  'resident.add': { householdId, residentId: 'person-new', fields: residentFields, idNumber: '' },
  'resident.edit': { residentId, changes: { remark: { from: '', to: '耳背' } } },
  'resident.correct-id-number': { residentId, idNumber: '330483194003070029' },
  'resident.move-out': { residentId, on: '', whereTo: '' },
  'resident.record-death': { residentId, on: '' },
  'resident.return': { residentId, householdId },
  'resident.move-to': {
    residentId,
    toHouseholdId: 'family-x',
    toRegionId: region(regionId),
    relation: '',
    on: '',
  },
  'resident.merge': {
    keepId: residentId,
    dropId: 'person-x',
    dropRegionId: region(regionId),
    fields: [],
  },
  'resident.unmerge': {
    eventId: 'cmd-merge',
    keepId: residentId,
    dropId: 'person-x',
    dropRegionId: region(regionId),
  },
  'access.note': { residentId, act: 'dial' },
})

export const officeSamples: OfficeSamples = {
  'invitation.issue': {
    invitationId: 'inv-s',
    kindId: 'grid-member',
    fromDate: '2026-03-10',
    toDate: '',
    expiresInHours: 24,
    maxUses: 1,
  },
  'invitation.revoke': { invitationId: 'inv-none' },
  'invitation.accept': { code: 'ABCDEFGH23', postId: 'post-s', name: '某人' },
  'post.appoint': {
    postId: 'post-s',
    memberId: v.parse(memberIdShape, 'no-such-member'),
    kindId: 'grid-member',
    fromDate: '2026-03-10',
    toDate: '',
  },
  'post.end': { postId: 'post-none' },
  'post.hand-over': {
    postId: 'post-none',
    newPostId: 'post-s',
    toMemberId: v.parse(memberIdShape, 'no-such-member'),
  },
  'region.add': { newRegionId: region('c1'), levelId: 'no-level', name: '新', code: '' },
  'region.rename': { name: '改名', code: '' },
  'settings.change': { seen: defaultSettings, settings: { ...defaultSettings, levels: [] } },
  'refused.adopt': { refusedCommandId: v.parse(commandIdShape, 'none') },
  'hours.confirm': {
    shiftId: 'no-shift',
    lines: [{ volunteerId: 'no-volunteer', minutes: 60, reason: '' }],
  },
  'hours.note-late-scans': {
    ...{ shiftId: 'no-shift', volunteerId: 'no-volunteer', scannedMinutes: 60 },
  },
  'hours.object': { objectionId: 'objection-s', serviceId: 'no-service', text: '时间不对' },
  'hours.object-for': {
    ...{ volunteerId: 'volunteer-none', objectionId: 'objection-s' },
    ...{ serviceId: 'no-service', text: '时间不对' },
  },
  'hours.decide': { objectionId: 'no-objection', upheld: false, minutes: 0, reason: '核对过' },
  'certificate.ask': {
    certificateId: 'certificate-s',
    fromDate: '2026-01-01',
    toDate: '2026-03-01',
    idType: '居民身份证',
    idNumber: '',
  },
  'certificate.ask-for': {
    ...{ certificateId: 'certificate-s', volunteerId: 'volunteer-none' },
    ...{ fromDate: '2026-01-01', toDate: '2026-03-01', idType: '居民身份证', idNumber: '' },
  },
  'certificate.issue': {
    idNumber: '330483194003070029',
    certificateId: 'no-certificate',
    responsible: '沈主任',
    handler: '李社工',
    contact: '0573-88880000',
  },
  'certificate.decline': { certificateId: 'no-certificate', reason: '时长有误' },
  'certificate.revoke': { certificateId: 'no-certificate', reason: '时长有误' },
  'refused.dismiss': { refusedCommandId: v.parse(commandIdShape, 'none'), reason: '' },
  'home.set': {
    homeId: 'home-s',
    details: { forWhom: 'self', door: '3幢2单元502', name: '沈慧琴', phone: '13905730001' },
  },
  'home.remove': { homeId: 'home-none' },
  'home.confirm': { homeId: 'home-none', householdId },
  'home.decline': { homeId: 'home-none', reason: '没有这个门牌' },
  ...volunteerSamples,
  ...matterSamples,
  ...mediationSamples,
  ...helpSamples,
  'content.release': { kind: 'matter', subjectId: 'matter-none', writtenAtMs: 0 },
  'content.keep-held': {
    ...{ kind: 'matter', subjectId: 'matter-none', writtenAtMs: 0 },
    reason: '写了别人的电话',
  },
  ...wishSamples,
  ...announcementSamples,
  ...deliberationSamples,
  ...activitySamples,
  'gift.give': { toNumber: '3304830010030012', minutes: 60, relation: '婆婆', words: '' },
  'donation.give': { minutes: 60, words: '给需要的老人' },
  'redeem.request': {
    service: '陪诊',
    minutes: 120,
    payFrom: 'pool',
    elder: { name: '王奶奶', relation: '邻居', birthDate: '1940-03-07' },
    contact: '13800001234 迎凤二期 7 幢',
    wish: '周三上午',
  },
  'redeem.request-for': {
    ...{ orderId: 'no-order', volunteerId: 'volunteer-none', service: '陪诊', minutes: 120 },
    wantedOn: '',
    ...{ contact: '13800001234 迎凤二期 7 幢', wish: '周三上午' },
  },
  'redeem.take': { orderId: 'no-order' },
  'redeem.done': { orderId: 'no-order', minutes: 120 },
  'redeem.cancel': { orderId: 'no-order' },
  'redeem.dispute': { orderId: 'no-order', words: '只来了一个小时' },
  'redeem.approve': { orderId: 'no-order', agreed: true, reason: '', elderAgreed: true },
  'redeem.settle': { orderId: 'no-order', minutes: 60, reason: '两边都问过' },
  'team.found': { teamId: 'no-team', name: '银龄服务队', keeperNumber: '3304830010030012' },
  'team.change': { teamId: 'no-team', name: '银龄服务队', keeperNumber: '3304830010030012' },
  'team.end': { teamId: 'no-team', reason: '并入别的队' },
  'team.give': { teamId: 'no-team', minutes: 60, words: '' },
  'team.donate': { teamId: 'no-team', minutes: 60, words: '' },
  'gift.confirm': { giftId: 'no-gift' },
  'gift.refuse': { giftId: 'no-gift', reason: '不是亲属' },
  'inheritance.propose': { fromNumber: '3304830010030012', toNumber: '', reason: '老人过世' },
  'correction.propose': { transferId: 'none', minutes: 0, reason: '记错了' },
  'proposal.approve': { proposalId: 'none' },
  'proposal.decline': { proposalId: 'none', reason: '没有核对上' },
}
