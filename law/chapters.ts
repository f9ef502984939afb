import type { Words } from './words.ts'

/** What the chapters of the guideline are about, in our own short words. */
export const chapters: { readonly [chapter: string]: Words } = {
  1: { zh: '总则', en: 'General' },
  2: { zh: '职责', en: 'Duties' },
  3: { zh: '分类分级和盘点', en: 'Grading and inventory' },
  4: { zh: '登记、备查和处置', en: 'Registration, memoranda, disposal' },
  5: { zh: '授权运营和使用', en: 'Operation and use' },
  6: { zh: '流通交易和收益', en: 'Trading and income' },
  7: { zh: '安全和监督', en: 'Security and supervision' },
  8: { zh: '责任、解释和修订', en: 'Liability and interpretation' },
}
