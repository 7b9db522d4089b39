/**
 * The names under which offices keep the columns of a roster: data, no logic. A new synonym is added
 * here and nowhere else. Written as `header.ts` normalises them: no spaces, no brackets, no stars.
 * Source of the words: the 台账 forms of grids in use, GB/T 31000 (实有人口) and the household register.
 */
import type { RosterField } from '../../../src/domain/roster'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Exact names; compared after normalising, so 身份证号(18位) and "身份证 号" are both 身份证号. */
export const columnNames: Readonly<Record<Exclude<RosterField, 'tagFlag'>, readonly string[]>> = {
  community: words(`
    社区 所属社区 社区名称 所在社区 村 行政村 所属村 村名 村社区 所属村社区 村社 村居 所属村居
    社区村 村委会 居委会 所属居委会 村社区名称 行政村社区`),
  grid: words(`
    网格 所属网格 网格名称 网格号 网格编号 所在网格 网格名 大网格 中网格 网格片区 基础网格
    一级网格 网格编码`),
  microGrid: words(
    '微网格 所属微网格 微网格名称 微网格号 微网格编号 所在微网格 小网格 所在小网格 微格 子网格 二级网格',
  ),
  estate: words(`
    小区 小区名称 小区名 所属小区 所在小区 居住小区 楼盘 住宅小区 院落 苑区 自然村 自然村名
    路名 街路巷 街巷 道路 小区路名 小区院落 小区自然村 庭院 新村 片区 小区街道`),
  group: words('组 村民小组 小组 组别 村组 居民小组 所属组 生产队 组号 承包组'),
  building: words(`
    幢 幢号 栋 栋号 楼栋 楼幢 楼号 号楼 楼栋号 楼幢号 幢楼 座 座号 楼宇 几幢 几栋 栋座 幢数
    栋幢 幢栋号 所在楼栋 楼 楼栋单元 楼栋号单元号 栋单元 幢单元 楼号单元 楼宇名称`),
  unit: words('单元 单元号 单元门 门洞 几单元 所在单元 楼道'),
  // 层数 is how many storeys a house has, not the one somebody lives on.
  floor: words('楼层 层 所在楼层 层号 楼层号 居住楼层'),
  houseNumber: [],
  room: words(`
    室 室号 房号 房间号 房间 门牌 门牌号 门牌号码 户室 房室 房室号 室号门牌 门号 房屋号 户室号
    几室 房屋编号 楼室 楼室号 房门号 单元室号 幢室 楼栋门牌`),
  address: words(`
    详细住址 住址 地址 详细地址 家庭住址 家庭地址 居住地址 现住址 现居住地 现居住地址 住所
    居住地 房屋地址 房屋坐落 现住地址 居住详址 现住详址 实际居住地址 实际居住地 常住地址
    住宅地址 房屋详细地址 居住地详址 现居住地详细地址 现住地详址 目前居住地 目前住址 实际住址
    楼栋房号 房屋位置 坐落 居住位置 住房地址 单元楼栋房号 租住地址 租住地 租住房屋地址 出租房地址
    居住地点 住房地点 现居地 住所地址 出租房屋地址 出租屋地址 商铺地址 店铺地址 门店地址 经营地址 经营场所 房产地址 小区地址
    address homeaddress`),
  householdNumber: words(`
    户号 户编号 户籍号 户口号 户序号 户口簿号 户口本号 家庭编号 户代码 家庭号 户码 户数编号 家庭户号 户籍编号 户口编号`),
  headName: words('户主 户主姓名 户主名 户主名字 所属户主 家庭户主 户主名称 户代表 户长'),
  isHead: words('是否户主 是否为户主 是否是户主 户主标识 户主标志 户主标记'),
  relation: words(`
    与户主关系 关系 家庭关系 和户主关系 与户主的关系 户主关系 成员关系 家庭成员关系 称谓
    与户主称谓 同户主关系 与本户户主关系 与房主关系 人员关系 是户主的 户主或与户主关系
    户主与户主关系 与承租人关系 与租户关系
    relationship relation relationshiptohead`),
  name: words(`
    姓名 名字 居民姓名 人员姓名 成员姓名 家庭成员姓名 家庭成员 本人姓名 住户姓名 常住人员姓名
    居住人姓名 居住人 人口姓名 现住人姓名 居住人员 居住人员姓名 姓氏名字 name fullname 成员 人员
    实际居住人 实际居住人姓名 实有人口姓名 住户名称 户内成员姓名 常住人口姓名 人名`),
  sex: words('性别 男女 sex gender 男/女'),
  ethnicGroup: words('民族 族别 族'),
  idNumber: words(`
    身份证号码 身份证号 身份证 公民身份号码 公民身份证号码 公民身份证号 证件号码 证件号
    居民身份证号码 居民身份证号 居民身份证 身份号码 本人身份证号 本人身份证号码 成员身份证号
    成员身份证号码 身份证件号码 有效证件号码 有效身份证件号码 身份证编号 证件编号 人员身份证号
    居民身份证编号 身份证明号码 身份号 有效证件号 idnumber id`),
  birthDate: words(
    '出生日期 出生年月 出生年月日 出生 生日 出生时间 出生日 生年月日 出生年份月 生日日期',
  ),
  phone: words(`
    联系电话 电话 手机号 手机 手机号码 联系方式 电话号码 联系号码 联系手机 移动电话 本人电话
    本人联系电话 居民电话 本人手机号 手机电话 联系人电话号码 电话手机 联系电话手机
    手机联系电话 phone mobile tel 居民联系电话 住户电话 本人联系方式 常用电话 个人电话`),
  otherPhone: words(`
    其他电话 固定电话 备用电话 座机 家庭电话 第二联系电话 其他联系方式 宅电 备用号码 固话
    备用联系电话 备用联系方式`),
  politicalStatus: words('政治面貌 政治面目 面貌 党派 政治身份'),
  education: words('文化程度 文化 学历 受教育程度 教育程度 文化水平 最高学历'),
  maritalStatus: words('婚姻状况 婚姻 婚姻情况 婚否 婚姻状态 婚况'),
  residencyStatus: words(`
    人户情况 人户一致情况 人户状况 人户状态 人户关系 是否人户一致 人户分离情况 人户一致
    居住状态 人口类型 人员类型 居住状况 是否常住 常住情况 是否在家 人户分离 居住情况
    实有人口类型 户籍情况 人口性质 户口情况 是否人户分离`),
  presence: words(`
    人员状态 状态 在住状态 在册状态 生存状态 存亡状态 居民状态 人口状态 变动情况
    人员变动 异动情况 变动类型 变动类别 变更类型 异动类型 增减类型 增减情况 status`),
  tenure: words(`
    居住性质 住房性质 房屋性质 房屋类型 住房类型 居住类型 自住出租 自住或出租 房屋用途
    住房情况 自有租住 房屋产权 是否出租 房屋使用情况 自有租赁 房屋状态 居住方式 房屋使用性质 出租自住`),
  employer: words(`
    工作单位 单位 就业单位 工作单位及职务 单位名称 服务处所 就业情况 从业单位 工作单位或学校
    工作学习单位 单位学校 所在单位 工作单位学校 就读学校 务工单位 工作地点 工作单位就读学校
    从业情况 职业 工作情况 就业去向 从事职业`),
  tags: words(`
    特殊人群类别 人员标签 特殊人群 人群类别 标签 重点人群 特殊人群类型 人员类别 重点人员类别
    特殊群体 困难类型 重点人群类别 服务对象类别 关爱对象 特殊类别 特殊情况 人群标签
    特殊群体类别 居民类别 人员属性 重点服务对象 身份类别 特殊对象 重点关爱人群 重点对象 类别
    关爱人群 人群分类 帮扶类型 救助类别 救助类型 保障类别 保障类型 困难类别 老人类别 老人类型
    优抚类别 优抚对象类别 对象类别 对象类型 人员标识 人群类型
    特殊身份 关注人群`),
  remark: words(
    '备注 说明 情况说明 其他需要说明的情况 其他 备注说明 附注 其他说明 备注信息 remark 注 其它 其他情况 备注栏 其他备注',
  ),
}

