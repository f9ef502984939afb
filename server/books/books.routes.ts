import type { Handling } from '#server/http/ask.ts'
import { cardHandlings } from './card-handlings.ts'
import { noteHandlings } from './note-handlings.ts'
import { setHandlings } from './set-handlings.ts'
import { statementHandlings } from './statement-handlings.ts'
import { voucherHandlings } from './voucher-handlings.ts'

/** What the books room answers: account sets, cards, vouchers, periods, ledgers, statements, notes and their exports. */
export function bookHandlings(): Handling[] {
  return [...setHandlings(), ...cardHandlings(), ...voucherHandlings(), ...statementHandlings(), ...noteHandlings()]
}
