import type { DueLine } from '#contract/desks.ts'
import type { Words } from '#law/words.ts'

/** What kinds of things fall due. */
export const dueWords: { readonly [kind in DueLine['kind']]: Words } = {
  round: { zh: '盘点应结束', en: 'Round to end' },
  regrading: { zh: '分级任务', en: 'Grading' },
  memo: { zh: '备查复核', en: 'Memorandum review' },
  opinion: { zh: '法律意见书到期', en: 'Opinion runs out' },
  valuation: { zh: '评估报告到期', en: 'Valuation runs out' },
  certificate: { zh: '登记凭证到期', en: 'Certificate runs out' },
  fallen: { zh: '登记失效后处理', en: 'After a registration fell' },
}
