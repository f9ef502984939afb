import type { OrganisationKind } from '../parties.ts'
import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'

/** By which accounting rules a unit keeps its books: government accounting (two ledgers side by side) or the enterprise standards. */
export type Regime = 'government' | 'enterprise'
/** Financial accounting, or the budget accounting that government units keep beside it. */
export type Ledger = 'financial' | 'budget'
/** What the two ledgers are called. */
export const ledgerWords: { readonly [ledger in Ledger]: Words } = {
  financial: { zh: '财务会计', en: 'Financial' },
  budget: { zh: '预算会计', en: 'Budget' },
}
export type Side = 'debit' | 'credit'
/** What a card is carried as: intangible asset, stock held for sale, or development expenditure that is not finished. */
export type CardClass = 'intangible' | 'inventory' | 'development'
/** The three values of a card; each has one account of the ledger that must hold the sum of them. */
export type Measure = 'cost' | 'amortised' | 'impaired'
/** How the data came in, the columns of the disclosure tables. */
export type Manner = 'purchased' | 'developed' | 'other'

/** One account. `code` is what accounting systems know it by; a unit may set its own (choice:chart-of-accounts). */
export type Account = {
  readonly code: string
  readonly title: Words
  readonly ledger: Ledger
  /** On which side its balance usually stands. */
  readonly stands: Side
  /** The sum of this value over all cards of this class is the balance of this account. */
  readonly holds?: { readonly class: CardClass; readonly measure: Measure }
  readonly source: string
  /** Whether somebody read the code in a primary source; otherwise it is a parameter to be confirmed. */
  readonly isVerified: boolean
}
export type Chart = { readonly [account: string]: Account }

/** An amount as the signed sum of what was asked (`price`, `-fees`) and of the card's values (`card.cost`). */
export type Amount = readonly string[]
/** One line of an entry. `rest` takes what balances the others, on whichever side it is missing. */
export type EntryLine = {
  readonly account: string | { readonly [kind in OrganisationKind]?: string }
  readonly side: Side | 'rest'
  readonly amount: Amount
}
/** One way of paying or financing the same event, with its own lines beside the common ones. */
export type Way = { readonly title: Words; readonly lines: readonly EntryLine[] }

/** What happens to the card of the asset, if anything. */
export type CardEffect =
  | { readonly does: 'add'; readonly to: CardClass; readonly manner: Manner; readonly cost: Amount }
  | { readonly does: 'finish'; readonly to: CardClass; readonly manner: Manner }
  | { readonly does: 'impair' | 'write-back'; readonly of: CardClass; readonly by: Amount }
  | { readonly does: 'leave'; readonly of: CardClass }

/** Where an event stands in the disclosure tables: the row of what came in or went out. */
export type TableRow =
  | 'in-purchased'
  | 'in-developed'
  | 'in-other'
  | 'out-disposed'
  | 'out-lapsed'
  | 'out-other'
  | 'amortised'
  | 'impaired'
  | 'written-back'

/** An entry by template: what is asked, which lines it makes in both ledgers, what it does to the card. */
export type Template = {
  readonly title: Words
  readonly basis: Basis
  readonly source: string
  readonly isVerified: boolean
  readonly for?: readonly OrganisationKind[]
  /** The amounts asked for, in whole fen, besides what the card holds. */
  readonly asks: { readonly [amount: string]: { readonly title: Words; readonly required: boolean } }
  readonly lines: readonly EntryLine[]
  readonly ways?: { readonly [way: string]: Way }
  readonly card?: CardEffect
  readonly row?: TableRow
  /** Cost must be evidenced by documents of this sum; never by a valuation (choice:cost-from-vouchers). */
  readonly evidences?: Amount
  /** The five conditions of capitalisation must be stated (choice:capital-conditions). */
  readonly needsCapitalConditions?: true
  /** The account whose open balance, of the asset named or of none, it pays or collects: never more than is open (choice:settlement). */
  readonly settles?: string
  /** It must have been approved, on the template’s basis. */
  readonly needsApproval?: true
  readonly help?: Words
}
export type Templates = { readonly [template: string]: Template }
