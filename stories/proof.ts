import { expect } from 'vitest'
import { checkStretch } from '#server/audit/chain.sql.ts'
import { seal } from '#server/audit/sealer.ts'
import { findForReplay } from '#server/cases/replay.sql.ts'
import { differences } from '#server/cases/replay.ts'
import { asSystem } from '#server/db/transaction.ts'
import type { Running } from '#server/test/running.ts'

/** What the history of a platform says of itself: cases whose rows differ from their entries, breaks of the log, lines outside of it. */
export async function readHistory(platform: Pick<Running, 'db' | 'database'>) {
  const differing: string[] = []
  let cases = 0
  for (let after: string | null = null; ;) {
    const some: Awaited<ReturnType<typeof findForReplay>> = await asSystem(platform.db, (tx) => findForReplay(tx, after, 200))
    for (const { kase, entries } of some)
      differing.push(...differences(kase, entries).map((what) => `${kase.number} ${kase.procedure}: ${what}`))
    cases += some.length
    after = some.at(-1)?.kase.id ?? null
    if (!after) break
  }
  // What is written meanwhile is left to the next sealing.
  await seal(platform)
  const { checked, breaks } = await asSystem(platform.db, (tx) => checkStretch(tx, 1, 1_000_000))
  const { rows } = await platform.database.pool.query<{
    lines: number
    entries: number
    acts: number
  }>(`select (select count(*) from audit_log where id <= (select max(line_id) from audit_chain)) as lines, (select count(*) from entries) as entries,
    (select count(*) from audit_log where (action = 'open-case' or action like 'act:%') and outcome = 'done') as acts`)
  return { cases, differing, checked, breaks, ...rows[0]! }
}

/** After a story: every case is what its entries make it, every entry has its line, and the log holds. */
export async function expectGenuineHistory(platform: Pick<Running, 'db' | 'database'>): Promise<void> {
  const history = await readHistory(platform)
  expect(history.cases).toBeGreaterThan(0)
  expect(history).toMatchObject({ differing: [], breaks: [], checked: history.lines, acts: history.entries })
}
