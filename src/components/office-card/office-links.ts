/** The office pages, the permission that shows each, and those that one person may open; who has none of them sees no office at all. */
import { routes } from '../navigation/routes'
import { permittedRegions } from '../../domain/organisation/permitted-regions'
import { countingPermissions, type Permission } from '../../domain/organisation/permission'
import type { OfficeWaiting } from '../../domain/volunteer/office-waiting'

export interface OfficeLink {
  readonly route: string
  readonly title: string
  readonly hint: string
  readonly permission: Permission | readonly Permission[]
  /** Not for whoever may do this: they have a fuller row for the same page. */
  readonly unless?: Permission
  readonly group: OfficeGroup
  /** Opened many times a day: also on the first page of who goes from door to door. */
  readonly isDaily?: true
  /** What is counted beside it. */
  readonly waits?: keyof OfficeWaiting
}

/** In the order in which they stand. */
export const officeGroups = {
  matters: '居民的事',
  volunteers: '志愿和时间银行',
  files: '台账和数',
  posts: '岗位和规则',
} as const
type OfficeGroup = keyof typeof officeGroups

const officeLinks: readonly OfficeLink[] = [
  {
    route: routes.matterDesk,
    group: 'matters',
    title: '办诉求',
    hint: '等我办的，快到期的在前',
    permission: 'matter.handle',
    isDaily: true,
  },
  {
    route: routes.wishDesk,
    group: 'matters',
    title: '办微心愿',
    hint: '审核、牵线，快到期的看得见',
    permission: 'wish.manage',
  },
  {
    route: routes.mediations,
    group: 'matters',
    title: '人民调解',
    hint: '我调解的，约好的，该回访的',
    permission: 'mediation.keep',
  },
  {
    route: routes.announcementDesk,
    group: 'matters',
    title: '发公告',
    hint: '停水停电、活动、政策',
    permission: 'announcement.publish',
  },
  {
    route: routes.topicDesk,
    group: 'matters',
    title: '办居民议事',
    hint: '核对议题，征求意见，一户一票',
    permission: 'deliberation.run',
  },
  {
    route: routes.helpDuty,
    group: 'matters',
    title: '一键呼叫',
    hint: '谁在求助，谁求助过',
    permission: 'help.answer',
    isDaily: true,
  },
  {
    route: routes.helpRegister,
    group: 'matters',
    title: '一键呼叫登记',
    hint: '给独居老人登记',
    permission: 'file.write',
  },
  {
    route: routes.hotline,
    group: 'matters',
    title: '导入热线工单',
    hint: '12345 导出的 .xlsx 表',
    permission: 'hotline.import',
  },
  {
    route: routes.homes,
    group: 'matters',
    title: '住处核对',
    hint: '居民登记的住处，和档案对上',
    permission: 'file.read',
  },
  {
    route: routes.held,
    group: 'matters',
    title: '公开前看一看',
    hint: '机器拿不准能不能公开的',
    permission: 'content.review',
  },
  {
    route: routes.volunteers,
    group: 'volunteers',
    title: '志愿者',
    hint: '核对登记，办更正，导入名册',
    permission: 'volunteer.manage',
    waits: 'volunteers',
  },
  {
    route: routes.activities,
    group: 'volunteers',
    title: '志愿活动',
    hint: '发布、改、看名单',
    permission: 'activity.run',
    isDaily: true,
  },
  {
    route: routes.redeem,
    group: 'volunteers',
    title: '兑换和赠送',
    hint: '要核对的兑换、赠送，有分歧的',
    permission: 'volunteer.manage',
    waits: 'orders',
  },
  {
    route: routes.objections,
    group: 'volunteers',
    title: '时长异议',
    hint: '公示期里有人提的',
    permission: 'volunteer.manage',
    waits: 'objections',
  },
  {
    route: routes.proposals,
    group: 'volunteers',
    title: '更正和继承',
    hint: '要两个人办的，名册上的时长也在这里',
    permission: 'volunteer.manage',
    waits: 'proposals',
  },
  {
    route: routes.teams,
    group: 'volunteers',
    title: '服务队',
    hint: '建队、换队长、队里的时间',
    permission: 'volunteer.manage',
  },
  {
    route: routes.officeCertificates,
    group: 'volunteers',
    title: '志愿服务证明',
    hint: '出具、撤销',
    permission: 'volunteer.manage',
    waits: 'certificates',
  },
  {
    route: routes.audit,
    group: 'volunteers',
    title: '账目核对',
    hint: '时间银行从头重算一遍',
    permission: 'volunteer.manage',
  },
  {
    route: routes.settings,
    group: 'volunteers',
    title: '志愿和时间银行规则',
    hint: '公示几天、最多存多少、谁能兑换',
    permission: 'volunteer.manage',
    unless: 'settings.change',
  },
  {
    route: routes.roster,
    group: 'files',
    title: '导入台账',
    hint: '一张 .xlsx 表',
    permission: 'roster.import',
  },
  {
    route: routes.counts,
    group: 'files',
    title: '数一数',
    hint: '房、户、人、见到的户',
    permission: countingPermissions,
  },
  {
    route: routes.refused,
    group: 'files',
    title: '未通过的记录',
    hint: '看一看，能采纳就采纳',
    permission: 'refused.adopt',
  },
  {
    route: routes.accessLog,
    group: 'files',
    title: '查看记录',
    hint: '谁看过号码，为什么',
    permission: 'access-log.read',
  },
  {
    route: routes.invite,
    group: 'posts',
    title: '邀请加入',
    hint: '发一个邀请码',
    permission: 'post.manage',
  },
  {
    route: routes.posts,
    group: 'posts',
    title: '岗位',
    hint: '谁管哪一片',
    permission: 'post.manage',
  },
  {
    route: routes.regions,
    group: 'posts',
    title: '区域',
    hint: '网格、微网格、楼栋',
    permission: 'region.manage',
  },
  {
    route: routes.settings,
    group: 'posts',
    title: '规则',
    hint: '走访、层级、岗位',
    permission: 'settings.change',
  },
]

export const officeLinksFor = (
  access: Parameters<typeof permittedRegions>[0] | null,
  today: string,
): readonly OfficeLink[] => {
  if (access === null) return []
  const may = (permission: OfficeLink['permission']): boolean =>
    permittedRegions(access, permission, today).length > 0
  return officeLinks.filter(
    ({ permission, unless }) => may(permission) && !(unless !== undefined && may(unless)),
  )
}
