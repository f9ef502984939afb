import type { Words } from './words.ts'

/** The decisions in other cases that a case can be about, and the steps at which they were taken, by procedure: whoever acted there is kept out of a step that says so. */
export const earlierDecisions = {
  'credit-deduction': { title: { zh: '作出这项扣分', en: 'the deduction' }, steps: { 'operator-sanction': ['proposal', 'decision'] } },
} as const satisfies Record<string, { readonly title: Words; readonly steps: { readonly [procedure: string]: readonly string[] } }>

/** A decision in another case: the key of `earlierDecisions`. */
export type EarlierDecision = keyof typeof earlierDecisions
