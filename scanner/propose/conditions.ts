import { choices } from '#law/choices.ts'
import { categories } from '#law/grading/categories.ts'
import { gradingRules } from '#law/grading/columns.ts'
import { parseCompactDay, parseTime, YEAR_MONTH } from '#scanner/profile/day.ts'
import { FOR_OTHERS, personsIn } from '#scanner/recognise/neighbours.ts'
import { personTableOf } from '#scanner/recognise/person-tables.ts'
import { share } from '#scanner/recognise/values.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { GradingCondition } from '#law/grading/conditions.ts'
import type { Company, JudgedColumn } from '#scanner/propose/company.ts'
import type { PersonTable } from '#scanner/recognise/person-tables.ts'

type Test = (column: JudgedColumn, company: Company) => boolean

const heading =
  (sign: RegExp): Test =>
  (column) =>
    sign.test(column.heading)
const hasPersons = (company: Company): boolean =>
  company.has('id_number', 'birth_date', 'gender', 'ethnicity', 'medical_record_no', 'bank_card', 'passport')
const follows =
  (...tables: readonly PersonTable[]): Test =>
  ({ view }) => {
    const found = personTableOf(view)
    return found !== null && tables.includes(found.table)
  }
/** Kinds by which a person, or one record of many, is told. */
const SINGLE = [
  'person_name',
  'id_number',
  'passport',
  'travel_permit',
  'military_id',
  'social_security_no',
  'mobile',
  'phone',
  'email',
  'birth_date',
  'address',
  'student_no',
  'exam_ticket_no',
  'medical_record_no',
  'bank_card',
  'card_no',
  'cert_no',
  'social_account',
  'account_name',
  'plate',
  'record_id',
] as const
/** The same, and what else belongs to one person, device or moment. */
const ONE = new Set<SemanticType>([...SINGLE, 'age', 'driving_licence_no', 'imei', 'vin', 'datetime', 'timestamp'])
const COUNTS = /人数|(?:发病|死亡|病例|治愈|床位|例)数|人口|人次|户数|数量|合计|总计|小计|count|number|population|total/i
const isCount = ({ type, heading: name }: JudgedColumn): boolean =>
  type === 'quantity' && COUNTS.test(name) && !/家庭|family|household/i.test(name)
const FOURTEEN_YEARS = 14 * 365.25 * 86_400_000
const FEW = 0.01

/** Whether at least one of a hundred sampled ages or birth dates is of somebody under fourteen. */
function hasMinors({ type, view }: JudgedColumn, now: number): boolean {
  if (type === 'age') return share(view.values, (value) => value !== '' && Number.parseFloat(value) < 14) >= FEW
  return (
    share(view.values, (value) => {
      const month = YEAR_MONTH.exec(value)
      const born = month
        ? Date.UTC(Number(month[1]), Number(month[2]) - 1)
        : Number.isNaN(parseTime(value))
          ? parseCompactDay(value)
          : parseTime(value)
      return born <= now && now - born < FOURTEEN_YEARS
    }) >= FEW
  )
}

const STATE = /^(?:亚?健康|良好?|较好|很好|一般|正常|优秀?|中等?|较?差|衰弱|濒危|濒死|死亡|枯死|旺盛|完好|[一二三四]级|[优良中差]等)$/

const ofUsers = (column: JudgedColumn): boolean =>
  /用户|老人|患者|病人|残疾人|人员|会员|乘客|旅客|游客|骑手|骑行人|市民|居民|学生|学号|员工|职工|工号|司机|驾驶员|客户|(?:^|_)(?:user|member|passenger|rider|driver|customer|client|person|staff|employee|student|open|union)_?(?:id|no|code|key)$/i.test(
    column.heading,
  )
/** Kinds by which a person is told, wherever the person lives. */
const PERSON = new Set<SemanticType>(SINGLE.filter((type) => type !== 'record_id' && type !== 'address'))

