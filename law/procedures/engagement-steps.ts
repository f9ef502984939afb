import type { Ending, Step } from '../procedure.ts'

/** The procedures by which a paper on an asset version is commissioned. */
export const paperCommissions: readonly string[] = ['legal-opinion', 'valuation']

/** What a unit does with the quotation of a firm, whatever it commissioned. */
export const quotation = {
  title: { zh: '确认报价', en: 'Quotation' },
  basis: 'choice:quotation',
  by: 'producer',
  may: {
    confirm: { to: 'drafting', title: { zh: '接受报价', en: 'Accept the quotation' }, asks: ['engagement-terms'] },
    return: { to: 'engagement', title: { zh: '请另行报价', en: 'Quote again' }, asks: ['engagement-reason'] },
    withdraw: { to: 'withdrawn' },
  },
  after: { workingDays: 10, basis: 'choice:quotation', to: 'unaccepted' },
} as const satisfies Step<'engagement' | 'drafting', 'withdrawn' | 'unaccepted'>

/** How a commission ends by itself, by the deadline that ran out. */
export const lapsed = {
  unanswered: {
    title: { zh: '逾期未答复，委托终止', en: 'Not answered in time' },
    basis: 'choice:engagement-deadline',
    outcome: 'refused',
    effects: ['tell-lapsed'],
  },
  unaccepted: {
    title: { zh: '逾期未接受报价，委托终止', en: 'Quotation not accepted in time' },
    basis: 'choice:quotation',
    outcome: 'refused',
    effects: ['tell-lapsed'],
  },
  unfiled: {
    title: { zh: '逾期未出具，委托终止', en: 'Not filed in time' },
    basis: 'choice:drafting-deadline',
    outcome: 'refused',
    effects: ['tell-lapsed'],
  },
} as const satisfies Record<string, Ending>
