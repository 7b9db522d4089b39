/** The Chinese words for the closed lists of volunteers. */
import { wholeDate } from './calendar'
import { sexWords } from './labels'
import type {
  CorrectionChanges,
  Guardian,
  VolunteerDetails,
  VolunteerState,
} from './volunteer/volunteer'

type Words<Key extends string> = Readonly<Record<Key, string>>

export const volunteerStateWords: Words<VolunteerState> = {
  waiting: '等待核对',
  verified: '已通过',
  declined: '未通过',
  left: '已退出',
}

export const volunteerFieldWords: Words<keyof VolunteerDetails> = {
  name: '姓名',
  sex: '性别',
  birthDate: '出生日期',
  phone: '电话',
  idNumber: '身份证号',
  skills: '特长',
  serviceKinds: '愿意做的服务',
  team: '所在服务队',
  politicalStatus: '政治面貌',
  guardian: '监护人',
}

const guardianWords = ({ name, relation, phone, consentedOn }: Guardian): string =>
  `${name}（${relation}）${phone}，${wholeDate(consentedOn)} 同意`

const changedWords = (changes: CorrectionChanges, field: keyof CorrectionChanges): string => {
  const { sex, guardian, birthDate } = changes
  if (field === 'guardian')
    return guardian === undefined || guardian.name === '' ? '' : guardianWords(guardian)
  if (field === 'birthDate') return wholeDate(birthDate ?? '')
  if (field === 'sex') return sex ? sexWords[sex] : ''
  return [changes[field] ?? ''].flat().join('、')
}

interface AskedCorrection {
  readonly changes: CorrectionChanges
  /** How that stands, or stood until it was put right. */
  readonly before?: CorrectionChanges
  readonly moveTo: { readonly name: string } | null
  readonly note: string
}

/** What a volunteer asks to have otherwise: ['电话', '13905730099', '13905730001']; the last one '' where nothing stood. */
export const changeWords = ({
  changes,
  before = {},
}: Pick<AskedCorrection, 'changes' | 'before'>): readonly (readonly [
  label: string,
  words: string,
  was: string,
])[] =>
  (Object.keys(changes) as (keyof CorrectionChanges)[]).map((field) => [
    volunteerFieldWords[field],
    changedWords(changes, field),
    changedWords(before, field),
  ])

/** '迁到文昌社区；电话从 138… 改为 139…；五月的培训没记上' */
export const askedWords = (correction: AskedCorrection): string =>
  [
    correction.moveTo ? `迁到${correction.moveTo.name}` : '',
    ...changeWords(correction).map(
      ([label, words, was]) => `${label}${was === '' ? '' : `从 ${was} `}改为 ${words}`,
    ),
    correction.note,
  ]
    .filter((part) => part !== '')
    .join('；')

/** Why a line of a record counts no more: '已更正：记错了日期（徐丽萍）'. */
export const endedWords = ({
  how,
  reason,
  byName,
}: {
  readonly how: 'amended' | 'withdrawn'
  readonly reason: string
  readonly byName: string
}): string => `${how === 'amended' ? '已更正' : '已撤回'}：${reason}（${byName}）`
