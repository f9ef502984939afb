import type { VoucherView } from '#contract/books.ts'
import { regimes } from '#law/accounts.ts'
import type { Regime, Template } from '#law/accounts/account.ts'
import { lifeGrounds } from '#law/accounts/amortisation.ts'
import { capitalConditions, type CapitalCondition } from '#law/accounts/gate.ts'
import type { Coding } from './codes.ts'
import type { Entry } from './prepare.ts'

/** What is kept with a voucher of what the entry was told. */
export type KeptParticulars = Partial<Pick<Entry, 'life' | 'conditions' | 'approval'>>

/** What an entry was told, in the words of the law and under the unit's account titles. */
export function particularsOf(
  regime: Regime,
  template: Template | undefined,
  way: string,
  coding: Coding,
  { life, conditions = {}, approval }: KeptParticulars,
): VoucherView['particulars'] {
  const expense =
    life && (Object.hasOwn(regimes[regime].chart, life.expense) ? coding(life.expense).title : { zh: life.expense, en: life.expense })
  return {
    way: template?.ways?.[way]?.title ?? null,
    approval: approval ?? null,
    life: life && expense ? { ground: lifeGrounds[life.ground], months: life.months ?? null, expense, reason: life.reason } : null,
    conditions: (Object.keys(capitalConditions) as CapitalCondition[]).flatMap((each) =>
      conditions[each] ? [{ condition: capitalConditions[each], stated: conditions[each] }] : [],
    ),
  }
}
