import type { Words } from './words.ts'

/** Kinds of parameters by what they draw a line through; each parameter is of exactly one (choice:parameter-versions). */
export const parameterKinds = {
  limit: { zh: '办件环节的时限', en: 'Time limits of the steps of cases' },
  span: { zh: '两件事之间的时间', en: 'Times between two events' },
  term: { zh: '有效期、保存期和最长期限', en: 'Terms of validity and keeping, longest terms' },
  threshold: { zh: '数值和比例的界限', en: 'Thresholds on numbers and shares' },
  count: { zh: '次数和数量', en: 'Counts' },
  rate: { zh: '费率和加点', en: 'Rates' },
  score: { zh: '计分', en: 'Scores' },
  day: { zh: '截止日期', en: 'Days' },
  reminder: { zh: '提前提醒的天数', en: 'Reminders so many days before' },
  hour: { zh: '一天里的时刻', en: 'Hours of the day' },
  form: { zh: '写法和精度', en: 'How something is written' },
  none: { zh: '没有记录随它而变', en: 'Nothing recorded depends on it' },
} as const satisfies Record<string, Words>
export type ParameterKind = keyof typeof parameterKinds

/**
 * How what is measured meets the value: beyond it, reached, short of it, not beyond, later or no earlier than that day; `value` where not
 * yes or no but something else comes out, `times` where something happens so many times.
 */
export type Line = 'over' | 'reached' | 'short' | 'within' | 'later' | 'since' | 'value' | 'times'

type FactShape = {
  readonly kind: Exclude<ParameterKind, 'none'>
  readonly line: Line
  /** What one record is. */
  readonly title: Words
  /** What comes out when the line is met; of `value` and `times`, what it is. */
  readonly outcome: Words
  /** The one bureau whose officers read these records; both, when it is not said. */
  readonly readBy?: 'data-bureau'
  /** What the records cannot tell. */
  readonly note?: Words
}

const late = { zh: '超过时限', en: 'beyond the limit' }
const tooLong = { zh: '超过最长期限', en: 'longer than allowed' }
const lookedAt = { zh: '提请查看', en: 'somebody is asked to look' }
const reminders = { zh: '上一年应发提醒次数', en: 'reminders in the year' }
const refusedNotKept = {
  zh: '当时被拒绝的没有留下办件，放宽后会多受理多少无从知道',
  en: 'What was refused left no record, so how many more a wider value would have admitted is not known',
}
const keptWhenReached = {
  zh: '扫描只记下达到现行值的变化：调低后多出的没有记录，只能算出调高后少多少',
  en: 'A scan keeps only what reached the present value: what a lower one would add is not recorded, only what a higher one takes away',
}
const firmsAlone = {
  zh: '按每家机构各自推算，办件中与关联机构合并计算的不在内',
  en: 'Worked out for each firm by itself; cases count it together with its affiliates',
}
const byTerm = {
  zh: '按期限届满日推算；已经续期、注销而没有发出的也计在内',
  en: 'Worked out from the end of each term; those not sent because it was renewed or ended are counted too',
}

