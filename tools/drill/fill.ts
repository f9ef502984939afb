import { Readable } from 'node:stream'
import path from 'node:path'
import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import { assemble, type Assembled } from '#server/assemble.ts'
import { readConfig } from '#server/config.ts'
import { findForReplay } from '#server/cases/replay.sql.ts'
import { replay } from '#server/cases/replay.ts'
import { asSystem } from '#server/db/transaction.ts'
import { startEmbedded } from '#server/db/embedded.ts'
import { sealUpload } from '#server/files/uploads.ts'
import { certificate } from '../../bench/fill/assets.ts'
import { fullSize, scaled } from '../../bench/fill/cases.ts'
import { fillCity } from '../../bench/fill/city.ts'
import { fillStandings } from '../../bench/fill/standings.ts'
import { inventTable } from '../../bench/fill/samples.ts'
import { environmentOf } from '#server/test/started.ts'
import type { Site } from '../faults/site.ts'

/**
 * Fills a site with a city of about so many assets, their cases, log, papers and uploads, while nobody works on it; with none it stays as
 * it is. Answers in words what is there.
 */
export async function fillSite(site: Site, assets: number): Promise<string> {
  if (assets <= 0) return 'empty'
  await site.server.end('SIGTERM')
  const embedded = await startEmbedded(site.dataDir)
  const owner = async () => {
    const client = new pg.Client({ connectionString: embedded.url })
    await client.connect()
    return client
  }
  const platform = await assemble(
    { ...readConfig({ ...environmentOf(), RONGSHU_DATA: site.dataDir }, path.resolve(import.meta.dirname, '../..')), process: 'web' },
    embedded.url,
  )
  const client = await owner()
  try {
    await fillCity(
      { dataDir: site.dataDir, owner },
      platform,
      scaled(assets / fullSize.assets),
      (line) => console.log(`  ${line}`),
      async () => {
        await makeAgree(client, platform)
        await layFiles(client, platform, site.dataDir)
      },
    )
    return await seenIn(client)
  } finally {
    await client.end()
    await platform.close()
    await embedded.stop()
    await site.start()
  }
}

/**
 * What was invented is made to agree as a proof asks: firms stand in the answers that named them, cases are what their entries make them,
 * and each certificate has the line of its issue.
 */
async function makeAgree(client: pg.Client, { db }: Assembled): Promise<void> {
  const named = `procedure in ('legal-opinion', 'valuation')`
  await client.query(`set session_replication_role = replica;
    update entries e set answers = e.answers || jsonb_build_object('firm', c.addressee_id) from cases c where c.id = e.case_id and c.${named} and e.act = 'submit';
    insert into certificate_changes (number, status, since, ground, case_id, at) select number, status, status_on, 'issued', case_id, issued_at from certificates c where not exists (select from certificate_changes h where h.number = c.number)`)
  for (let after: string | null = null; ;) {
    const some = await asSystem(db, (tx) => findForReplay(tx, after, 500))
    const made = some
      .map(({ kase, entries }) => replay(kase, entries))
      .map(({ id, addresseeId, submittedAt, clocks, answers, pins, cameFrom }) => ({
        id,
        addressee_id: addresseeId,
        submitted_at: submittedAt,
        clocks,
        answers,
        pins,
        came_from: cameFrom,
      }))
    await client.query(
      `update cases c set addressee_id = m.addressee_id, submitted_at = m.submitted_at, clocks = m.clocks, answers = m.answers, draft = m.answers, pins = m.pins, came_from = m.came_from
      from jsonb_to_recordset($1::jsonb) m (id uuid, addressee_id uuid, submitted_at timestamptz, clocks jsonb, answers jsonb, pins jsonb, came_from text) where c.id = m.id`,
      [JSON.stringify(made)],
    )
    after = some.at(-1)?.kase.id ?? null
    if (some.length < 500) break
  }
  await client.query('set session_replication_role = origin')
  await fillStandings(client)
}

/** Lays down what the rows speak of: papers, whose digests are those of the number of their case, and tables as uploads. */
async function layFiles(client: pg.Client, platform: Assembled, dataDir: string): Promise<void> {
  const { rows: papers } = await client.query<{ id: string }>(`select id::text from cases where ending = 'filed'`)
  for (const content of [certificate, ...papers.map(({ id }) => Buffer.from(id))]) await platform.files.keep(content)
  const table = Buffer.from(inventTable(500))
  const { rows: uploads } = await client.query<{ id: string; holder: string }>('select id, holder_id as holder from sources order by id')
  for (const { id, holder } of uploads) {
    const relative = path.join('sources', holder, id)
    await mkdir(path.dirname(path.join(dataDir, relative)), { recursive: true, mode: 0o700 })
    const { keyId } = await sealUpload(platform.vault, path.join(dataDir, relative), relative, Readable.from([table]))
    await client.query('update sources set path = $2, sealed_by = $3 where id = $1', [id, relative, keyId])
  }
}

async function seenIn(client: pg.Client): Promise<string> {
  const {
    rows: [of],
  } = await client.query<{
    cases: number
    assets: number
    lines: number
    files: number
    size: string
  }>(`select (select count(*)::int from cases) as cases, (select count(*)::int from assets) as assets, (select count(*)::int from audit_log) as lines,
    (select count(*)::int from files) + (select count(*)::int from sources) as files, pg_size_pretty(pg_database_size(current_database())) as size`)
  return `${of!.cases} cases, ${of!.assets} assets, ${of!.lines} lines of the log, ${of!.files} papers and uploads, a database of ${of!.size}`
}
