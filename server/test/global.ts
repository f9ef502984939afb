import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { findEmbedded, startEmbedded } from '../db/embedded.ts'
import { hashOfMigrations, migrate, readMigrations } from '../db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The throw-away cluster of this run: the address of its administration database, and the template to copy. */
    cluster: { url: string; template: string }
  }
}

const prefix = 'rongshu-test-'

/** A test cluster is thrown away: what a crash would lose is of no interest, and it is half the time. */
const hasty = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: 100,
  shared_buffers: '64MB',
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return (problem as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Ends and removes the clusters of runs that were killed; another run may be doing the same, or own them. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (isAlive(Number(name.slice(prefix.length).split('-')[0]))) continue
    const folder = path.join(tmpdir(), name)
    try {
      if ((await findEmbedded(folder)) !== null) await (await startEmbedded(folder)).stop()
      rmSync(folder, { recursive: true, force: true })
    } catch (problem) {
      console.warn(`${folder} could not be removed: ${(problem as Error).message.split('\n').at(-1)}`)
    }
  }
}

/** Tests run by hand, without the bootstrap, need the scanner's engine too. */
function buildEngine(): void {
  const built = spawnSync(process.execPath, [path.resolve(import.meta.dirname, '../../tools/build-engine.mjs')], {
    stdio: ['ignore', 2, 2],
  })
  if (built.status !== 0) throw new Error('the engine of the scanner could not be built')
}

/** Starts the cluster of this run in a folder of its own and prepares the template; answers how to end it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  buildEngine()
  const folder = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`))
  chmodSync(folder, 0o755)
  const embedded = await startEmbedded(folder, { settings: hasty, database: 'template_under_construction' })
  const url = new URL(embedded.url)
  url.pathname = '/postgres'
  const template = `template_${hashOfMigrations(readMigrations()).slice(0, 12)}`
  await migrate(embedded.url)
  const admin = new pg.Client({ connectionString: url.href })
  await admin.connect()
  await admin.query(`alter database template_under_construction rename to ${template}`)
  await admin.query(`alter database ${template} with is_template true allow_connections false`)
  await admin.end()
  project.provide('cluster', { url: url.href, template })
  return async () => {
    await embedded.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