/** What is recorded of which a parameter draws the line: the kind of the line, what a record is and what comes out. */
export const recordedFacts = {
  'step-visits': {
    kind: 'limit',
    line: 'over',
    title: { zh: '离开这些环节的办件', en: 'cases that left these steps' },
    outcome: late,
    note: {
      zh: '按到达和离开之间的工作日计，停表的时间不扣除，到期自动往下办的按满期计',
      en: 'In working days between coming and leaving; time that stood still is not taken off, and what went on by itself took the whole limit',
    },
  },
  'incident-clocks': {
    kind: 'span',
    line: 'over',
    title: { zh: '安全事件的报告时限', en: 'reporting clocks of incidents' },
    outcome: { zh: '超过时限才报告或者仍未报告', en: 'reported late or not yet' },
  },
  'incident-warnings': {
    kind: 'span',
    line: 'short',
    title: { zh: '安全事件的报告时限', en: 'reporting clocks of incidents' },
    outcome: { zh: '届满前会提醒', en: 'reminded before the end' },
  },
  'regrading-tasks': {
    kind: 'span',
    line: 'over',
    title: { zh: '分级任务', en: 'gradings to be made' },
    outcome: { zh: '超过期限才办结或者仍未办结', en: 'done late or not yet' },
  },
  'assessment-reports': {
    kind: 'span',
    line: 'over',
    title: { zh: '报送的风险评估报告', en: 'reports of risk assessments' },
    outcome: { zh: '晚报', en: 'handed in late' },
  },
  'assessment-gaps': {
    kind: 'span',
    line: 'over',
    title: { zh: '运营主体两次风险评估之间（最近一次到今天）', en: 'times from one risk assessment to the next, or to today' },
    outcome: { zh: '超过周期', en: 'beyond the cycle' },
  },
  'developer-reviews': {
    kind: 'span',
    line: 'reached',
    title: { zh: '开发主体备案或最近一次审核之后', en: 'times since filing or last review of a developer' },
    outcome: { zh: '列入应审核名单', en: 'due for review' },
  },
  'memo-reviews': {
    kind: 'span',
    line: 'over',
    title: { zh: '登记失效转入备查簿的资产', en: 'assets that came to the memorandum as their registration fell' },
    outcome: { zh: '到期仍未复核', en: 'not reviewed by then' },
  },
  'fallen-rests': {
    kind: 'span',
    line: 'over',
    title: { zh: '登记失效时的使用标识和其他登记', en: 'use marks and other registrations when a registration fell' },
    outcome: { zh: '超过期限才终止或者仍未终止', en: 'ended late or not yet' },
  },
  renewals: {
    kind: 'span',
    line: 'over',
    title: { zh: '续展申请', en: 'applications for renewal' },
    outcome: { zh: '提出过早，不予受理', en: 'too early to be taken' },
    note: refusedNotKept,
  },
  certificates: {
    kind: 'term',
    line: 'value',
    title: { zh: '首次登记发放的凭证', en: 'certificates of first registrations' },
    outcome: { zh: '有效期届满日', en: 'last day of validity' },
  },
  'renewal-terms': {
    kind: 'term',
    line: 'over',
    title: { zh: '续展申请（申请的年数）', en: 'renewals, by the years asked for' },
    outcome: tooLong,
    note: refusedNotKept,
  },
  'valuation-terms': {
    kind: 'term',
    line: 'over',
    title: { zh: '评估报告', en: 'valuations' },
    outcome: { zh: '载明的有效期长于提示', en: 'a term longer than suggested' },
  },
  'mandate-terms': {
    kind: 'term',
    line: 'over',
    title: { zh: '经选取的授权', en: 'mandates by selection' },
    outcome: tooLong,
    note: refusedNotKept,
  },
  invitations: {
    kind: 'term',
    line: 'over',
    title: { zh: '参与讨论的邀请链接', en: 'invitations to contribute' },
    outcome: tooLong,
    note: refusedNotKept,
  },
  'hand-overs': {
    kind: 'term',
    line: 'over',
    title: { zh: '离岗交接', en: 'posts handed over' },
    outcome: tooLong,
    readBy: 'data-bureau',
    note: refusedNotKept,
  },
  grants: {
    kind: 'term',
    line: 'over',
    title: { zh: '按需授权的申请', en: 'grants asked for' },
    outcome: tooLong,
    readBy: 'data-bureau',
    note: refusedNotKept,
  },
  'organisation-ends': {
    kind: 'term',
    line: 'over',
    title: { zh: '记录机构撤销的申请', en: 'ends of organisations asked for' },
    outcome: tooLong,
    readBy: 'data-bureau',
    note: refusedNotKept,
  },
  tokens: {
    kind: 'term',
    line: 'over',
    title: { zh: '生成的接口令牌', en: 'tokens made' },
    outcome: tooLong,
    readBy: 'data-bureau',
    note: refusedNotKept,
  },
  destructions: {
    kind: 'term',
    line: 'within',
    title: { zh: '含这类记录的数据的销毁', en: 'destructions of data with such records' },
    outcome: { zh: '保存期未满，不能销毁', en: 'still to be kept' },
    note: refusedNotKept,
  },
  'idle-accounts': {
    kind: 'term',
    line: 'reached',
    title: { zh: '在用的账号（截至今天未登录的天数）', en: 'accounts in use, by days without a sign-in until today' },
    outcome: { zh: '列入休眠', en: 'listed as dormant' },
    readBy: 'data-bureau',
  },
  'dormant-accounts': {
    kind: 'term',
    line: 'reached',
    title: { zh: '已休眠的账号（列入休眠之后的天数）', en: 'dormant accounts, by days since they were listed' },
    outcome: { zh: '自动停用', en: 'suspended' },
    readBy: 'data-bureau',
    note: { zh: '管理员的账号只列出、不自动停用，也计在内', en: 'Administrators, who are listed and never suspended, are counted too' },
  },
  passwords: {
    kind: 'term',
    line: 'reached',
    title: { zh: '在用账号的密码（截至今天用了的天数）', en: 'passwords of accounts in use, by days until today' },
    outcome: { zh: '下次登录须先修改', en: 'to be changed at the next sign-in' },
    readBy: 'data-bureau',
  },
  'falling-due': {
    kind: 'threshold',
    line: 'within',
    title: {
      zh: '尚未到期的意见书、评估报告、凭证和备查复核',
      en: 'opinions, valuations, certificates and reviews that are still to fall due',
    },
    outcome: { zh: '列入工作台', en: 'listed on the desks' },
  },
  volumes: {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '有上一次可比的扫描结果', en: 'findings with one before them' },
    outcome: lookedAt,
  },
  nulls: {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '有上一次可比的扫描结果（取同名字段中变化最大的）', en: 'findings with one before them, by the column that changed most' },
    outcome: { zh: '列出变化', en: 'the change is listed' },
  },
  'number-drifts': {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '记下的数值分布变化', en: 'drifts of numbers on record' },
    outcome: lookedAt,
    note: keptWhenReached,
  },
  'category-drifts': {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '记下的取值分布变化', en: 'drifts of categories on record' },
    outcome: lookedAt,
    note: keptWhenReached,
  },
  'quality-changes': {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '有上一次可比得分的扫描结果', en: 'findings with a score before them' },
    outcome: { zh: '列出变化', en: 'the change is listed' },
  },
  persons: {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '含个人信息的扫描结果（取不同值最多的个人信息字段）', en: 'findings with personal columns, by the most distinct values' },
    outcome: { zh: '提示可能属于重要数据', en: 'shown as maybe important data' },
  },
  'decided-grades': {
    kind: 'threshold',
    line: 'over',
    title: { zh: '分类分级决定', en: 'gradings decided' },
    outcome: { zh: '没有对应的级别', en: 'no such level' },
  },
  'grades-shown': {
    kind: 'threshold',
    line: 'reached',
    title: { zh: '进入目录的一般数据资产', en: 'assets of general data that entered the catalogue' },
    outcome: { zh: '存放位置和取值按级别隐藏', en: 'place and values hidden by grade' },
  },
  'grades-published': {
    kind: 'threshold',
    line: 'within',
    title: { zh: '已发布行业清单中的一般数据', en: 'general data on published sector lists' },
    outcome: { zh: '向社会公开名称', en: 'named to the public' },
  },
  'grading-reasons': {
    kind: 'threshold',
    line: 'short',
    title: { zh: '低于提议级别的分级决定（理由字数）', en: 'gradings below the proposal, by the length of the reason' },
    outcome: { zh: '理由过短，不能提交', en: 'the reason is too short' },
    note: refusedNotKept,
  },
  'asset-names': {
    kind: 'threshold',
    line: 'over',
    title: { zh: '建卡的资产（名称字数）', en: 'assets carded, by the length of the name' },
    outcome: { zh: '名称过长', en: 'the name is too long' },
  },
  'due-years': {
    kind: 'threshold',
    line: 'over',
    title: {
      zh: '有期限的办件（期限所在年度，后来载入放假安排的年度除外）',
      en: 'cases with a due day, by its year, without the years whose holidays were loaded since',
    },
    outcome: { zh: '期限为暂定', en: 'the day is provisional' },
  },
  'book-lives': {
    kind: 'threshold',
    line: 'short',
    title: { zh: '政府会计单位估计的使用年限', en: 'lives estimated by public units' },
    outcome: { zh: '短于下限，不能入账', en: 'shorter than allowed' },
    note: refusedNotKept,
  },
  'odd-prices': {
    kind: 'threshold',
    line: 'over',
    title: { zh: '可比的挂牌产品（与中位价之比）', en: 'listed products that can be compared, by the ratio to the median' },
    outcome: { zh: '列为价格异常', en: 'an odd price' },
  },
  corrections: {
    kind: 'count',
    line: 'over',
    title: { zh: '退回补正过的办件', en: 'cases sent back for correction' },
    outcome: { zh: '不能再退回', en: 'not sent back again' },
    note: refusedNotKept,
  },
  'firm-runs': {
    kind: 'count',
    line: 'reached',
    title: {
      zh: '意见书和评估报告（此前连续由同一机构出具的份数）',
      en: 'opinions and valuations, by how many before were by the same firm',
    },
    outcome: { zh: '委托时须说明理由', en: 'a reason is needed' },
    note: firmsAlone,
  },
  'firm-shares': {
    kind: 'count',
    line: 'reached',
    title: { zh: '机构和委托单位（一年内出具的资产项数）', en: 'firms with a unit, by assets within the year' },
    outcome: { zh: '再委托须说明理由', en: 'a reason is needed next time' },
    note: firmsAlone,
  },
  'assessor-runs': {
    kind: 'count',
    line: 'reached',
    title: { zh: '年度风险评估（同一机构连续的次数）', en: 'yearly risk assessments, by times in a row by one firm' },
    outcome: { zh: '须更换机构', en: 'another firm is needed' },
    note: refusedNotKept,
  },
  experts: {
    kind: 'count',
    line: 'short',
    title: { zh: '运营主体选取（聘请的专家人数）', en: 'calls for operators, by experts named' },
    outcome: { zh: '专家不足，不能评审', en: 'too few experts' },
    readBy: 'data-bureau',
    note: refusedNotKept,
  },
  'card-tables': {
    kind: 'count',
    line: 'over',
    title: { zh: '上传的信息卡表格（行数）', en: 'tables of cards, by lines' },
    outcome: { zh: '整表不收', en: 'not taken' },
  },
  'legacy-tables': {
    kind: 'count',
    line: 'over',
    title: { zh: '整表开办的存量登记（行数）', en: 'tables of earlier registrations, by lines' },
    outcome: { zh: '整表不收', en: 'not taken' },
    note: refusedNotKept,
  },
  'failed-sign-ins': {
    kind: 'count',
    line: 'reached',
    title: { zh: '账号连续登录失败', en: 'runs of failed sign-ins' },
    outcome: { zh: '锁定', en: 'locked' },
    readBy: 'data-bureau',
    note: {
      zh: '按登录成功之间连续失败的次数计，不含第二因素的失败；已锁定后的尝试不计',
      en: 'Counted between successes, without failures of the second factor; tries while locked do not count',
    },
  },
  'points-added': {
    kind: 'rate',
    line: 'over',
    title: { zh: '按最高准许收入定价的产品', en: 'products priced by permitted income' },
    outcome: { zh: '加点过高，不能提交', en: 'too many points added' },
    note: refusedNotKept,
  },
  'credit-grades': {
    kind: 'score',
    line: 'value',
    title: { zh: '有信用扣分的运营主体（已扣分数）', en: 'operators with points taken off, by how many' },
    outcome: { zh: '信用等级', en: 'grade of credit' },
  },
  'list-scores': {
    kind: 'score',
    line: 'value',
    title: { zh: '行业清单中评分的资产', en: 'assets scored on sector lists' },
    outcome: { zh: '按新满分折算的得分', en: 'score out of the new full mark' },
    note: { zh: '各项按同一比例折算，先后次序不变', en: 'All parts change in proportion; the order stays' },
  },
  'inventory-days': {
    kind: 'day',
    line: 'later',
    title: { zh: '公共数据生产主体的年度盘点', en: 'yearly inventories of public producers' },
    outcome: { zh: '逾期发布或者逾期未发布', en: 'published late or not at all' },
  },
  'report-days': {
    kind: 'day',
    line: 'later',
    title: { zh: '公共数据生产主体的年度监管报告', en: 'yearly reports of public producers' },
    outcome: { zh: '晚报或者逾期未报', en: 'handed in late or not at all' },
  },
  'disclosure-days': {
    kind: 'day',
    line: 'later',
    title: { zh: '公布的定期披露', en: 'periodic disclosures' },
    outcome: { zh: '逾期公布', en: 'published late' },
    note: { zh: '没有公布的不在其中', en: 'What was not published is not among them' },
  },
  'legacy-days': {
    kind: 'day',
    line: 'since',
    title: { zh: '转入的存量登记（原凭证发放日）', en: 'earlier registrations taken over, by the day of the certificate' },
    outcome: { zh: '不再按存量转入', en: 'not taken over' },
    note: refusedNotKept,
  },
  'certificate-ends': {
    kind: 'reminder',
    line: 'times',
    title: { zh: '提醒期内到期的凭证', en: 'certificates that end' },
    outcome: reminders,
    note: byTerm,
  },
  'paper-ends': {
    kind: 'reminder',
    line: 'times',
    title: { zh: '提醒期内到期的意见书和评估报告', en: 'opinions and valuations that end' },
    outcome: reminders,
    note: byTerm,
  },
  'national-ends': {
    kind: 'reminder',
    line: 'times',
    title: { zh: '提醒期内到期的国家登记记录', en: 'records of national registrations that end' },
    outcome: reminders,
    note: byTerm,
  },
  'property-ends': {
    kind: 'reminder',
    line: 'times',
    title: { zh: '提醒期内到期的数据产权登记凭证记录', en: 'records of data property certificates that end' },
    outcome: reminders,
    note: byTerm,
  },
  'mandate-ends': {
    kind: 'reminder',
    line: 'times',
    title: { zh: '提醒期内届满的授权', en: 'mandates that end' },
    outcome: reminders,
    note: byTerm,
  },
  'inventory-ends': {
    kind: 'reminder',
    line: 'times',
    title: { zh: '公共数据生产主体的年度盘点', en: 'yearly inventories of public producers' },
    outcome: reminders,
  },
  readings: {
    kind: 'hour',
    line: 'reached',
    title: { zh: '运营、开发主体的查阅、取出和使用判定', en: 'what operators and developers read, took out or asked to use' },
    outcome: { zh: '在非工作时段', en: 'at odd hours' },
    readBy: 'data-bureau',
  },
  numbers: {
    kind: 'form',
    line: 'value',
    title: { zh: '发放的凭证', en: 'certificates issued' },
    outcome: { zh: '凭证编号（校验位另算）', en: 'number, its check character apart' },
  },
  'quality-scores': {
    kind: 'form',
    line: 'value',
    title: { zh: '有质量得分的扫描结果', en: 'findings with a score of quality' },
    outcome: { zh: '提议的质量系数', en: 'coefficient proposed' },
  },
} as const satisfies Record<string, FactShape>
/** A kind of record a parameter is read against: the key of `recordedFacts`. */
export type RecordedFact = keyof typeof recordedFacts

/** Why nothing recorded depends on a parameter, in words. */
export type NothingRecorded = { readonly nothing: Words }
/** What a parameter is read against. */
export type Reads = RecordedFact | NothingRecorded

/** Computed when somebody looks, and kept nowhere. */
export const onlyWhenShown = (zh: string, en: string): NothingRecorded => ({
  nothing: {
    zh: `${zh}，只在查看时计算，不留记录，也不决定任何事项：改变它不会使上一年的任何记录不同。`,
    en: `${en}; it is computed when somebody looks, is kept nowhere and decides nothing, so no record of the last year would differ.`,
  },
})
/** A technical limit whose use leaves no number behind. */
export const notMeasured = (zh: string, en: string): NothingRecorded => ({
  nothing: { zh: `${zh}，上一年有多少会不同无从算起。`, en: `${en}, so how much of the last year would differ cannot be told.` },
})

/** The kind of a parameter by what it is read against. Pure. */
export function kindOf(reads: Reads): ParameterKind {
  return typeof reads === 'string' ? recordedFacts[reads].kind : 'none'
}
