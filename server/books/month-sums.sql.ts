import { sql, type RawBuilder } from 'kysely'
import { dayAfter, monthOf } from './months.ts'

/** The first month that is not over at the end of a day: those before it are taken as they are kept. */
const openAt = (until: string) => monthOf(dayAfter(until))

/**
 * What was posted to the accounts of a unit, or to one, until the end of a day, by manner and event, with how many lines: whole months as
 * they are kept, then the lines of one that is not over.
 */
export function postedUntil(holderId: string, until: string, account?: string): RawBuilder<unknown> {
  const month = openAt(until)
  const of = (table: string) =>
    sql`${sql.ref(`${table}.holder_id`)} = ${holderId} and ${account === undefined ? sql`true` : sql`${sql.ref(`${table}.account`)} = ${account}`}`
  return sql`
    select m.account, m.manner, m.template, m.lines, m.debit_fen, m.credit_fen
    from posted_months m
    where ${of('m')} and m.period < ${month}::date
    union all
    select p.account, p.manner, v.template, 1, p.debit_fen, p.credit_fen
    from postings p
    join vouchers v on v.id = p.voucher_id
    where ${of('p')} and p.on_date between ${month}::date and ${until}::date`
}

/** What moved on the cards of a unit until the end of a day, by class: whole months as they are kept, then what each voucher moved of one that is not over. */
export function movedUntil(holderId: string, until: string): RawBuilder<unknown> {
  const month = openAt(until)
  return sql`select class, cost_fen, amortised_fen, impaired_fen from moved_months where holder_id = ${holderId} and period < ${month}::date
    union all
    select class, cost_fen, amortised_fen, impaired_fen
    from voucher_moves
    where holder_id = ${holderId} and on_date between ${month}::date and ${until}::date`
}
