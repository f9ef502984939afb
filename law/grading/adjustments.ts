import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'
import type { Category } from './categories.ts'
import type { GradedType } from './columns.ts'
import type { GradingCondition } from './conditions.ts'
import type { HarmDegree } from './harm.ts'

/** What the company a column keeps makes of it: the first that fits holds. What is not said stays as the rule of its kind has it. */
export type Adjustment = {
  readonly id: string
  /** The kinds it is for; every kind unless said. */
  readonly types?: readonly GradedType[]
  readonly when: readonly GradingCondition[]
  readonly unless?: readonly GradingCondition[]
  readonly degree: HarmDegree
  readonly category?: Category
  readonly sensitive: boolean
  readonly why: Words
  readonly basis: Basis
}

const reaching = ['person_name', 'mobile', 'phone'] as const
const onDuty = {
  degree: 'some',
  sensitive: false,
  why: { zh: '履行职务的工作人员姓名', en: 'Name of staff on duty' },
  basis: 'choice:grading',
} as const
const atHome = {
  types: ['landline'],
  degree: 'serious',
  category: 'personal-contact',
  sensitive: false,
  why: { zh: '个人的固定电话，可直接联系到本人', en: 'A person’s telephone at home, by which they can be reached' },
  basis: 'choice:grading',
} as const
const registered = { when: ['enterprise-register'], sensitive: false, basis: 'choice:grading' } as const
const onNeed = {
  degree: 'some',
  sensitive: false,
  why: { zh: '经营或内部信息，按需共享', en: 'Business or internal information, shared on need' },
  basis: 'choice:grading',
} as const

const believed = {
  types: ['category'],
  unless: ['counted-table'],
  degree: 'serious',
  category: 'personal-other',
  sensitive: true,
  why: { zh: '宗教信仰属敏感个人信息', en: 'Religious belief is sensitive personal information' },
  basis: 'choice:masking',
} as const
const ofPersons = {
  types: ['category'],
  unless: ['counted-table'],
  degree: 'some',
  sensitive: false,
  why: { zh: '个人属性，单独难以识别个人', en: 'A personal attribute that alone hardly identifies anybody' },
  basis: 'choice:grading',
} as const

