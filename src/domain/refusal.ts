/**
 * Why a command is refused, as a closed list: each code has one sentence that says what is so and one that
 * says what to do. Codes travel on the wire and never change their meaning; the sentences may be reworded.
 */
import type { FieldConflict } from './field-merge'

export const refusals = {
  forbidden: ['您现在没有这里的岗位', '内容已留在本机和社区，请社区工作者代为采纳'],
  gone: ['这份档案已不在这里，可能已迁走或合并', '请先更新，再到新的地方找'],
  invalid: ['内容不合要求', '请改好后再存'],
  'unknown-command': ['这个版本的小程序，服务器不认识', '请更新小程序后重试'],
  'id-taken': ['这个编号已被用过', '请重新填写一次'],
  'already-done': ['这件事已经办过了', '不用再办'],
  'household-closed': ['这一户已迁走或已并户', '请先办迁入，或到现在的住户里记'],
  'resident-not-living': ['这位居民已迁出、去世或已合并', '请核对后再改'],
  'not-in-household': ['这位居民不在这一户', '请更新后重选'],
  'invalid-id-number': ['身份证号码不对', '请对照证件再输一遍'],
  'same-id-number': ['这个身份证号已建过档', '请请社区工作者核对，是同一人就合并'],
  'birth-date-disagrees': ['出生日期和身份证对不上', '请对照证件改正'],
  'sex-disagrees': ['性别和身份证对不上', '请对照证件改正'],
  'too-late-to-correct': ['已过可以改的时间', '请用“补充更正”，原来的话会留着'],
  'not-the-author': ['只有记的人可以改', '请用“补充更正”，写下您知道的'],
  'same-household': ['是同一户', '请另选一户'],
  'same-resident': ['是同一个人', '请另选一人'],
  'not-merged': ['这两份档案没有合并过，或已撤销', '请更新后再看'],
  'region-not-found': ['没有这个区域', '请更新后重选'],
  'post-not-found': ['没有这个岗位，或已经结束', '请更新后再看'],
  'may-not-grant': ['这个岗位要由上一级来定', '请联系街道管理员'],
  'invitation-invalid': ['邀请码不对、已用完或已过期', '请向社区要一个新的'],
  'member-not-found': ['没有这个人', '请先邀请对方加入'],
  'server-fault': ['服务器一直办不了这一条', '内容已留底，修好后请社区工作者采纳'],
  'shift-not-found': ['没有这个班次', '请更新后再看'],
  'hours-not-confirmable': ['这一行还不能确认', '请按提示改好再确认'],
  'service-not-found': ['没有这条服务记录', '请更新后再看'],
  'notice-over': [
    '公示期已过，不能再提异议',
    '记错了，请找社区工作者更正：可以改少，也可以改回公示过的时长，不能比公示过的多',
  ],
  'not-a-volunteer': ['您还没有登记成为志愿者', '请先在“志愿”页登记'],
  'already-volunteer': ['您已经登记过了', '要改资料，请在“我的志愿记录”里要求更正'],
  'not-verified': ['您的志愿者登记还没有通过', '请等社区工作者核对，通过后再来'],
  'volunteer-not-found': ['没有这位志愿者', '请更新后再看'],
  'same-volunteer': [
    '这个身份证号已登记过志愿者',
    '本人换了微信，请带身份证到社区办“换微信”，再来登记',
  ],
  'card-differs': [
    '写的号码和证件上的不一样',
    '请对着证件再写一遍；是本人填错了，就不通过，请本人改好再来',
  ],
  'already-on-file': ['这个身份证号已登记过志愿者', '请在“志愿者”里找出来看，不用再登记'],
  'same-phone': ['这个电话已登记过志愿者', '是同一位就不用再登记；一家人合用的，电话空着再登记'],
  'volunteer-elsewhere': ['这个人在别的社区的名册里', '请那边的社区或街道来核对'],
  'hours-on-both': [
    '两份登记都有时长，不能直接并成一份',
    '请先在时间银行里用“继承”把时间并到一份，再核对',
  ],
  'guardian-needed': ['要有监护人同意', '请和监护人一起填好再登记'],
  'record-line-not-found': ['没有这条记录', '请更新后再看'],
  'request-not-found': ['没有这条更正要求', '请更新后再看'],
  'activity-not-found': ['没有这个活动', '请更新后再看'],
  'activity-cancelled': ['这个活动已取消', '请另选一个'],
  'activity-hidden': ['这个活动的内容还没有公开', '社区看过、公开以后再报名'],
  'activity-begun': [
    '活动已经开始或结束，不能取消，来了的人时长照算',
    '要提前散场，请到“现场签到”给大家签退',
  ],
  'shift-begun': ['这一班已经开始或结束', '请另选一班；到场的请找现场负责人'],
  'shifts-overlap': ['和您已报的一班时间重了', '请先取消那一班，或另选一班'],
  'not-signed-up': ['您没有报这一班', '请更新后再看'],
  'shift-changed': ['您打开以后，有人改过这一班', '请核对；还要这样改，就再存一次'],
  'seats-given': ['已经报上名的比这个名额多', '请把名额改得不少于已报的人数'],
  'certificate-not-found': ['没有这份证明', '请更新后再看'],
  'certificate-asked-already': ['已申请过一份，社区还没办', '请等那一份办好再申请'],
  'certificate-not-ready': ['现在还开不了证明', '请补齐以后再办'],
  'entry-not-found': ['没有这条未通过的记录', '请更新后再看'],
  'not-enough-hours': ['时间不够', '请少写一些，或等冻结的时间解冻'],
  'not-by-the-rules': ['本地的规则不允许', '有疑问请问社区工作者'],
  'order-not-found': ['没有这个兑换', '请更新后再看'],
  'order-moved-on': ['这个兑换已经不在这一步了', '还有话要说，请告诉社区工作者'],
  'receiver-not-verified': ['收的人现在不是核对过的志愿者', '请退回这份赠送，时间就还给送的人'],
  'transfer-not-found': ['没有这笔时间', '请更新后再看'],
  'proposal-not-found': ['没有等同意的这一件', '请更新后再看'],
  'list-changed': [
    '这份名册的时长和您看到的不一样了，还没有入账',
    '请看过新的合计再同意；不对就不同意，请同事改好再导',
  ],
  'listed-hours-wait': [
    '名册上的时长还等同事同意',
    '请同事先打开“更正和继承”，同意或不同意那份名册；记了一半的，点“接着记”。再来办',
  ],
  'team-not-found': ['没有这支服务队', '请更新后再看'],
  'team-name-taken': ['已经有一支队叫这个名字', '请换一个队名'],
  'account-closed': ['这个账户已经结清', '请联系社区工作者'],
  'home-not-found': ['没有这处住处', '请更新后再看'],
  'too-many-homes': ['最多登记四处住处', '请先去掉一处不用的'],
  'matter-not-found': ['没有这件事，或不在您这里办', '请更新后再看'],
  'content-not-found': ['没有这条要看的内容，或不在您这里', '请更新后再看'],
  'duty-empty': ['那里现在没有人在岗', '请另选一处，或交给上一级'],
  'joint-open': ['请来的部门还没有回话', '请等他们回话，或不再请他们'],
  'help-not-registered': ['还没有登记一键呼叫', '要紧时请直接打电话；请网格员帮您登记'],
  'help-registration-not-found': ['没有这份一键呼叫的登记', '请更新后再看'],
  'help-call-not-found': ['没有这次呼叫，或不在您这里', '请更新后再看'],
  'help-no-drills': ['这里现在不能演练', '要紧时请按住大按钮呼叫'],
  'help-delays-used': ['已经延过两次了', '去不了请点“去不了，转给别人”，马上叫别人'],
  'help-taken': ['已经有人负责', '请放心，有需要再打电话联系'],
  'wish-not-found': ['没有这个心愿，或不在您这里办', '请更新后再看'],
  'wish-claimed': ['已经有人认领了', '谢谢您的心意，请看看别的心愿'],
  'too-many-claims': ['您手上的心愿够多了', '先办到或退回一个，再来认领'],
  'pledge-too-much': ['超过还差的了', '请少写一些'],
  'topic-not-found': ['没有这个议题，或不在您这里', '请更新后再看'],
  'opinion-not-found': ['没有这条意见', '请更新后再看'],
  'home-not-here': ['您登记的住处不在这个议题的范围里', '请先在“我家”登记，等社区核对后再来'],
  'household-voted': ['您家已经投过票了，一户一票', '要改，请当初投票的家里人来改'],
  'household-votes-itself': ['这户人家有人用手机，可以自己投', '请他们打开连心，自己投这一票'],
  'phase-over': ['现在不是这一步', '请更新后看看到哪一步了'],
  'announcement-not-found': ['没有这条公告，或不在您这里发', '请更新后再看'],
  'mediation-not-found': ['没有这件调解，或不在您这里', '请更新后再看'],
  'not-its-mediator': ['这件调解由别的调解员办', '要接手，请先换调解员'],
  'mediator-not-here': ['这位同事在这里没有调解的岗位', '请另选一位调解员'],
  'mediator-involved': ['调解员要中立，不能和当事人是一家或同名', '请换一位调解员'],
  'consent-missing': ['双方当事人还没有都同意调解', '请先告知权利、问过每一位，再往下办'],
  'needs-another': ['要由另一个人来办', '请让同事打开这一页；社区只有您一位，请上级街道来办'],
} as const satisfies Record<string, readonly [reason: string, whatToDo: string]>

export type RefusalCode = keyof typeof refusals

/** `detail` is shown after the reason: the field that is wrong, the household that has it already. */
export interface Refusal {
  readonly code: RefusalCode
  readonly detail: string
}

export const refuse = (code: RefusalCode, detail = '') =>
  ({ ok: false, error: { code, detail } }) as const

/** One line for people: '身份证号码不对：第 18 位应为 X。请对照证件再输一遍。' */
export const explainRefusal = ({ code, detail }: Refusal): string => {
  const [reason, whatToDo] = refusals[code]
  return `${reason}${detail === '' ? '' : `：${detail}`}。${whatToDo}。`
}

export type { FieldConflict }