/** Names that give way to a better column for the same field: 职业 to 服务处所, a code of the house to its room. */
export const lesserColumns: ReadonlySet<string> = new Set(
  words('职业 从事职业 工作情况 就业情况 从业情况 就业去向 房屋编号 房屋号 人员类型 其他 其它'),
)

/** Names that serve as the person's name only where the sheet has no better column for it. */
export const lesserNameColumns = words('住户 联系人')

/** 公民姓名, 儿童姓名, 党员姓名: whoever such a list is of, where no better column names the person. */
export const anyonesName = /(?:姓名|名字)$/
/** Names of people who are written beside the person: never the person's own. */
export const othersName =
  /^(?:监护|紧急|配偶|父|母|子女|房东|网格|微网格|责任|联系|法人|代理|楼道|楼栋|联户|填表|登记|走访|结对|帮扶|包联|包户|社区|单位|学校|曾用|原)/
/** Over several columns (房东信息, 监护人): the columns below are of somebody beside the person. */
export const othersGroup =
  /^(?:监护人?|紧急联系人?|联系人|房东|出租人|网格[员长]|微网格长|责任人|法人|法定代表人|代理人|负责人|楼[道栋]长|联户长?|填表人|走访人员?|结对|帮扶|包联|包户|单位|学校|原)/

