import type { Tx } from '#server/db/transaction.ts'
import { findKnownCodes, type KnownCode } from './old-codes.sql.ts'

/** A code as it is kept and looked for: without blanks around it, in one line. */
export const plainCode = (code: string): string => code.replaceAll(/\s+/g, ' ').trim()

/** What codes of a unit lead to, by the code as `plainCode` writes it: old codes and given ones, in one statement. */
export async function findByCodes(tx: Tx, holderId: string, codes: readonly string[]): Promise<Map<string, KnownCode>> {
  const known = codes.length === 0 ? [] : await findKnownCodes(tx, holderId, [...new Set(codes.map(plainCode))])
  return new Map(known.map((each) => [each.code, each]))
}
