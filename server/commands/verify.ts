import type { Kysely } from 'kysely'
import { checkStretch, type Break } from '#server/audit/chain.sql.ts'
import { reloadCalendar } from '#server/cases/calendar.ts'
import { findForReplay } from '#server/cases/replay.sql.ts'
import { differences, type Replayed } from '#server/cases/replay.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Database } from '#server/db/database.generated.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findDisagreements, findExtent, findLooseLines, hasDigest, inSnapshot, type Disagreement, type Extent } from './verify.sql.ts'

/** One thing that is not as it must be: a line of the log, a case, or something in the register. */
export type Fault = {
  readonly kind: Break['what'] | Disagreement['kind'] | 'line-never-sealed' | 'head-missing' | 'case-differs'
  readonly what: string
  readonly fields?: readonly string[]
}

/** What was looked at and what was found; `faults` names at most 1,000 of each sort. */
export type Verification = Extent & {
  readonly unsealed: number
  readonly cases: number
  readonly entries: number
  readonly faults: readonly Fault[]
}

const linesAtOnce = 5_000
const casesAtOnce = 200
const named = 1_000

/**
 * Walks the whole chain of the log and replays every case, in one snapshot and without writing. A head noted earlier
 * (64 hexadecimal digits) must still be in the chain; without one, lines cut off at the very end cannot be missed.
 */
export async function verify(db: Kysely<Database>, notedHead: string | null = null): Promise<Verification> {
  return inSnapshot(db, async (tx) => {
    await reloadCalendar(tx)
    const extent = await findExtent(tx)
    const log = await checkLog(tx, extent)
    if (notedHead !== null && !(await hasDigest(tx, notedHead))) log.push({ kind: 'head-missing', what: notedHead })
    const cases = await checkCases(tx)
    const register = await findDisagreements(tx, named)
    return {
      ...extent,
      unsealed: extent.lines - extent.sealed,
      cases: cases.count,
      entries: cases.entries,
      faults: [...log, ...cases.faults, ...register],
    }
  })
}

async function checkLog(tx: Tx, { lastPosition }: Extent): Promise<Fault[]> {
  const faults: Fault[] = []
  for (let from = 1; from <= lastPosition && faults.length < named; from += linesAtOnce) {
    const { breaks } = await checkStretch(tx, from, linesAtOnce)
    faults.push(...breaks.map(({ lineId, what }): Fault => ({ kind: what, what: String(lineId) })))
  }
  const loose = await findLooseLines(tx, named)
  return [
    ...faults.slice(0, named),
    ...loose.map(({ id, isChanged }): Fault => ({ kind: isChanged ? 'line-changed' : 'line-never-sealed', what: String(id) })),
  ]
}

async function checkCases(tx: Tx): Promise<{ count: number; entries: number; faults: Fault[] }> {
  const faults: Fault[] = []
  let count = 0
  let entries = 0
  for (let after: string | null = null; ;) {
    const some: { kase: CaseState; entries: Replayed[] }[] = await findForReplay(tx, after, casesAtOnce)
    for (const each of some) {
      count += 1
      entries += each.entries.length
      const fields = whatDiffers(each.kase, each.entries)
      if (fields.length > 0 && faults.length < named) faults.push({ kind: 'case-differs', what: each.kase.number, fields })
    }
    after = some.at(-1)?.kase.id ?? null
    if (some.length < casesAtOnce) return { count, entries, faults }
  }
}

/** A case that cannot be replayed at all is a finding too, with the reason, and the others are still looked at. */
function whatDiffers(kase: CaseState, entries: readonly Replayed[]): string[] {
  const counted = [
    ...(kase.version === entries.length ? [] : [`version ${kase.version}, entries ${entries.length}`]),
    ...(entries.every(({ seq }, index) => seq === index + 1) ? [] : ['entries are not numbered from 1 on']),
  ]
  try {
    return [...counted, ...differences(kase, entries)]
  } catch (problem) {
    return [...counted, (problem as Error).message]
  }
}
