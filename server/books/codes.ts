import type { AccountCode } from '#contract/books.ts'
import type { Account, Regime } from '#law/accounts/account.ts'
import { regimes } from '#law/accounts.ts'
import type { Words } from '#law/words.ts'

/** A code a unit set for an account, by whom and when. */
export type OwnCode = {
  readonly account: string
  readonly code: string
  readonly title: string
  readonly setName: string
  readonly setAt: Date
}
/** Gives the code and title under which an account is known. */
export type Coding = (account: string) => { readonly code: string; readonly title: Words }

/** The chart of accounts of a unit: that of the law under the unit's own codes (choice:chart-of-accounts). */
export function codingOf(regime: Regime, own: readonly OwnCode[]): Coding {
  const set = new Map(own.map((each) => [each.account, each]))
  return (account) => {
    const { code, title } = regimes[regime].chart[account]!
    const mine = set.get(account)
    return mine ? { code: mine.code, title: mine.title ? { zh: mine.title, en: title.en } : title } : { code, title }
  }
}

/** Every account with its code here and in the law, and where the code comes from. */
export function codeListOf(regime: Regime, own: readonly OwnCode[]): AccountCode[] {
  const coding = codingOf(regime, own)
  return Object.entries(regimes[regime].chart).map(([account, { ledger, code, source, isVerified }]: [string, Account]) => {
    const mine = own.find((each) => each.account === account)
    return {
      account,
      ledger,
      ...coding(account),
      lawCode: code,
      source,
      isVerified,
      setName: mine?.setName ?? null,
      setAt: mine?.setAt.toISOString() ?? null,
    }
  })
}
