import { FIT } from '#scanner/recognise/kind.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Codes of GB/T 4754: a letter of A to T, and two to four digits behind it or alone. */
export const industryCode: Kind = {
  type: 'industry_code',
  headings: {
    chinese: '行业代码 行业编码 行业分类代码 国民经济行业代码 行业小类代码 行业大类代码 行业门类代码 所属行业代码',
    pinyin: 'hydm hyfldm hybm',
    english: 'industrycode siccode naics industry gb4754',
  },
  length: [1, 5],
  fit: (value) => (/^[A-T](?:\d{2,4})?$/.test(value) || /^\d{1,4}$/.test(value) ? FIT.checked : FIT.no),
  form: { zh: '行业分类代码（GB/T 4754）', en: 'codes of the classification of industries' },
  by: 'form',
  unless: (view, hint) => hint < 0.8 && !isCodeList(view),
}

/** The list itself: single letters of the sections among many codes of up to four digits, under a heading of codes. */
function isCodeList(view: ColumnView): boolean {
  const sections = new Set(view.values.filter((value) => /^[A-T]$/.test(value)))
  return sections.size >= 10 && view.distinct > 100 && view.heading.hints.has('code')
}
