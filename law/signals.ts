import type { Basis } from './procedure.ts'
import type { Words } from './words.ts'

type Signal = { readonly title: Words; readonly why: Words; readonly help: Words; readonly basis: Basis }

/** What the records themselves point to, before anybody inspects: what it is, why it matters, what supervision does with it. */
export const riskSignals = {
  'incident-late': {
    title: { zh: '安全事件报告时限已过', en: 'A report of an incident is late' },
    why: { zh: '法定时限已过，还没有登记报告', en: 'The hours of the law are over and nobody was told' },
    help: { zh: '督促运营主体立即报告并登记', en: 'Have the operator report at once' },
    basis: '§7.5',
  },
  'unmarked-use': {
    title: { zh: '有协议、没有使用登记', en: 'Use without a mark' },
    why: { zh: '使用协议在执行，信息卡上没有相应的使用标识', en: 'An agreement runs, and the card has no mark of it' },
    help: { zh: '请持有单位补登使用标识，核对使用情况', en: 'Have the holder set the mark and check the use' },
    basis: '§3.11',
  },
  'unfiled-developer': {
    title: { zh: '开发主体没有备案', en: 'A developer without a filing' },
    why: {
      zh: '协议在执行，该开发主体没有在期的备案：没有办结、已到期或者已终止',
      en: 'An agreement runs, and no filing of the developer stands: never concluded, over or ended',
    },
    help: { zh: '核查后责令备案或者暂停协议', en: 'Check, have it filed, or have the agreement suspended' },
    basis: '§5.4',
  },
  'operator-without-compliance': {
    title: { zh: '运营主体合规档案不完整', en: 'An operator without a whole compliance file' },
    why: {
      zh: '授权在执行，合规档案五部分中有没有存档的或者已过期的',
      en: 'A mandate runs, and of the five parts of the compliance file one is missing or expired',
    },
    help: { zh: '责令报送，必要时暂停授权', en: 'Have it handed in; suspend the mandate where needed' },
    basis: '§7.4',
  },
  'assessment-overdue': {
    title: { zh: '风险评估逾期', en: 'Risk assessment overdue' },
    why: { zh: '授权在执行，12个月内没有收悉的风险评估', en: 'A mandate runs, and no assessment was received for twelve months' },
    help: { zh: '督促评估并报送', en: 'Have it assessed and handed in' },
    basis: 'choice:risk-assessment-yearly',
  },
  'late-round': {
    title: { zh: '上年度盘点没有完成', en: 'The round of last year is not done' },
    why: { zh: '公共单位每年盘点，上一年度没有发布目录', en: 'Public units count each year; last year’s was not published' },
    help: { zh: '督促完成盘点', en: 'Have it finished' },
    basis: '§3.9',
  },
  'odd-price': {
    title: { zh: '价格异常', en: 'An odd price' },
    why: {
      zh: '挂牌价与同类同单位产品的中位价相差三倍以上',
      en: 'The price is three times the median of its kind and unit, or a third of it',
    },
    help: { zh: '核查定价依据', en: 'Look at the pricing paper' },
    basis: 'choice:odd-price',
  },
  'odd-hours': {
    title: { zh: '非工作时段使用', en: 'Use at odd hours' },
    why: {
      zh: '最近30天运营、开发主体在22点至6点查阅、取出数据资产资料或者提请使用判定',
      en: 'In the last 30 days an operator or developer read or took out material, or asked to use data, between 22 and 6',
    },
    help: { zh: '核对用途，必要时专项检查', en: 'Ask what for; inspect where needed' },
    basis: 'choice:odd-hours',
  },
  'certificate-expiring': {
    title: { zh: '使用中的资产凭证将到期', en: 'A certificate in use runs out' },
    why: { zh: '协议还在执行，登记凭证30天内到期', en: 'An agreement runs on, and the certificate ends within 30 days' },
    help: { zh: '提醒持有单位续展', en: 'Remind the holder to renew' },
    basis: '§4.3',
  },
} as const satisfies Record<string, Signal>
/** A risk signal: the key of `riskSignals`. */
export type RiskSignal = keyof typeof riskSignals
