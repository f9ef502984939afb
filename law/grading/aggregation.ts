import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'
import type { GradedType } from './columns.ts'
import type { GradingCondition } from './conditions.ts'

type RoleShape = {
  readonly types: readonly GradedType[]
  readonly when?: readonly GradingCondition[]
  readonly unless?: readonly GradingCondition[]
}

/** The parts a column can play in a combination: one of these kinds, under these conditions. */
export const roles = {
  name: { types: ['person_name'] },
  identity: { types: ['id_number', 'passport', 'travel_permit', 'military_id', 'social_security_no', 'driving_licence_no'] },
  contact: { types: ['mobile', 'phone', 'email', 'social_account'] },
  home: { types: ['address'] },
  student: { types: ['student_no', 'exam_ticket_no'] },
  birth: { types: ['birth_date'] },
  gender: { types: ['gender'] },
  age: { types: ['age'] },
  area: { types: ['region_name', 'region_code', 'post_code'] },
  'small-area': { types: ['region_name', 'region_code', 'address', 'object_name', 'category'], when: ['small-area-heading'] },
  occupation: { types: ['category', 'object_name', 'free_text', 'code'], when: ['occupation-heading'] },
  account: { types: ['bank_card'] },
  income: { types: ['amount'], when: ['income-heading'] },
  illness: { types: ['health_status', 'medical_record_no'] },
  vehicle: { types: ['plate', 'vin'] },
  card: { types: ['card_no'] },
  device: { types: ['imei'] },
  'recurring-person': { types: ['person_name', 'id_number', 'mobile', 'plate', 'imei'], when: ['recurring'] },
  'recurring-user': {
    types: ['record_id', 'code', 'account_name', 'social_account', 'card_no', 'student_no'],
    when: ['recurring', 'user-heading', 'moves'],
  },
  moment: { types: ['datetime', 'timestamp'], unless: ['bookkeeping-heading'] },
  passing: { types: ['datetime', 'timestamp', 'date'], when: ['movement-heading'], unless: ['bookkeeping-heading'] },
  cell: { types: ['object_name', 'code', 'record_id', 'category', 'address', 'quantity'], when: ['cell-heading'], unless: ['each-once'] },
  longitude: { types: ['longitude', 'coordinates'] },
  latitude: { types: ['latitude', 'coordinates'] },
  'precise-longitude': { types: ['longitude', 'coordinates'], when: ['precise', 'at-scale'] },
  'precise-latitude': { types: ['latitude', 'coordinates'], when: ['precise', 'at-scale'] },
  stop: { types: ['object_name', 'region_name', 'address', 'category', 'org_name'], when: ['stop-heading'] },
  minor: { types: ['birth_date', 'age'], when: ['minors'] },
  million: {
    types: [
      'person_name',
      'id_number',
      'mobile',
      'phone',
      'email',
      'social_account',
      'card_no',
      'student_no',
      'bank_card',
      'medical_record_no',
      'plate',
    ],
    when: ['ten-million'],
  },
} as const satisfies Record<string, RoleShape>
export type Role = keyof typeof roles

/** A combination that says more than its parts: one column for each group of roles. It raises the table to `grade` at least. */
export type AggregationRule = {
  readonly id: string
  readonly title: Words
  readonly needs: readonly (readonly Role[])[]
  readonly grade: 1 | 2 | 3 | 4
  readonly sensitive?: true
  /** It may be important data: people decide (choice:important-data). */
  readonly important?: true
  readonly why: Words
  readonly basis: Basis
}

const anybody = ['name', 'identity', 'contact', 'home', 'student'] as const

/**
 * Combinations that single people out though each part alone may not, and such as bring further duties. Masked columns, staff on duty and
 * public registers do not count.
 */