/**
 * Columns known to be of no use here, so that no looser rule takes them: other people's numbers,
 * places of registration, and the column that this system writes into a list of defects.
 */
export const ignoredColumns: readonly RegExp[] = [
  /^(?:序号|编号|序列|行号|no\.?|num|总序号|顺序号|户数|人数|户内人数|家庭人口|人口数|面积|建筑面积|年龄|周岁|实足年龄|照片|签名|签字|户内序号|层数|总层数|楼层数)$/i,
  /^问题/,
  /(?:户主|监护人|紧急|配偶|父亲?|母亲?|子女|房东|房主|业主|网格员|网格长|责任人|联系人|法人|代理人|负责人|楼[道栋]长|联户|家属|单位|学校|服务处所).*(?:电话|手机|身份|证件|证号|号码|联系|地址|住址)/,
  /(?:户籍|户口|籍贯|原住|原籍|老家|出生地|单位地址|注册|通讯|通信|租住|迁入|迁出|入住|登记|填报|更新|走访|建档|发证|入党|去世|残疾证|居住证|低保证).*(?:地|址|日期|时间|省|市|县)?$/,
  /^(?:街道|镇|乡镇|乡|镇街|乡镇街道|所属街道|省|市|县|区|区县)$/,
  /^(?:户口类型|户口性质|户籍性质|户籍类型|户别|证件类型|证件种类|健康状况|血型|宗教信仰|宗教|国籍|微信|微信号|邮箱|车牌|车牌号)/,
]

/** Columns of which the name does not tell whether they say who somebody is, or how he lives here. */
export const kindOrResidency =
  /^(?:人员|居民|人口)(?:类别|类型|性质|属性)$|^(?:身份)?类别$|^居民类别$/
/** 常住, 户籍人口, 人户分离: how somebody lives here. */
export const residencyWords =
  /^(?:常住|户籍|流动|暂住|寄住|外来|本地|空挂|实有)(?:人口|户籍?|人员)?$|^人户|^人在户|^户在人/

/** Columns that count: a table with them beside the list is another table. */
export const countColumns = /^(?:总?[户人]数|人口数|楼栋数|数量|合计|占比|比例|小计)$/

/** Sheets that are no list of who lives here, by their name or title. */
export const goneList =
  /(?:死亡|去世|已故|亡故|迁出|搬离|搬走|搬迁|注销|销户)(?:的)?(?:人员|人口|居民|户|对象)?(?:基本)?(?:信息|情况)?(?:花名册|名册|名单|台账|底册|登记[表册簿]|信息表|采集表|统计表|汇总表|一览表|明细表|表)?$/
