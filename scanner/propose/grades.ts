import type { Grade, SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'

/** The standard whose rules the proposals follow. */
export const GRADE_BASIS = 'GB/T 43697-2024'

/** One line of the rule table: grade, whether the kind is personal, whether it is sensitive personal information, and the harm in words. */
export type GradeRule = { grade: Grade; personal: boolean; sensitive: boolean; why: Words }

const rule = (grade: Grade, personal: boolean, sensitive: boolean, zh: string, en: string): GradeRule => ({ grade, personal, sensitive, why: { zh, en } })

const DOCUMENT = rule(4, true, false, '身份证件号码，泄露可致冒用身份', 'Number of an identity document; a leak invites identity theft')
const ACCOUNT = rule(4, true, true, '金融账户信息，泄露可致财产损失', 'Financial account; a leak may cost property')
const HEALTH = rule(4, true, true, '医疗健康信息，属敏感个人信息', 'Health information, sensitive by law')
const SECRET = rule(4, true, true, '身份鉴别信息，泄露可致账户被盗用', 'Credential; a leak opens accounts')
const REACH = rule(3, true, false, '可识别或联系到特定个人', 'Identifies or reaches a particular person')
const WEAK = rule(2, true, false, '个人属性，单独难以识别个人', 'A personal attribute that alone hardly identifies anybody')
const BUSINESS = rule(2, false, false, '经营或内部信息，按需共享', 'Business or internal information, shared on need')
const DEVICE = rule(2, false, false, '设备或网络标识，可关联到使用者', 'Device or network identifier, may be linked to its user')

/** Grade by kind of meaning; kinds not named here do no harm when known. */
const RULES: Partial<Record<SemanticType, GradeRule>> = {
  id_number: DOCUMENT, passport: DOCUMENT, travel_permit: DOCUMENT, military_id: DOCUMENT, social_security_no: DOCUMENT, driving_licence_no: DOCUMENT,
  bank_card: ACCOUNT, health_status: HEALTH, biometric: rule(4, true, true, '生物识别信息，属敏感个人信息', 'Biometric information, sensitive by law'), credential: SECRET,
  medical_record_no: rule(3, true, true, '可关联到患者的医疗记录', 'Leads to a patient’s medical record'),
  person_name: REACH, mobile: REACH, phone: REACH, email: REACH, address: REACH, plate: REACH, vin: REACH, birth_date: REACH, ethnicity: rule(3, true, true, '民族属特定身份信息', 'Ethnicity is a specific identity'),
  social_account: REACH, account_name: WEAK, card_no: REACH, cert_no: REACH, student_no: REACH, exam_ticket_no: REACH, imei: rule(3, true, false, '设备唯一标识，可持续跟踪个人', 'Unique device identifier that can follow a person'),
  free_text_pii: rule(3, true, false, '文本内含个人信息', 'The text holds personal information'),
  score: WEAK, gender: WEAK, age: WEAK,
  landline: rule(1, false, false, '单位公开电话', 'Public telephone of an organisation'),
  bank_account: rule(3, false, false, '单位账户，泄露可致财产损失', 'Account of an organisation; a leak may cost property'),
  org_code: BUSINESS, business_licence_no: BUSINESS, tax_no: BUSINESS, license_no: rule(1, false, false, '公开的许可信息', 'Published licence'),
  uscc: rule(2, false, false, '单位标识，公开渠道可查', 'Identifies an organisation; publicly known'),
  ip: DEVICE, mac: DEVICE, real_estate_unit_no: rule(3, true, false, '可关联到特定不动产权利人', 'Leads to the owner of a property'),
}

const HARMLESS = rule(1, false, false, '公开后不产生危害', 'Does no harm when known')
const MASKED = rule(2, true, false, '已脱敏，重识别风险较低', 'Masked already; little risk of re-identification')

/** What else is in the table, as far as it changes a column's grade. */
export type TableTraits = { health: boolean; persons: boolean; enterprises: boolean; institutions: boolean; movement: boolean }

/** Answers which rule a column falls under; the company it keeps may raise or lower it (就高从严, but public registers stay public). */
export function gradeRule(type: SemanticType, masked: boolean, name: string, traits: TableTraits): GradeRule {
  const base = RULES[type] ?? HARMLESS
  if (masked && base.personal) return MASKED
  if (traits.health && base.personal && base.grade === 3 && (type === 'person_name' || type === 'mobile' || type === 'phone')) {
    return /医生|医师|护士|doctor|ys(xm)?$/i.test(name) ? { ...WEAK, why: { zh: '履行职务的工作人员姓名', en: 'Name of staff on duty' } } : HEALTH
  }
  if (traits.enterprises && !traits.persons && (type === 'person_name' || type === 'address' || type === 'phone' || type === 'mobile')) {
    return rule(2, type !== 'address', false, '企业登记公示信息，弱个人信息', 'Published in the enterprise register; weakly personal')
  }
  if (type === 'address' && traits.enterprises) return rule(2, false, false, '单位的注册或经营地址', 'Registered or business address of an organisation')
  if ((type === 'address' || type === 'phone') && traits.institutions) return rule(1, false, false, '机构公开的地址或电话', 'Published address or telephone of an institution')
  if (type === 'person_name' && /经办|承办|审核|审批|受理人|医生|医师|填报|操作|办理人/.test(name)) return { ...WEAK, why: { zh: '履行职务的工作人员姓名', en: 'Name of staff on duty' } }
  if (type === 'amount' && /收入|工资|薪|salary|income|wage/i.test(name) && traits.persons) return rule(3, true, true, '个人收入属财产信息', 'Personal income is property information')
  if ((type === 'datetime' || type === 'object_name') && traits.movement && !/更新|创建|修改|入库|update|create|modif/i.test(name)) return rule(3, true, true, '与卡号或车牌组合构成行踪轨迹', 'With a card or plate number this traces movement')
  if (base.grade === 1 && traits.health && (type === 'amount' || type === 'datetime' || type === 'measure')) return BUSINESS
  if (base.grade === 1 && type === 'amount' && (traits.persons || traits.movement)) return BUSINESS
  return type === 'org_name' && traits.persons ? BUSINESS : base
}
