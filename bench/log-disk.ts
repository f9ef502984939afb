import { seal } from '#server/audit/sealer.ts'
import { prove } from '#server/proof/prove.ts'
import { syncRate } from './disk.ts'
import { startGround } from './ground.ts'
import { clocked, print, quantile, ratioOf, short, table } from './measure.ts'
import { processorTime } from './processor.ts'

const [entries = 60_000, rounds = 4] = process.argv.slice(2).map(Number)

/**
 * Appending to the log on the disk: acts of a case sealed in the audit chain, taken over, committed to and signed, against how often the
 * same disk syncs a page: node bench/log-disk.ts [entries a round] [rounds].
 */
async function main(): Promise<void> {
  const ground = await startGround('log')
  try {
    await using platform = await ground.open()
    const owner = await ground.owner()
    const made: { readonly appended: number; readonly syncs: number; readonly processor: number }[] = []
    for (let round = -1; made.length < rounds && round < 3 * rounds; round++) {
      await owner.query(
        `insert into audit_log (platform_at, role, action, object_kind, object_id, outcome, detail)
        select now(), 'registrar', 'act:pass', 'case', gen_random_uuid()::text, 'done', jsonb_build_object('procedure', 'first-registration', 'step', 'second-review', 'version', n) from generate_series(1, $1::int) n`,
        [entries],
      )
      await seal(platform)
      await owner.query('analyze audit_log; analyze audit_chain; analyze log_entries; checkpoint')
      const before = syncRate(ground.dataDir, 1000)
      const worked = processorTime(ground.dataDir)
      let added = 0
      const took = await clocked(async () => {
        added = await prove(platform)
      })
      const processor = processorTime(ground.dataDir) - worked
      const after = syncRate(ground.dataDir, 1000)
      // The platform's own job may have taken some of them: that round tells nothing.
      if (round >= 0 && added >= entries)
        made.push({ appended: added / (took / 1000), syncs: (before + after) / 2, processor: processor / added })
    }
    await owner.end()
    const of = (what: keyof (typeof made)[number]) => made.map((each) => each[what])
    print(
      `The log on the disk, ${made.length} rounds of ${entries} entries`,
      table(
        ['what', 'a second', 'ratio', 'goal'],
        [
          ['fdatasync of 8 KiB', short(quantile(of('syncs'), 0.5)), '1', ''],
          [
            'acts taken over, committed to, appended and signed',
            short(quantile(of('appended'), 0.5)),
            `${short(ratioOf(of('appended'), of('syncs')))} ×`,
            '≥ 8',
          ],
        ],
      ) + `\n\nProcessors work ${short(quantile(of('processor'), 0.5) * 1000)} µs for an entry, the database’s included.`,
    )
  } finally {
    await ground.close()
  }
}

await main()
