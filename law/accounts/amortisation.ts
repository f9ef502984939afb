import type { Regime } from './account.ts'
import type { Words } from '../words.ts'

/** The entry of the monthly run: which expense a card's amortisation may be charged to; the credit is always accumulated amortisation, never a budget entry. */
export const amortisation = {
  title: { zh: '计提本月摊销', en: 'Amortisation of the month' },
  basis: 'choice:amortisation',
  expenses: {
    government: ['activity-expense', 'administration-expense'],
    enterprise: ['administration-expense', 'main-cost', 'production-cost'],
  },
} as const satisfies {
  readonly title: Words
  readonly basis: 'choice:amortisation'
  readonly expenses: { readonly [regime in Regime]: readonly string[] }
}

/** Where the useful life comes from; without law or contract a government unit takes at least the years of choice:useful-life. */
export const lifeGrounds = {
  law: { zh: '法律规定的年限', en: 'Set by law' },
  contract: { zh: '合同约定的年限', en: 'Set by contract' },
  estimate: { zh: '没有规定或约定，按预计年限', en: 'Estimated, since neither sets it' },
  indefinite: { zh: '使用年限不确定，不摊销', en: 'Indefinite, not amortised' },
} as const satisfies { readonly [ground: string]: Words }
export type LifeGround = keyof typeof lifeGrounds
