import { asSystem } from '#server/db/transaction.ts'
import type { Platform } from '#server/platform.ts'
import { withoutValues } from './column-changes.ts'
import { openFinding, sealFinding } from './kept-findings.ts'
import { type AgedFinding, lockAgedFindings, resealFindings } from './sealed-findings.sql.ts'

type Ground = Pick<Platform, 'db' | 'vault' | 'log'>
const atOnce = 50

/**
 * Seals the values of findings that lie open or under a key that ended, a batch to a transaction, so that it goes on where it stopped;
 * answers how many, and names those that do not open.
 */
export async function sealFindings({ db, vault, log }: Ground): Promise<{ sealed: number; faulty: string[] }> {
  const done = { sealed: 0, faulty: [] as string[] }
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const { id: current } = await vault.current()
    const aged = await asSystem(db, async (tx) => {
      const found = await lockAgedFindings(tx, current, after, atOnce)
      const fresh = []
      for (const each of found) {
        const sealed = await sealOne(vault, each).catch((problem: unknown) => {
          log.warn({ err: problem, finding: each.id }, 'the values of a finding could not be sealed anew')
          return null
        })
        if (sealed) fresh.push(sealed)
        else done.faulty.push(`findings/${each.id}`)
      }
      await resealFindings(tx, fresh)
      done.sealed += fresh.length
      return found
    })
    if (aged.length < atOnce) return done
    after = aged.at(-1)!.id
  }
}

/** What was kept before values were sealed has them, and what was told of them, in the open. */
async function sealOne(vault: Platform['vault'], each: AgedFinding) {
  const { finding, changes } = await openFinding(vault, each)
  const bare = each.changes.map(withoutValues)
  const told = changes ?? (bare.some((change, at) => change !== each.changes[at]) ? each.changes : null)
  return { id: each.id, kept: await sealFinding(vault, each.id, finding, told), changes: bare }
}
