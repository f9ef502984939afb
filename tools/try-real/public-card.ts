import { textOf } from '#contract/text-of.ts'

type Given = Readonly<Record<string, unknown>>

/** The card of a public data file: what the scan drafted, and what can truthfully be said where it knows nothing. */
export function publicCard(file: string, responsible: string, draft: Given): Record<string, unknown> {
  const filled = {
    category: 'departmental',
    industry: 'S',
    dataForm: 'structured',
    origin: 'collected',
    originSystem: '公开数据网站',
    collectionBasis: '公开数据',
    importance: 'general',
    rightsBasis: '公开数据',
    lawfulDuty: '平台试用',
    expectedBenefit: 'service',
    benefitReason: '验证平台处理真实文件的能力',
    department: '数据管理处',
  }
  const name = (textOf(draft['name']) || file).slice(0, 40)
  const summary = (textOf(draft['summary']) || `${file} 的数据`).slice(0, 400).padEnd(10, '。')
  return {
    ...filled,
    ...draft,
    name,
    summary,
    origin: filled.origin,
    originEvidence: `公开数据文件“${file}”，原样取得，供平台试用`.slice(0, 1000),
    responsible,
  }
}
