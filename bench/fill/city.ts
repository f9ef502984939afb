import type { Assembled } from '#server/assemble.ts'
import { seal } from '#server/audit/sealer.ts'
import { sealFindings } from '#server/inventory/seal-findings.ts'
import { sealStored } from '#server/vault/seal-stored.ts'
import type { Ground } from '../ground.ts'
import { fillAssets, fillLog, fillRegister } from './assets.ts'
import { fillCases, fillEntries, plan, type Size } from './cases.ts'
import { fillPeople } from './people.ts'
import { makeSamples } from './samples.ts'
import { fillStandings } from './standings.ts'

/**
 * Fills an empty platform with a city of that size; nothing is done when it was filled before. `layFiles` lays down what its rows speak
 * of; without it papers are on no disk.
 */
export async function fillCity(
  ground: Pick<Ground, 'owner' | 'dataDir'>,
  platform: Assembled,
  size: Size,
  say: (line: string) => void,
  layFiles: () => Promise<void> = async () => {},
): Promise<void> {
  const client = await ground.owner()
  try {
    const {
      rows: [found],
    } = await client.query<{ n: string }>('select count(*) as n from cases')
    if (Number(found?.n) > 0) return
    const started = performance.now()
    await fillPeople(platform)
    // References and digests hold by construction; the log keeps its triggers, which make the digests of its lines.
    await client.query(`set session_replication_role = replica; set work_mem = '128MB'`)
    await plan(client, size)
    const cases = await fillCases(client, size)
    const entries = await fillEntries(client)
    await client.query('insert into case_readers select distinct organisation_id, subject_id from case_reading')
    say(`${cases} cases, ${entries} entries after ${((performance.now() - started) / 1000).toFixed(0)} s`)
    await fillAssets(client, await makeSamples(ground.dataDir))
    await fillRegister(client, size)
    await client.query('set session_replication_role = origin')
    const lines = await fillLog(client)
    await fillStandings(client)
    await client.query('vacuum analyze')
    say(`${size.assets} assets, ${lines} lines of the log after ${((performance.now() - started) / 1000).toFixed(0)} s`)
    const sealing = performance.now()
    const sealed = await seal(platform)
    say(`${sealed} lines sealed in ${((performance.now() - sealing) / 1000).toFixed(0)} s`)
    // Unless they are laid down below, papers of this city are on no disk: were they not known to be sealed, a job would go on looking for
    // each of them while pages are measured.
    await client.query('insert into sealed_files (sha256, key_id, sealed_at) select sha256, $1, now() from files on conflict do nothing', [
      (await platform.vault.current()).id,
    ])
    await layFiles()
    await sealStored(platform, sealFindings)
    await client.query('vacuum analyze findings')
    await client.query('vacuum analyze audit_chain')
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