/** Taken together a table may raise a column (就高从严); what is public by law or masked already is lower. In order: the first that fits holds. */
export const adjustments: readonly Adjustment[] = [
  {
    id: 'masked',
    when: ['masked', 'personal-column'],
    degree: 'some',
    sensitive: false,
    why: { zh: '已脱敏，重识别风险较低', en: 'Masked already; little risk of re-identification' },
    basis: 'choice:masking',
  },
  { id: 'clinician', types: reaching, when: ['health-table', 'clinician-heading'], ...onDuty },
  {
    id: 'patient',
    types: reaching,
    when: ['health-table'],
    degree: 'grave',
    sensitive: true,
    why: { zh: '与病情同表，可知患者是谁，属敏感个人信息', en: 'Beside an illness it tells who the patient is; sensitive' },
    basis: 'choice:masking',
  },
  {
    id: 'registered-person',
    types: [...reaching, 'email'],
    ...registered,
    degree: 'some',
    why: { zh: '企业登记公示信息，弱个人信息', en: 'Published in the enterprise register; weakly personal' },
  },
  {
    id: 'registered-place',
    types: ['address'],
    ...registered,
    degree: 'some',
    category: 'organisation',
    why: { zh: '企业登记公示的住所', en: 'Address published in the enterprise register' },
  },
  {
    id: 'registered-code',
    types: ['uscc'],
    ...registered,
    degree: 'none',
    why: { zh: '企业登记公示的单位代码', en: 'Code published in the enterprise register' },
  },
  {
    id: 'business-address',
    types: ['address'],
    when: ['enterprise-beside', 'business-heading'],
    degree: 'some',
    category: 'organisation',
    sensitive: false,
    why: { zh: '单位的注册或经营地址', en: 'Registered or business address of an organisation' },
    basis: 'choice:grading',
  },
  {
    id: 'institution-contact',
    types: ['address', 'phone'],
    when: ['institutions-table'],
    degree: 'none',
    category: 'organisation',
    sensitive: false,
    why: { zh: '机构公开的地址或电话', en: 'Published address or telephone of an institution' },
    basis: 'choice:grading',
  },
  { id: 'home-telephone', when: ['home-telephone-heading'], ...atHome },
  { id: 'telephone-of-persons', when: ['persons-table'], unless: ['office-telephone-heading', 'enterprise-beside'], ...atHome },
  { id: 'staff', types: ['person_name'], when: ['staff-heading'], ...onDuty },
  {
    id: 'income',
    types: ['amount'],
    when: ['income-heading', 'persons-table'],
    degree: 'serious',
    category: 'personal-property',
    sensitive: true,
    why: { zh: '个人收入属财产信息', en: 'Personal income is property information' },
    basis: 'choice:masking',
  },
  {
    id: 'pay',
    types: ['amount', 'quantity', 'measure'],
    when: ['pay-heading', 'paid-beside'],
    unless: ['enterprise-beside'],
    degree: 'serious',
    category: 'personal-property',
    sensitive: true,
    why: { zh: '个人收入属财产信息', en: 'Personal income is property information' },
    basis: 'choice:masking',
  },
  {
    id: 'physiology',
    types: ['measure', 'quantity', 'index', 'range', 'code', 'category', 'date', 'object_name', 'free_text'],
    when: ['physiology-heading', 'person-examined'],
    unless: ['counted-table'],
    degree: 'serious',
    category: 'personal-health',
    sensitive: true,
    why: { zh: '个人的体征、检查或孕产情况属医疗健康信息', en: 'A person’s vital signs, examination or pregnancy is health information' },
    basis: 'choice:masking',
  },
  {
    id: 'body',
    types: ['measure', 'quantity', 'index'],
    when: ['body-heading', 'person-examined'],
    unless: ['counted-table'],
    degree: 'some',
    category: 'personal-health',
    sensitive: false,
    why: {
      zh: '个人的身高、体重、体温等生理信息，单独难以识别个人',
      en: 'A person’s height, weight, temperature or the like, which alone hardly identifies anybody',
    },
    basis: 'choice:grading',
  },
  {
    id: 'belief-codes',
    when: ['belief-heading', 'persons-beside'],
    ...believed,
    types: ['category', 'code', 'quantity', 'flag'],
  },
  {
    id: 'offences',
    types: ['category', 'object_name', 'free_text'],
    when: ['offences', 'persons-beside'],
    unless: ['counted-table'],
    degree: 'serious',
    category: 'personal-other',
    sensitive: true,
    why: { zh: '个人的违法犯罪记录属敏感个人信息', en: 'A person’s criminal record is sensitive personal information' },
    basis: 'choice:masking',
  },
  { id: 'belief', when: ['religion', 'belief-heading'], ...believed },
  { id: 'belief-of-persons', when: ['religion', 'persons-table'], ...believed },
  { id: 'codes-of-persons', when: ['person-table-of-codes', 'persons-beside'], category: 'personal-other', ...ofPersons },
  { id: 'education-of-persons', when: ['education-table-of-codes', 'persons-beside'], category: 'personal-education-work', ...ofPersons },
  {
    id: 'counted',
    types: ['ethnicity', 'health_status'],
    when: ['counted-table'],
    unless: ['age-beside'],
    degree: 'none',
    category: 'statistics',
    sensitive: false,
    why: { zh: '按民族或病种统计的数目，不涉及特定个人', en: 'Counts by ethnic group or illness; nobody in particular' },
    basis: 'choice:grading',
  },
  {
    id: 'listed-illnesses',
    types: ['health_status'],
    when: ['each-once'],
    unless: ['persons-beside', 'one-beside'],
    degree: 'none',
    category: 'statistics',
    sensitive: false,
    why: { zh: '逐一列出病种的目录，不涉及特定个人', en: 'A list of illnesses, each once; nobody in particular' },
    basis: 'choice:grading',
  },
  {
    id: 'states-of-things',
    types: ['health_status'],
    when: ['mere-states'],
    unless: ['persons-beside', 'age-beside', 'person-told-beside'],
    degree: 'some',
    category: 'reference',
    sensitive: false,
    why: {
      zh: '只说良好、一般等状态，表中没有个人，可能是树木、设备等的状况',
      en: 'Mere states in a table without persons, perhaps of trees or devices',
    },
    basis: 'choice:grading',
  },
  {
    id: 'institution-certificate',
    types: ['cert_no'],
    when: ['institutions-table', 'organisation-certificate-heading'],
    degree: 'none',
    category: 'organisation',
    sensitive: false,
    why: { zh: '单位或产品的证书编号', en: 'Certificate of an organisation or a product' },
    basis: 'choice:grading',
  },
  {
    id: 'movement',
    types: ['datetime', 'object_name'],
    when: ['movement-table'],
    unless: ['bookkeeping-heading', 'ware-heading'],
    degree: 'serious',
    category: 'personal-location',
    sensitive: true,
    why: { zh: '与卡号或车牌组合构成行踪轨迹', en: 'With a card or plate number this traces movement' },
    basis: 'choice:masking',
  },
  { id: 'treatment', types: ['amount', 'datetime', 'measure'], when: ['health-table'], ...onNeed },
  { id: 'money-of-persons', types: ['amount'], when: ['persons-table'], unless: ['enterprise-beside'], ...onNeed },
  { id: 'money-of-movement', types: ['amount'], when: ['movement-table'], ...onNeed },
  { id: 'employer', types: ['org_name'], when: ['persons-table'], unless: ['enterprise-beside'], ...onNeed },
  {
    id: 'rights-holder',
    types: ['org_name'],
    when: ['rights-holder-heading'],
    degree: 'some',
    sensitive: false,
    why: { zh: '权利人中可能有自然人', en: 'Some holders may be natural persons' },
    basis: 'choice:grading',
  },
]
