import { Readable } from 'node:stream'
import path from 'node:path'
import { mkdir } from 'node:fs/promises'
import pg from 'pg'
import { assemble, type Assembled } from '#server/assemble.ts'
import { readConfig } from '#server/config.ts'
import { startEmbedded } from '#server/db/embedded.ts'
import { sealUpload } from '#server/files/uploads.ts'
import { certificate } from '../../bench/fill/assets.ts'
import { fullSize, scaled } from '../../bench/fill/cases.ts'
import { fillCity } from '../../bench/fill/city.ts'
import { inventTable } from '../../bench/fill/samples.ts'
import { environmentOf } from '#server/test/started.ts'
import type { Site } from '../faults/site.ts'

/** What a site was filled with: in words, and the numbers of its cases and certificates. */
export type Filled = { readonly words: string; readonly invented: ReadonlySet<string> }

/** Fills a site with a city of about so many assets, their cases, log, papers and uploads, while nobody works on it; with none it stays as it is. */
export async function fillSite(site: Site, assets: number): Promise<Filled> {
  if (assets <= 0) return { words: 'an empty city', invented: new Set() }
  await site.server.end('SIGTERM')
  const embedded = await startEmbedded(site.dataDir)
  const owner = async () => {
    const client = new pg.Client({ connectionString: embedded.url })
    await client.connect()
    return client
  }
  const platform = await assemble({ ...readConfig({ ...environmentOf(), RONGSHU_DATA: site.dataDir }, path.resolve(import.meta.dirname, '../..')), process: 'web' }, embedded.url)
  const client = await owner()
  try {
    await fillCity({ dataDir: site.dataDir, owner }, platform, scaled(assets / fullSize.assets), line => console.log(`  ${line}`), () => layFiles(client, platform, site.dataDir))
    return await seenIn(client)
  } finally {
    await client.end()
    await platform.close()
    await embedded.stop()
    await site.start()
  }
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

async function seenIn(client: pg.Client): Promise<Filled> {
  const { rows: [of] } = await client.query<{ cases: number; assets: number; lines: number; files: number; size: string }>(`select (select count(*)::int from cases) as cases, (select count(*)::int from assets) as assets, (select count(*)::int from audit_log) as lines,
    (select count(*)::int from files) + (select count(*)::int from sources) as files, pg_size_pretty(pg_database_size(current_database())) as size`)
  const { rows } = await client.query<{ number: string }>('select number from cases union all select number from certificates')
  return { words: `${of!.cases} cases, ${of!.assets} assets, ${of!.lines} lines of the log, ${of!.files} papers and uploads, a database of ${of!.size}`, invented: new Set(rows.map(({ number }) => number)) }
}
