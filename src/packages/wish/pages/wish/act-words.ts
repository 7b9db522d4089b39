/** What each act is called on its key, over its sheet, and at the field for its words. */
import type { WishOffer } from '../../wish-offers'

export interface ActWords {
  readonly key: string
  readonly title: string
  /** What happens then; read before it is done. */
  readonly intro: string
  /** '' where nothing is to be said. */
  readonly label: string
  readonly hint?: string
  /** Sentences that fit often. */
  readonly phrases?: readonly string[]
  /** What is said when it was kept or done. */
  readonly done: string
  /** Goes by itself when there is a network; others need one. */
  readonly isLetter?: true
}

export const actWords: Readonly<Record<WishOffer, ActWords>> = {
  claim: {
    key: '我来帮',
    title: '认领这个心愿',
    intro: '先不告诉您是谁家，社区联系好两边再牵线。',
    label: '想对社区说的（可以不写）',
    done: '认领好了，谢谢您。社区会联系您。',
  },
  pledge: {
    key: '出一份力',
    title: '出一份力',
    intro: '凑齐了社区来组织；到日子没有凑齐，您出的自动退回。',
    label: '出的是什么（可以不写）',
    done: '记下了，谢谢您。',
  },
  'give-up': {
    key: '办不了，退回',
    title: '退回认领',
    intro: '退回以后，别的邻居可以接着帮。',
    label: '为什么（可以不写，只有社区看）',
    phrases: ['最近走不开', '没有合适的东西'],
    done: '退回了，没关系，谢谢您的心意。',
  },
  fulfil: {
    key: '办到了',
    title: '办到了',
    intro: '对方确认以后，心愿就实现了。',
    label: '怎么办到的',
    phrases: ['送到家里了', '帮着修好了', '陪了一个下午'],
    done: '记下了，有网就告诉对方。',
    isLetter: true,
  },
  'fulfil-pooled': {
    key: '组织好了，办到了',
    title: '办到了',
    intro: '对方确认以后，大家出的就算送出去了。',
    label: '怎么办到的',
    done: '记下了。',
  },
  confirm: {
    key: '实现了',
    title: '心愿实现了',
    intro: '说一句，帮忙的人会很高兴。',
    label: '想说的谢谢（可以不写）',
    hint: '大家也会看到这句话，请别写姓名、电话和门牌。',
    phrases: ['谢谢您，正是我想要的', '谢谢，心里暖暖的'],
    done: '记下了，有网就告诉帮忙的人。',
    isLetter: true,
  },
  'not-fulfilled': {
    key: '还没有实现',
    title: '还没有实现',
    intro: '心愿会重新公开，等别人来帮。',
    label: '差在哪里（可以不写）',
    done: '记下了，有网就告诉社区。',
    isLetter: true,
  },
  'confirm-for': {
    key: '替本人确认：实现了',
    title: '替本人确认',
    intro: '请当面问过。记录里会写是您确认的。',
    label: '本人怎么说',
    hint: '大家也会看到这句话，请别写姓名、电话和门牌。',
    done: '记下了，有网就发出。',
    isLetter: true,
  },
  'not-fulfilled-for': {
    key: '替本人说：还没有实现',
    title: '还没有实现',
    intro: '请当面问过。心愿会重新公开，等别人来帮。',
    label: '本人怎么说',
    done: '记下了，有网就发出。',
    isLetter: true,
  },
  rewrite: {
    key: '改一改，再寄',
    title: '改一改，再寄',
    intro: '社区重新看一遍，看过就公开。',
    label: '想要什么',
    hint: '别写姓名和门牌。',
    done: '记下了，有网就自动寄给社区。',
    isLetter: true,
  },
  withdraw: {
    key: '不要了，撤回',
    title: '撤回心愿',
    intro: '撤回以后大家就看不到了，有人出过力的，退回给出力的人。',
    label: '',
    done: '撤回了。',
  },
  publish: {
    key: '可以公开',
    title: '公开这个心愿',
    intro: '下面是大家会看到的话，请去掉姓名、门牌、电话。',
    label: '大家看到的话',
    done: '公开了，谢谢您。',
  },
  decline: {
    key: '不能公开',
    title: '不能公开',
    intro: '写心愿的人会看到原因。',
    label: '原因',
    phrases: ['请写清楚想要什么', '这件事社区直接来办，会联系您'],
    done: '记下了，会告诉对方原因。',
  },
  'take-down': {
    key: '不再公开',
    title: '不再公开',
    intro: '大家就看不到了，有人出过的会退回。写心愿的人会看到原因。',
    label: '原因',
    phrases: ['已经有人解决了', '写心愿的人不要了'],
    done: '不再公开了，会告诉对方原因。',
  },
  connect: {
    key: '两边都说好了，牵线',
    title: '牵线',
    intro: '从现在起，两边看得到对方的称呼和电话；每次查看都会记下来。',
    label: '对两边说的（可以不写）',
    done: '牵上线了，两边都会收到消息。',
  },
  release: {
    key: '退回认领',
    title: '退回认领',
    intro: '心愿会重新公开，等别人来帮。写心愿的人会看到原因。',
    label: '原因',
    phrases: ['认领的人联系不上', '认领的人来不了了'],
    done: '退回了，心愿重新公开。',
  },
}
