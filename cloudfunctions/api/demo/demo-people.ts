/** Who can be tried in the demo: invented people, each with a post and something to try. Ids never change. */

export interface DemoPerson {
  readonly id: string
  readonly name: string
  readonly kindId: string
  /** Names from the community down to the post's region; [] is the street, null no post at all. */
  readonly regionNames: readonly string[] | null
  readonly tryThis: string
}

export const demoTenantId = 'wutong'
export const demoStreetCode = '330483001'
export const demoCommunityCode = '330483001003'
const community = '杨家门社区'

export const streetAdministratorId = 'demo-street-administrator'
export const demoElderId = 'demo-elder'
export const demoResidentId = 'demo-resident'
/** Of the second grid, where most of the demo happens. */
export const gridLeaderId = 'demo-grid-leader-2'
export const communityWorkerId = 'demo-community-worker'

const gridLeaders = [
  ['第一网格', '陆建明', '在一幢楼的楼盘表里点一扇门，看看整户的档案'],
  ['第二网格', '沈晓燕', '先断网，记三户走访，再连上网看它们传走'],
  ['第三网格', '朱国强', '看今天走哪几户、为什么，按楼层走一遍'],
  ['第四网格', '钱玲娣', '给一位老人记下要办的事，约好下次再来'],
  ['第五网格', '姚志华', '用姓名首字母、房号或电话后四位找人'],
  ['第六网格', '范丽君', '登记一位新搬来的住户，看看重名提醒'],
  ['第七网格', '孙卫东', '和第七网格网格员同时改一位居民，看怎么合并'],
] as const

const micro = (grid: string, number: number) => [community, grid, `${number}号微网格`]

export const demoPeople: readonly DemoPerson[] = [
  {
    id: streetAdministratorId,
    name: '郁文斌',
    kindId: 'street-administrator',
    regionNames: [],
    tryThis: '改一条走访规则，任命社区工作者，看查看记录',
  },
  {
    id: communityWorkerId,
    name: '徐丽萍',
    kindId: 'community-worker',
    regionNames: [community],
    tryThis: '导入一份台账，发一个邀请码，采纳未通过的记录，移交一个网格',
  },
  ...gridLeaders.map(([grid, name, tryThis], index) => ({
    id: `demo-grid-leader-${index + 1}`,
    name,
    kindId: 'grid-leader',
    regionNames: [community, grid],
    tryThis,
  })),
  {
    id: 'demo-grid-member-7',
    name: '顾小敏',
    kindId: 'grid-member',
    regionNames: [community, '第七网格'],
    tryThis: '和网格长改同一位居民的同一项，选留哪一个',
  },
  {
    id: 'demo-micro-grid-leader-1',
    name: '俞阿毛',
    kindId: 'micro-grid-leader',
    regionNames: micro('第二网格', 1),
    tryThis: '打开大字模式，只看自己的微网格',
  },
  {
    id: 'demo-micro-grid-leader-2',
    name: '褚秀珍',
    kindId: 'micro-grid-leader',
    regionNames: micro('第二网格', 2),
    tryThis: '记一户没人在家，看它排到哪一天',
  },
  {
    id: 'demo-micro-grid-leader-3',
    name: '屠海良',
    kindId: 'micro-grid-leader',
    regionNames: micro('第一网格', 1),
    tryThis: '拍一张照片附在走访里',
  },
  {
    id: 'demo-building-steward',
    name: '金凤仙',
    kindId: 'building-steward',
    regionNames: [...micro('第二网格', 1), '迎凤二期 15幢'],
    tryThis: '只管一幢楼：看档案、记走访，改不了别人的资料',
  },
  {
    id: 'demo-newcomer',
    name: '周亚琴',
    kindId: '',
    regionNames: null,
    tryThis: '还没有岗位：用邀请码加入，或在“志愿”里登记成为志愿者',
  },
  {
    id: 'demo-volunteer-1',
    name: '沈慧琴',
    kindId: '',
    regionNames: null,
    tryThis: '志愿者：在“志愿”里看下一班，再报一个活动，存一份自己的记录',
  },
  {
    id: 'demo-volunteer-2',
    name: '方志强',
    kindId: '',
    regionNames: null,
    tryThis: '志愿者：楼道清洁排在候补，沈慧琴取消报名就补上',
  },
  {
    id: demoResidentId,
    name: '廖娜欣',
    kindId: '',
    regionNames: null,
    tryThis: '居民：看公告，在“居民议事厅”说一句话、替全家投一票',
  },
  {
    id: demoElderId,
    name: '吴阿珍',
    kindId: '',
    regionNames: null,
    tryThis: '独居老人：在第一页按住一键呼叫两秒，看谁应答、多久到',
  },
]
