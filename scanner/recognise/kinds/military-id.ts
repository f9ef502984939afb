import { byForm } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Papers of officers, soldiers and civilian cadres: word, 字第, number. */
export const militaryId: Kind = {
  type: 'military_id',
  headings: {
    chinese: '军官证号?码? 士兵证号?码? 军人证件?号?码? 文职干部证号?码? 警官证号?码? 军官证件号 退伍证号?码? 退役军人证号?码?',
    pinyin: 'jgz jgzh jgzhm sbz sbzh',
    english: 'militaryid militaryidno officerid soldierid',
  },
  length: [6, 20],
  fit: byForm(/^[\u4e00-\u9fa5]{1,4}字?第[0-9A-Za-z]{4,8}号?$/),
  form: { zh: '“×字第×号”格式', en: 'the form 字第…号' },
  by: 'form',
  telling: true,
  unless: (view, hint) =>
    hint === 0 && share(view.values, (value) => /^[军武海空陆南北东西中沈兰济成广政后装参总文士].*字第/.test(value)) < 0.5,
}
