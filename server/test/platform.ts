import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { effects, type Effect } from '#law/effects.ts'
import { makeDesk } from '#server/cases/desk.ts'
import type { Lent } from '#server/cases/lent.ts'
import { readConfig, type Config } from '#server/config.ts'
import { openFileStore } from '#server/files/store.ts'
import { personalBy } from '#server/vault/personal.ts'
import { openVault } from '#server/vault/vault.ts'
import { standingClock } from '#server/jobs/clock.ts'
import { keyStoreOf } from '#server/proof/key-file-store.ts'
import { openLog } from '#server/log.ts'
import type { Platform } from '#server/platform.ts'
import { makeMetrics } from '#server/watch/metrics.ts'
import type { TestDatabase } from './database.ts'

/** Nothing a case could be about. */
export const noSubjects: Lent['subjects'] = {
  asset: async () => null,
  round: async () => null,
  list: async () => null,
  organisation: async () => null,
  product: async () => null,
  matter: async () => null,
}

/** What a test may put in the place of a part; `config` and `lent` replace single values only. */
type Overrides = Partial<Omit<Platform, 'config' | 'db'>> & { readonly config?: Partial<Config>; readonly lent?: Partial<Lent> }

const nothing = async () => {}

/** A folder under the name by which the next run sweeps away what this process left. */
export const passingFolder = () => mkdtempSync(path.join(tmpdir(), `rongshu-test-${process.pid}-files-`))

/**
 * A platform over a test's own database: standing clock (Wednesday 2026-11-04, 9:00 in Fuzhou), real files in a folder that is new, jobs
 * and live changes at rest.
 */
export async function testPlatform(database: TestDatabase, overrides: Overrides = {}): Promise<Platform> {
  const { config, lent, ...parts } = overrides
  const dataDir = config?.dataDir ?? passingFolder()
  const settings: Config = { ...readConfig({ RONGSHU_DEMO: 'off', RONGSHU_IDENTITY: 'plain', RONGSHU_DATA: dataDir }, dataDir), ...config }
  const vault = parts.vault ?? openVault({ db: database.db, keysDir: settings.keysDir, method: settings.sealingMethod })
  const clock = parts.clock ?? standingClock('2026-11-04T09:00:00+08:00')
  const log = parts.log ?? { info: () => {}, warn: () => {}, error: () => {} }
  const effectsOfNone = Object.fromEntries(Object.keys(effects).map((name) => [name, nothing])) as Record<Effect, typeof nothing>
  return {
    config: settings,
    db: database.db,
    clock,
    desk: makeDesk(
      { db: database.db, clock, log },
      {
        facts: [],
        kinship: async () => null,
        along: new Set(),
        earlier: { 'noticed-review': async () => null, 'credit-deduction': async () => null },
        personal: personalBy(vault),
        effects: effectsOfNone,
        subjects: noSubjects,
        ...lent,
      },
    ),
    files: await openFileStore(path.join(dataDir, 'files'), vault),
    vault,
    jobs: { enqueue: nothing, work: nothing, kick: nothing, again: nothing, stop: nothing },
    keys: keyStoreOf(settings, (words) => log.warn(words)),
    live: { onChange: () => () => {}, close: nothing },
    counts: { tell: () => {}, onTold: () => {} },
    leaving: new AbortController().signal,
    log,
    watching: { log: openLog('silent'), metrics: makeMetrics(), traces: null },
    ...parts,
  }
}
