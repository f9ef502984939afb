import type { CardClass, Regime } from './account.ts'

/** By which event data that was destroyed leaves the books, by the class it is carried in; government units carry none as stock (§4.8, §6.3). */
export const eventOfDestruction: { readonly [regime in Regime]: { readonly [each in CardClass]?: string } } = {
  government: { intangible: 'write-off', development: 'development-abandoned' },
  enterprise: { intangible: 'scrap', inventory: 'stock-scrapped', development: 'development-abandoned' },
}