export const aggregationRules: readonly AggregationRule[] = [
  {
    id: 'name-contact',
    title: { zh: '姓名与联系方式', en: 'Name and contact' },
    needs: [['name'], ['contact']],
    grade: 3,
    why: { zh: '姓名与联系方式同在，可直接联系到本人', en: 'With name and contact the person can be reached' },
    basis: 'choice:aggregation',
  },
  {
    id: 'name-home',
    title: { zh: '姓名与住址', en: 'Name and home' },
    needs: [['name'], ['home']],
    grade: 3,
    why: { zh: '姓名与住址同在，可找到本人住处', en: 'With name and address the person can be found at home' },
    basis: 'choice:aggregation',
  },
  {
    id: 'birth-gender-area',
    title: { zh: '出生日期、性别与地区', en: 'Birth date, gender and area' },
    needs: [['birth'], ['gender'], ['area']],
    grade: 3,
    why: { zh: '没有姓名也能凭出生日期、性别和地区认出个人', en: 'Birth date, gender and area single people out even without a name' },
    basis: 'choice:aggregation',
  },
  {
    id: 'age-occupation-area',
    title: { zh: '年龄、职业与小区域', en: 'Age, occupation and a small area' },
    needs: [['age', 'birth'], ['occupation'], ['small-area']],
    grade: 3,
    why: { zh: '在街道、社区范围内，年龄加职业足以认出个人', en: 'Within a street or community, age and occupation single people out' },
    basis: 'choice:aggregation',
  },
  {
    id: 'identity-complete',
    title: { zh: '身份要素齐备', en: 'Complete identity' },
    needs: [['name'], ['identity'], ['contact', 'account', 'home']],
    grade: 4,
    why: {
      zh: '姓名、证件与联系方式（或账户、住址）齐备，足以冒用身份',
      en: 'Name, document and contact, account or home suffice to act in somebody’s name',
    },
    basis: 'choice:aggregation',
  },
  {
    id: 'person-illness',
    title: { zh: '个人与病情', en: 'Person and illness' },
    needs: [[...anybody, 'card'], ['illness']],
    grade: 4,
    sensitive: true,
    why: { zh: '可知特定个人的病情', en: 'It tells the illness of a particular person' },
    basis: 'choice:aggregation',
  },
  {
    id: 'person-income',
    title: { zh: '个人与收入', en: 'Person and income' },
    needs: [anybody, ['income']],
    grade: 3,
    sensitive: true,
    why: { zh: '可知特定个人的收入', en: 'It tells the income of a particular person' },
    basis: 'choice:aggregation',
  },
  {
    id: 'card-trace',
    title: { zh: '卡号、时刻与地点', en: 'Card, time and place' },
    needs: [['card'], ['moment'], ['stop', 'longitude']],
    grade: 3,
    sensitive: true,
    why: { zh: '卡号、时刻与地点构成行踪轨迹', en: 'Card, time and place trace movement' },
    basis: 'choice:aggregation',
  },
  {
    id: 'vehicle-trace',
    title: { zh: '车牌、时刻与地点', en: 'Plate, time and place' },
    needs: [['vehicle'], ['moment'], ['stop', 'longitude']],
    grade: 3,
    sensitive: true,
    why: { zh: '车牌、时刻与地点构成行踪轨迹', en: 'Plate, time and place trace movement' },
    basis: 'choice:aggregation',
  },
  {
    id: 'device-trace',
    title: { zh: '设备、时刻与位置', en: 'Device, time and position' },
    needs: [['device'], ['moment'], ['longitude', 'stop']],
    grade: 3,
    sensitive: true,
    why: { zh: '设备标识、时刻与位置构成行踪轨迹', en: 'Device, time and position trace movement' },
    basis: 'choice:aggregation',
  },
  {
    id: 'person-whereabouts',
    needs: [['name', 'identity', 'contact'], ['passing'], ['stop', 'longitude']],
    title: { zh: '个人、通行时刻与场所', en: 'Person, time of passing and place' },
    grade: 3,
    sensitive: true,
    why: { zh: '可知特定个人何时到过何处，属行踪轨迹', en: 'It tells when a particular person was where' },
    basis: 'choice:aggregation',
  },
  {
    id: 'phone-trace',
    needs: [['contact', 'device'], ['moment'], ['cell']],
    title: { zh: '手机、时刻与基站', en: 'Telephone, time and cell' },
    grade: 3,
    sensitive: true,
    why: { zh: '手机号（设备号）、时刻与基站构成行踪轨迹', en: 'Telephone or device, time and cell trace movement' },
    basis: 'choice:aggregation',
  },
  {
    id: 'person-trace',
    title: { zh: '个人的连续位置', en: 'Positions of a person over time' },
    needs: [['recurring-person', 'recurring-user'], ['moment'], ['longitude'], ['latitude']],
    grade: 4,
    sensitive: true,
    why: { zh: '同一人（车、设备）的多次精确位置，属行踪轨迹', en: 'Exact positions of the same person, vehicle or device over time' },
    basis: 'choice:aggregation',
  },
  {
    id: 'minors',
    title: { zh: '不满十四周岁的未成年人', en: 'Minors under fourteen' },
    needs: [['minor'], anybody],
    grade: 3,
    sensitive: true,
    why: {
      zh: '含不满十四周岁未成年人的个人信息，属敏感个人信息，须取得监护人同意',
      en: 'Personal data of minors under fourteen is sensitive and needs the guardian’s consent',
    },
    basis: 'choice:aggregation',
  },
  {
    id: 'ten-million-persons',
    title: { zh: '一千万人以上', en: 'Ten million persons or more' },
    needs: [['million']],
    grade: 3,
    important: true,
    why: {
      zh: '涉及1000万人以上的个人信息，处理者须履行重要数据处理者的义务',
      en: 'Personal data of ten million persons or more puts the duties for important data on the processor',
    },
    basis: 'choice:important-data',
  },
  {
    id: 'precise-positions',
    title: { zh: '高精度坐标', en: 'Precise positions' },
    needs: [['precise-longitude'], ['precise-latitude']],
    grade: 1,
    why: {
      zh: '坐标精度约1米且成批，公开或运营前请征求测绘地理信息主管部门意见',
      en: 'Many positions to about a metre: ask the surveying authority before opening or operating them',
    },
    basis: 'choice:important-data',
  },
]
