import type { Words } from '#law/words.ts'

/** What the number is called under which a firm works, by what it writes. */
export const licences = {
  opinion: { zh: '执业许可证号', en: 'Licence' },
  valuation: { zh: '备案编号', en: 'Record number' },
} as const satisfies Record<string, Words>
