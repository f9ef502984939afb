import type { Words } from '../words.ts'

/** What may follow about inspections, incidents, reports, disputes and interpretations. */
export const supervisionEffects = {
  'enter-inspection': { zh: '列入监督检查台账', en: 'Entered in the register of inspections' },
  'close-inspection': { zh: '检查结果和信用记录记入台账', en: 'Outcome and note of credit entered in the register' },
  'start-incident': { zh: '列入安全事件台账，各项报告时限开始计算', en: 'Entered in the register of incidents; the reporting clocks run' },
  'tell-incident': {
    zh: '即时通知市大数据服务中心和市数据局，按级别和情形通知市委网信办、市公安局',
    en: 'The Centre and the Data Bureau are told at once; by level and kind the cyberspace office and the police',
  },
  'file-incident-final': { zh: '总结报告记入时限', en: 'The final report is entered against its clock' },
  'close-incident': { zh: '安全事件办结', en: 'The incident is closed' },
  'record-risk-assessment': { zh: '风险评估记入台账', en: 'Entered in the register of risk assessments' },
  'record-annual-report': { zh: '年度监管报告记入台账', en: 'Entered in the register of yearly reports' },
  'enter-dispute': { zh: '列入争议台账', en: 'Entered in the register of disputes' },
  'close-dispute': { zh: '争议结果记入台账', en: 'The result is entered in the register of disputes' },
  'publish-ruling': {
    zh: '两局的决定记入台账，解释和修订向社会公布',
    en: 'The decision is entered; interpretations and revisions are published',
  },
  'record-parameter': { zh: '参数的新版本记入台账', en: 'The new version of the parameter is recorded' },
} as const satisfies Record<string, Words>
