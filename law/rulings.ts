import type { Words } from './words.ts'

/** What is asked of the two bureaux about the guideline. */
export const rulingKinds = {
  interpretation: { zh: '规程解释', en: 'Interpretation' },
  revision: { zh: '修订建议', en: 'Proposal to revise' },
  tolerance: { zh: '容错认定', en: 'Good-faith error' },
} as const satisfies Record<string, Words>
/** What is asked: a key of `rulingKinds`. */
export type RulingKind = keyof typeof rulingKinds

/** What is published once it is decided; good-faith errors are about one unit and stay with it and its supervisors. */
export const publishedKinds: readonly RulingKind[] = ['interpretation', 'revision']
