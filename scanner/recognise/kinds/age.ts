import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Ages in years. */
export const age: Kind = {
  type: 'age',
  headings: { chinese: '年龄 周岁 岁数 实足年龄 虚岁', pinyin: 'nl nianling', english: 'age ages' },
  length: [1, 6],
  fit: (value) =>
    /^\d{1,3}(?:周?岁|\.\d)?$/.test(value) && Number.parseInt(value, 10) <= 130
      ? FIT.checked
      : /^\d{1,2}(?:个?月|天)$/.test(value)
        ? FIT.checked
        : FIT.no,
  form: { zh: '0 至 130 的整数', en: 'whole numbers from 0 to 130' },
  by: 'form',
  needsHeading: true,
  unless: (view) => /平均|房|楼|树|船|车|工龄|教龄|建筑/.test(view.heading.chinese),
}
