import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'
import type { Category } from './categories.ts'
import type { HarmDegree, HarmObject } from './harm.ts'

/** How a kind of content is graded: its category, whom a leak harms and how much, whether it is labelled sensitive personal information, and why. */
export type GradingRule = {
  readonly category: Category
  readonly harms: HarmObject
  readonly degree: HarmDegree
  readonly sensitive: boolean
  readonly why: Words
  readonly basis: Basis
}

const rule = (
  category: Category,
  degree: HarmDegree,
  zh: string,
  en: string,
  more: { sensitive?: true; harms?: HarmObject; basis?: Basis } = {},
): GradingRule => ({
  category,
  degree,
  harms: more.harms ?? 'person',
  sensitive: more.sensitive ?? false,
  why: { zh, en },
  basis: more.basis ?? 'choice:grading',
})
const harmless = (category: Category, zh = '公开后不产生危害', en = 'Does no harm when known'): GradingRule =>
  rule(category, 'none', zh, en, { harms: 'organisation' })
const sensitive = { sensitive: true, basis: 'choice:masking' } as const
const ofOrganisation = { harms: 'organisation' } as const

// GB/T 45574-2025 no longer lists the number of an identity card as sensitive: grade 4 and masked all the same, but labelled personal
// (choice:masking).
const document = rule(
  'personal-identity',
  'grave',
  '身份证件号码，泄露可致冒用身份',
  'Number of an identity document; a leak invites identity theft',
  { basis: 'choice:masking' },
)
const reaches = (category: Category): GradingRule =>
  rule(category, 'serious', '可识别或联系到特定个人', 'Identifies or reaches a particular person')
const weak = (category: Category): GradingRule =>
  rule(category, 'some', '个人属性，单独难以识别个人', 'A personal attribute that alone hardly identifies anybody')
const onNeed = rule('organisation', 'some', '经营或内部信息，按需共享', 'Business or internal information, shared on need', ofOrganisation)
const linked = rule(
  'device-network',
  'some',
  '设备或网络标识，可关联到使用者',
  'Device or network identifier, may be linked to its user',
  ofOrganisation,
)
const part = harmless('time')
const figure = harmless('statistics')
const place = harmless('geography')
const listed = harmless('reference')

/** One rule for each kind of meaning the scanner knows, by its name; what else is in the table may change the outcome (`conditions.ts`). */
export const gradingRules = {
  id_number: document,
  passport: document,
  travel_permit: document,
  military_id: document,
  social_security_no: document,
  driving_licence_no: document,
  person_name: reaches('personal-basic'),
  birth_date: reaches('personal-basic'),
  address: reaches('personal-basic'),
  gender: weak('personal-basic'),
  age: weak('personal-basic'),
  ethnicity: rule(
    'personal-basic',
    'serious',
    '民族属特定身份信息，按敏感个人信息对待',
    'Ethnicity is a specific identity and treated as sensitive',
    sensitive,
  ),
  mobile: reaches('personal-contact'),
  phone: reaches('personal-contact'),
  email: reaches('personal-contact'),
  landline: harmless('organisation', '单位公开电话', 'Public telephone of an organisation'),
  social_account: reaches('personal-network'),
  account_name: weak('personal-network'),
  credential: rule('personal-secret', 'grave', '身份鉴别信息，泄露可致账户被盗用', 'Credential; a leak opens accounts', sensitive),
  bank_card: rule('personal-property', 'grave', '金融账户信息，泄露可致财产损失', 'Financial account; a leak may cost property', sensitive),
  card_no: reaches('personal-property'),
  cert_no: reaches('personal-identity'),
  plate: reaches('personal-property'),
  vin: reaches('personal-property'),
  real_estate_unit_no: rule('personal-property', 'serious', '可关联到特定不动产权利人', 'Leads to the owner of a property'),
  student_no: reaches('personal-education-work'),
  exam_ticket_no: reaches('personal-education-work'),
  score: weak('personal-education-work'),
  health_status: rule('personal-health', 'grave', '医疗健康信息，属敏感个人信息', 'Health information, sensitive by law', sensitive),
  medical_record_no: rule('personal-health', 'serious', '可关联到患者的医疗记录', 'Leads to a patient’s medical record', sensitive),
  biometric: rule('personal-biometric', 'grave', '生物识别信息，属敏感个人信息', 'Biometric information, sensitive by law', sensitive),
  free_text_pii: rule('personal-other', 'serious', '文本内含个人信息', 'The text holds personal information'),
  imei: rule('personal-device', 'serious', '设备唯一标识，可持续跟踪个人', 'Unique device identifier that can follow a person'),
  ip: linked,
  mac: linked,
  url: harmless('device-network'),

  org_name: harmless('organisation', '单位名称，公开渠道可查', 'Name of an organisation, publicly known'),
  bank_name: harmless('organisation'),
  uscc: rule('organisation', 'some', '单位标识，按需共享', 'Identifies an organisation; shared on need', ofOrganisation),
  org_code: onNeed,
  business_licence_no: onNeed,
  tax_no: onNeed,
  license_no: harmless('organisation', '公开的许可信息', 'Published licence'),
  bank_account: rule(
    'organisation',
    'serious',
    '单位账户，泄露可致财产损失',
    'Account of an organisation; a leak may cost property',
    ofOrganisation,
  ),

  longitude: place,
  latitude: place,
  coordinates: place,
  geometry: place,
  region_name: place,
  region_code: place,
  post_code: place,
  phone_area_code: place,
  date: part,
  datetime: part,
  timestamp: part,
  year: part,
  month: part,
  day: part,
  hour: part,
  amount: harmless('operation'),
  unit_price: harmless('operation'),
  record_id: harmless('operation'),
  quantity: figure,
  measure: figure,
  range: figure,
  index: figure,
  rank: figure,
  unit: listed,
  flag: listed,
  category: listed,
  code: listed,
  industry_code: listed,
  object_name: harmless('business'),
  free_text: harmless('business'),
  none: harmless('business'),
  empty: harmless('business', '本列没有内容', 'There is nothing in the column'),
} as const satisfies Record<string, GradingRule>

/** A kind of meaning that has a rule. */
export type GradedType = keyof typeof gradingRules
