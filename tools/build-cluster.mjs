/**
 * Makes a PostgreSQL cluster with every migration applied, which the first start of a data folder copies instead of making one:
 *
 *   node tools/build-cluster.mjs
 *
 * tools/bootstrap.mjs runs this before the first start. Without it a first start works too, some seconds slower. The cluster is
 * empty and its password is replaced when it is copied.
 */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { mouldFolder } from '../server/db/embedded-mould.ts'
import { findClusterFolder } from '../server/db/embedded-place.ts'
import { startEmbedded } from '../server/db/embedded.ts'
import { hashOfMigrations, migrate, readMigrations } from '../server/db/migrate.ts'
import { builds, isBuilt, wantedOf } from './bootstrap/builds.mjs'
import { swapIn } from './bootstrap/swap-in.mjs'

/** A cluster is made in a folder of its own and left stopped; answers where it is. */
async function makeCluster(home) {
  // The account of PostgreSQL must be able to enter it.
  chmodSync(home, 0o755)
  const embedded = await startEmbedded(home)
  try {
    await migrate(embedded.url)
  } finally {
    await embedded.stop()
  }
  return findClusterFolder(home)
}

if (!isBuilt(builds.cluster)) {
  const wanted = wantedOf(builds.cluster)
  const home = mkdtempSync(path.join(tmpdir(), 'rongshu-cluster-'))
  let made = home
  try {
    made = await makeCluster(home)
    await swapIn(mouldFolder, async (fresh) => {
      mkdirSync(fresh, { recursive: true, mode: 0o700 })
      cpSync(path.join(made, 'data'), path.join(fresh, 'data'), { recursive: true })
      writeFileSync(path.join(fresh, 'made-for'), hashOfMigrations(readMigrations()))
      writeFileSync(path.join(fresh, '.bootstrap'), wanted)
    })
  } finally {
    rmSync(made, { recursive: true, force: true })
    rmSync(home, { recursive: true, force: true })
  }
}
