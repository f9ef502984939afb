import type { Words } from './words.ts'

/** By whom registrations are reviewed before they are put on notice. */
const reviews = ['first-review', 'second-review'] as const

/**
 * The decisions in other cases that a case can be about, and the steps at which they were taken, by procedure: whoever acted there is kept
 * out of a step that says so.
 */
export const earlierDecisions = {
  'noticed-review': {
    title: { zh: '公示前的初审、复审', en: 'the reviews before the notice' },
    steps: {
      'first-registration': reviews,
      'change-registration': reviews,
      'transfer-registration': reviews,
      'legacy-registration': reviews,
      'third-party-correction': reviews,
    },
  },
  'credit-deduction': { title: { zh: '作出这项扣分', en: 'the deduction' }, steps: { 'operator-sanction': ['proposal', 'decision'] } },
} as const satisfies Record<string, { readonly title: Words; readonly steps: { readonly [procedure: string]: readonly string[] } }>

/** A decision in another case: the key of `earlierDecisions`. */
export type EarlierDecision = keyof typeof earlierDecisions