export const sampleList = /模板|样表|样张|范例|(?:填写|填表)?示例$/

/** Where somebody is registered, which may be far from where he lives. */
export const registeredPlace = /^(?:户籍|户口|身份证).*(?:地|址)/
/** Written under 现住址 where it is the registered one. */
export const sameAsRegistered =
  /^(?:同|与)?(?:户籍|户口|身份证)(?:所在)?(?:地址|地)?(?:一致|相同)?$|^同左$/

/**
 * The words of which names of place columns are put together: 楼号/幢号 is one part in two words, 幢-单元-室 three
 * parts in one column, 小区名称及门牌号 a whole address.
 */
export const placeWords = {
  estate: /小区|苑区|苑|新村|楼盘|自然村|院落/g,
  floor: /楼层|层/g,
  building: /楼栋|楼幢|楼宇|幢|栋|座|楼/g,
  unit: /单元(?:门(?!牌))?|门[洞栋]/g,
  room: /房间|户室|房|室|门牌|[户门]号?门|门户|门/g,
} as const
/** What may stand between and around them. */
export const placeFillers =
  /^(?:所属|所在|居住|现住|实际|物业|家庭|几)+|号码?|名称?|信息|[及和或的几]/g

/** Looser rules, tried in this order when no exact name fits: what the name contains or ends with. */
export const columnPatterns: readonly (readonly [RegExp, Exclude<RosterField, 'tagFlag'>])[] = [
  [/微网格/, 'microGrid'],
  [/^(?:所属|所在)?.{0,4}网格(?:名称|编号|号)?$/, 'grid'],
  [/与?.{0,4}户主.{0,4}关系|^与.{1,4}关系$/, 'relation'],
  [/身份证|身份号码|公民身份|idcard|idno/i, 'idNumber'],
  [/出生(?:年|日)/, 'birthDate'],
  [/(?:备用|其他|固定).*(?:电话|号码)|座机/, 'otherPhone'],
  [/手机|联系电话|联系方式|电话号码/, 'phone'],
  [/政治面[貌目]/, 'politicalStatus'],
  [/文化程度|学历/, 'education'],
  [/婚姻/, 'maritalStatus'],
  [/人户/, 'residencyStatus'],
  [/(?:特殊|重点|困难|关爱|弱势).*(?:人[群员]|群体|对象|类[别型])/, 'tags'],
  [/工作单位|服务处所/, 'employer'],
  [/户主(?:姓名|名)/, 'headName'],
  [/(?:居住|家庭|房屋|现住|详细|实际).*(?:地址|住址|详址)/, 'address'],
  [/^(?:居民|人员|成员|人口|住户).*姓名$/, 'name'],
  [/^备注/, 'remark'],
]

/** Headers of columns that are ticked (√, 是, 1) for the people to whom they apply. */
export const tickedTagColumns =
  /^(?:是否(?:为|是)?)?((?:独居|空巢|高龄|失能|失独|孤寡|留守|困境|事实孤儿|低保|低收入|低边|特困|五保|残疾|重残|重度残疾|退役|退伍|优抚|军属|烈属|新居民|流动|精神障碍|精神病|严重精神|社区矫正|矫正|刑满|刑释|吸毒|戒毒|信访|邪教|志愿|孤儿|孕产|慢性病|重病|大病|计生|党员|中共党员|三无|边缘户|脱贫|监测对象|失业|侨|宗教|重点青少年)(?!.*(?:证号|日期|时间|编号|金额|原因|电话|联系|姓名|地址|人数)).{0,6})$/

/**
 * What counts as ticked; P, R and Ü are ticks in the Wingdings fonts. A cell with other words (二级, 视力残疾)
 * is ticked too; they join the tag.
 */
export const tickMarks = /^(?:[√✓✔✅☑■▲★◆●○*对是有1YVPRÜ]|YES|TRUE|√√|属实|属于)$/i
export const unticked = /^(?:[×✗✘✕✖☐□否无0NX]|不是|没有|NO|FALSE|[/\\—-]+)$/i
