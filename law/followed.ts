import type { Words } from './words.ts'

/**
 * Cases that a page of another room follows beside their own, by procedure: where (the id of the case comes after it) and what is found there, at every step
 * but those that come before it; at a step of `works` what is due is done there.
 */
export const followedCases: { readonly [procedure: string]: { readonly at: string; readonly title: Words; readonly notAt: readonly string[]; readonly works: { readonly [step: string]: Words } } } = {
  incident: { at: '/desk/incidents/', title: { zh: '报告时限', en: 'Reporting clocks' }, notAt: ['reporting'], works: { handling: { zh: '报告时限和登记报告', en: 'Reporting clocks, and to record a report' } } },
}