/** How each condition of the grading rules is seen. */
const TESTS: Record<GradingCondition, Test> = {
  masked: (column) => column.verdict.masked,
  'personal-column': (column) => categories[gradingRules[column.type].category].personal,
  'health-table': (_, company) => company.has('health_status', 'medical_record_no'),
  'persons-table': (_, company) => hasPersons(company),
  'person-examined': (_, company) =>
    hasPersons(company) ||
    personsIn({ views: company.columns.map(({ view }) => view), verdicts: company.columns.map(({ verdict }) => verdict) }) >= 0,
  'persons-beside': (_, company) => hasPersons(company) || company.has('person_name', 'mobile', 'student_no', 'exam_ticket_no'),
  'counted-table': (_, company) =>
    company.columns.some(isCount) && !company.columns.some(({ type }) => (SINGLE as readonly SemanticType[]).includes(type)),
  'one-beside': (_, company) => company.columns.some(({ type }) => type !== 'record_id' && ONE.has(type)),
  'age-beside': (_, company) => company.has('age'),
  'organisation-certificate-heading': heading(/资质|许可|认证|认可|检定|检验|合格证|产品|企业|单位|机构/),
  'each-once': ({ view }) => view.filled >= 5 && view.variety >= 0.98,
  'mere-states': ({ view }) => share(view.values, (value) => STATE.test(value)) >= 0.95,
  religion: follows('religion'),
  'belief-heading': heading(/信仰|信教|(?:^|_)(?:zjxy|xyzj)(?:dm|m)?$|belief|faith|religion/i),
  'person-table-of-codes': follows('marital', 'politics', 'kinship'),
  'education-table-of-codes': follows('education', 'title'),
  'enterprise-register': (_, company) =>
    company.has('org_name', 'uscc') && company.has('uscc', 'org_code', 'business_licence_no') && !hasPersons(company),
  'enterprise-beside': (_, company) => company.has('org_name', 'uscc') && company.has('uscc', 'org_code', 'business_licence_no'),
  'institutions-table': (_, company) => company.has('org_name') && !hasPersons(company) && !company.has('person_name', 'mobile'),
  'movement-table': (_, company) => company.has('card_no', 'plate', 'imei') && company.has('datetime', 'timestamp'),
  'clinician-heading': heading(/医生|医师|护士|科主任|doctor|(?:ys|hs|kzr)(?:xm)?$/i),
  'staff-heading': heading(/经办|承办|审核|审批|受理人|医生|医师|填报|操作|办理人/),
  'home-telephone-heading': heading(/家庭|住宅|宅电|家长|父亲|母亲|亲属|home/i),
  'office-telephone-heading': heading(
    /办公|单位|公司|企业|机构|医院|学校|部门|值班|咨询|服务|传真|热线|客服|监督|投诉|举报|预约|对外|office|work|company|fax|hotline/i,
  ),
  'business-heading': heading(/注册|经营|营业|单位|企业|公司|机构|办公|office|company|regist|business|(?:^|_)(?:zcdz|jydz)$/i),
  'income-heading': heading(/收入|工资|薪|salary|income|wage/i),
  'pay-heading': (column) =>
    /工资|薪[金水酬级资]|绩效(?!目标|指标|评|得分|管理)|奖金|津贴|津补贴|应发|实发|缴[费存](?:基数|工资)|代?扣(?:款|除|缴|税|公积金|养老|医疗|失业)|个税|职业年金|salary|wage|payroll|bonus/i.test(
      column.heading,
    ) && !/总额|总计|平均|人均|average|total/i.test(column.heading),
  'paid-beside': (_, company) =>
    company.has('id_number', 'social_security_no', 'bank_card', 'birth_date', 'student_no') ||
    company.columns.some((other) => (other.type === 'person_name' && !FOR_OTHERS.test(other.heading)) || ofUsers(other)),
  'ware-heading': (column) =>
    column.type === 'object_name' &&
    /货|船|商品|物品|品名|产品|物料|会议|活动|课程|书名|题名|项目|事由|材料|ware|goods|product|meeting|(?:^|_)(?:ship|vessel)_?name/i.test(
      column.heading,
    ) &&
    !/地|站|港|码头|场所|位置|轨迹|place|location|port/i.test(column.heading),
  'body-heading': heading(/身高|体重|体温|腰围|臀围|视力(?!障)|肺活量|BMI|体质指数/i),
  'physiology-heading': heading(
    /血压|收缩压|舒张压|血糖|心率|脉搏|血脂|胆固醇|甘油三酯|尿酸|肌酐|转氨酶|血红蛋白|白细胞|血小板|抗体|孕[周次产]|产次|末次月经|预产期|心电图|体检结[论果]|总检结论|超声(?:所见|诊断|结果)|影像(?:所见|诊断)|病理(?:诊断|结果)|blood_?pressure|heart_?rate|glucose/i,
  ),
  offences: ({ view }) => share(view.values, (value) => /^[\u4e00-\u9fff、（）()]{2,30}罪$/.test(value)) >= 0.6,
  'bookkeeping-heading': heading(/更新|创建|修改|入库|update|create|modif/i),
  'rights-holder-heading': heading(/使用权人|权利人|业主|产权人|受让人|竞得人|right.?holder|owner/i),
  'occupation-heading': heading(/职业|职务|工种|岗位|occupation|profession|job/i),
  'small-area-heading': heading(
    /街道|社区|居委|村|乡镇|小区|网格|street|community|village|neighbou?rhood|(?:^|_)(?:jdmc|sqmc|cwmc|xzmc)$/i,
  ),
  'movement-heading': heading(
    /入住|离店|退房|扫码|进站|出站|进出(?!口)|出入|进门|出门|入场|离场|通行(?!证)|经过|过车|抓拍|定位|刷卡|打卡|签到|登机|乘车|check.?in|check.?out|scan(?:ned)?_?(?:at|time)|locat(?:ed|ion)_?(?:at|time)|pass(?:ed|ing)?_?(?:at|time)|swipe|entry_?time|exit_?time/i,
  ),
  'cell-heading': heading(/基站|蜂窝|(?:^|_)(?:cell|lac|bts|enodeb)(?:_?(?:id|name))?$/i),
  'stop-heading': heading(/站|卡口|路口|停车场|场所|地点|位置|门店|酒店|宾馆|旅馆|旅店|民宿|station|stop|gate|location|place|venue/i),
  minors: (column, company) => hasMinors(column, company.now),
  recurring: ({ view }) => view.filled >= 20 && view.variety < 0.5,
  'user-heading': (column) => ofUsers(column),
  'person-told-beside': (_, company) => company.columns.some((other) => PERSON.has(other.type) || ofUsers(other)),
  moves: ({ view }, company) =>
    company.columns.some(
      (other) => (other.type === 'longitude' || other.type === 'coordinates') && other.view.distinct > 2 * view.distinct,
    ),
  'ten-million': ({ view }) => view.distinct >= choices['important-data'].value,
  precise: ({ view }) => share(view.values, (value) => /\.\d{5}|^-?\d{7,9}$/.test(value)) > 0.5,
  'at-scale': ({ view }) => view.distinct > 1000,
}

/** Answers whether every condition holds for the column in its table, and none of those it must not. */
export function holds(
  when: readonly GradingCondition[],
  unless: readonly GradingCondition[],
  column: JudgedColumn,
  company: Company,
): boolean {
  return when.every((one) => TESTS[one](column, company)) && !unless.some((one) => TESTS[one](column, company))
}
