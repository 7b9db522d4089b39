/** The record as .xlsx, which WeChat can open and hand on: one sheet for each part that the law names. */
import { chinaDate } from '../../../src/domain/calendar'
import { sexWords } from '../../../src/domain/labels'
import { volunteerFieldWords, volunteerStateWords } from '../../../src/domain/volunteer-labels'
import type { OrderService, VolunteerEntry, VolunteerRecord } from '../../../src/protocol/volunteer'
import { writeBook, type Row, type Sheet } from '../paper/write-book'

const basics = (record: VolunteerRecord): readonly Row[] => {
  const { details } = record
  const words = volunteerFieldWords
  const { guardian } = details
  return [
    ['志愿者编号', record.number],
    ['状态', volunteerStateWords[record.state]],
    ['登记日期', chinaDate(record.registeredAtMs)],
    ['所属区域', record.regionName],
    [words.name, details.name],
    [words.sex, sexWords[details.sex]],
    [words.birthDate, details.birthDate],
    [words.phone, details.phone],
    [words.idNumber, details.idNumber],
    [words.skills, details.skills.join('、')],
    [words.serviceKinds, details.serviceKinds.join('、')],
    [words.team, details.team],
    [words.politicalStatus, details.politicalStatus],
    ...(guardian.name === ''
      ? []
      : [
          [words.guardian, `${guardian.name}（${guardian.relation}）${guardian.phone}`],
          ['监护人同意日期', guardian.consentedOn],
        ]),
  ]
}

/** Their sum apart: a certificate states what was on public notice only, and nobody should add the two. */
const orderRows = (orders: readonly OrderService[]): readonly Row[] =>
  orders.length === 0
    ? []
    : [
        ...orders.map(({ atMs, service, minutes }) => [
          ...[chinaDate(atMs), `时间银行服务 ${service}`, '', '', minutes],
        ]),
        [
          ...['', '时间银行服务合计（没有公示，不计入证明）', '', ''],
          orders.reduce((sum, { minutes }) => sum + minutes, 0),
        ],
      ]

/** As they stand: what was put right or taken back is not told on. */
const of = (record: VolunteerRecord, kind: VolunteerEntry['kind']) =>
  record.entries.filter((entry) => entry.kind === kind && entry.ended === null)

const sheetsOf = (record: VolunteerRecord): readonly Sheet[] => [
  ['基本信息', basics(record)],
  [
    '服务情况',
    [
      ['日期', '活动', '服务类别', '地点', '分钟'],
      ...record.service.map((one) => [
        chinaDate(one.startsAtMs),
        one.activityTitle,
        one.serviceKind,
        one.place,
        one.minutes,
      ]),
      ...orderRows(record.orders ?? []),
      ...(record.carried === null || record.carried.minutes === 0
        ? []
        : [
            [
              `截至 ${record.carried.asOf}`,
              '原有服务时长（原名册结转，不计入证明）',
              '',
              '',
              record.carried.minutes,
            ],
          ]),
    ],
  ],
  [
    '培训',
    [
      ['日期', '培训', '分钟', '记录人'],
      ...of(record, 'training').map((one) => [
        one.onDate,
        one.text,
        one.minutes,
        one.enteredByName,
      ]),
    ],
  ],
  [
    '表彰奖励',
    [
      ['日期', '表彰', '由谁表彰', '记录人'],
      ...of(record, 'commendation').map((one) => [
        one.onDate,
        one.text,
        one.givenBy,
        one.enteredByName,
      ]),
    ],
  ],
  [
    '评价',
    [
      ['日期', '评价', '记录人'],
      ...of(record, 'appraisal').map((one) => [one.onDate, one.text, one.enteredByName]),
    ],
  ],
]

export const exportRecord = (record: VolunteerRecord, more: readonly Sheet[]): Buffer =>
  writeBook([...sheetsOf(record), ...more])
