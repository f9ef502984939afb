import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { civilDate } from '#contract/working-days.ts'
import type { Words } from '#law/words.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { asSystem, DatabaseUnavailable, inTransaction, type Tx, type Who } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { announce } from '#server/jobs/live.ts'
import { inTurn } from '#server/jobs/turn.sql.ts'
import type { Platform } from '#server/platform.ts'
import type { InventoryLent } from '../lent.ts'
import { casesByRound } from '../round-reading.ts'
import { findRound } from '../rounds.sql.ts'
import { whyNotCount } from '../standing.ts'
import type { Fault } from './check-lines.ts'
import { partsOf } from './import-area.ts'
import { claimImport, endImport, findUnfinishedImports, type ImportRow, insertFaults, noteImport } from './imports.sql.ts'
import { knownAlready } from './known-lines.ts'
import { holdImport } from './new-cards.sql.ts'
import type { Checked } from './reader-words.ts'
import { runReader } from './reader-process.ts'
import { stretchesOf, takeIn } from './take-in.ts'
import { mostLines } from './template.ts'
import { unreadableWords } from './unreadable-words.ts'

type Means = Pick<Platform, 'db' | 'clock' | 'config' | 'log'>
const NOTE_EVERY_MS = 400
/** Errors kept of one table; more are counted. */
const mostFaults = 100_000

/**
 * Imports one table: read and judged in a process of its own, then taken in one transaction, or refused with every error. Safe to repeat:
 * one process at a time works on it.
 */
export async function importCards(platform: Means, lent: InventoryLent, importId: string): Promise<void> {
  const began = performance.now()
  const took = () => Math.round(performance.now() - began)
  await inTurn(platform.db, `import ${importId}`, async () => {
    const source = await asSystem(platform.db, (tx) => claimImport(tx, importId))
    if (!source) return
    const parts = partsOf(platform.config.dataDir, source.path)
    const note = noter(platform, source)
    const said = await runReader(
      {
        task: 'check',
        file: parts.file,
        way: source.way,
        today: civilDate(platform.clock.now()),
        linesFile: parts.linesFile,
        faultsFile: parts.faultsFile,
        mostLines,
        mostFaults,
      },
      (lines) => note({ state: 'checking', lines, done: 0 }),
    )
    if (!('checked' in said))
      await end(platform, source, {
        state: 'failed',
        lines: 0,
        faults: 0,
        failure: unreadableWords('unreadable' in said ? said.unreadable : 'ended'),
        tookMs: took(),
      })
    else if (said.checked.lines === 0 && said.checked.faults === 0)
      await end(platform, source, { state: 'failed', lines: 0, faults: 0, failure: unreadableWords('empty'), tookMs: took() })
    else await takeOrRefuse(platform, lent, source, said.checked, took)
    for (const file of [parts.linesFile, parts.faultsFile]) await rm(file, { force: true })
  })
}

async function takeOrRefuse(platform: Means, lent: InventoryLent, source: ImportRow, checked: Checked, took: () => number): Promise<void> {
  const { linesFile } = partsOf(platform.config.dataDir, source.path)
  const known: Fault[] = []
  for await (const lines of stretchesOf(linesFile))
    known.push(
      ...(await inTransaction(platform.db, unitOf(source), (tx) =>
        knownAlready(tx, source, checked, lines, civilDate(platform.clock.now())),
      )),
    )
  if (checked.faults + known.length > 0) return refuse(platform, source, checked, known, took())
  const note = noter(platform, source)
  const at = platform.clock.now()
  await asSystem(platform.db, (tx) => noteImport(tx, source.id, { state: 'taking', lines: checked.lines, done: 0 }))
  await asSystem(platform.db, async (tx) => {
    await holdImport(tx, source.id)
    const round = await findRound(tx, source.round_id)
    const why = round ? whyNotCount(round, (await casesByRound(tx, lent, [round])).get(round.id)) : null
    if (why) throw new Denied(409, why)
    const taken = await takeIn(tx, source, linesFile, { at, today: civilDate(at) }, (done) =>
      note({ state: 'taking', lines: checked.lines, done }),
    )
    if (!(await endImport(tx, source.id, { state: 'taken', lines: taken, faults: 0, failure: null, at, tookMs: took() })))
      throw new Error('the import had ended before')
    await told(tx, source, 'import-cards', { way: source.way, lines: taken, sha256: source.sha256 }, at)
  }).catch(async (problem: unknown) => {
    if (!(problem instanceof Denied)) throw problem
    await end(platform, source, { state: 'failed', lines: checked.lines, faults: 0, failure: problem.problem.message, tookMs: took() })
  })
}

/** The unit as it sent the table: what it may not read it is not told of. */
const unitOf = (source: ImportRow): Who => ({
  officerId: source.added_by,
  postId: null,
  organisationId: source.holder_id,
  role: 'producer',
  organisationKind: source.holder_kind,
  sector: null,
})

/** Keeps every error of the table and nothing of its cards. */
async function refuse(platform: Means, source: ImportRow, checked: Checked, known: readonly Fault[], tookMs: number): Promise<void> {
  const at = platform.clock.now()
  await asSystem(platform.db, async (tx) => {
    await holdImport(tx, source.id)
    let seq = 1
    const keep = async (faults: readonly Fault[]) => {
      if (faults.length > 0) await insertFaults(tx, source.id, seq, faults)
      seq += faults.length
    }
    for await (const faults of inRowOrder(faultsIn(partsOf(platform.config.dataDir, source.path).faultsFile), known)) await keep(faults)
    await endImport(tx, source.id, {
      state: 'refused',
      lines: checked.lines,
      faults: checked.faults + known.length,
      failure: null,
      at,
      tookMs,
    })
    await told(tx, source, 'refuse-import', { way: source.way, lines: checked.lines, faults: checked.faults + known.length }, at)
  })
}

/** What the table says by itself and what the records say of it, line by line as they stand in the table. */
async function* inRowOrder(found: AsyncIterable<Fault[]>, known: readonly Fault[]): AsyncGenerator<Fault[]> {
  let told = 0
  for await (const faults of found) {
    const last = faults.at(-1)?.row ?? 0
    const from = told
    while (told < known.length && known[told]!.row <= last) told++
    yield [...faults, ...known.slice(from, told)].toSorted((a, b) => a.row - b.row)
  }
  for (; told < known.length; told += 1000) yield known.slice(told, told + 1000)
}

async function* faultsIn(file: string): AsyncGenerator<Fault[]> {
  let faults: Fault[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    faults.push(JSON.parse(line) as Fault)
    if (faults.length < 1000) continue
    yield faults
    faults = []
  }
  yield faults
}

async function end(
  platform: Means,
  source: ImportRow,
  how: { state: 'failed'; lines: number; faults: number; failure: Words; tookMs: number },
): Promise<void> {
  const at = platform.clock.now()
  await asSystem(platform.db, async (tx) => {
    await endImport(tx, source.id, { ...how, at })
    await told(tx, source, 'fail-import', { why: how.failure.en }, at)
  })
}

async function told(
  tx: Tx,
  source: ImportRow,
  action: 'import-cards' | 'refuse-import' | 'fail-import',
  detail: Record<string, unknown>,
  at: Date,
): Promise<void> {
  await recordAudit(
    tx,
    {
      officerId: source.added_by,
      organisationId: source.holder_id,
      role: 'producer',
      action,
      objectKind: 'card-import',
      objectId: source.id,
      outcome: action === 'import-cards' ? 'done' : 'failed',
      detail: { ...detail, ...source.token },
      holderId: source.holder_id,
    },
    at,
  )
  await announce(tx, { kind: 'import', id: source.id })
  await announce(tx, { kind: 'round', id: source.round_id })
}

/** Tells how far an import is, not too often; that is a courtesy, and an import does not fail because it could not be told. */
function noter(platform: Means, source: ImportRow): (now: { state: 'checking' | 'taking'; lines: number; done: number }) => void {
  let noted = -Infinity
  return (now) => {
    if (performance.now() - noted < NOTE_EVERY_MS) return
    noted = performance.now()
    void asSystem(platform.db, async (tx) => {
      await noteImport(tx, source.id, now)
      await announce(tx, { kind: 'import', id: source.id })
    }).catch((error: unknown) => platform.log.warn({ err: error, import: source.id }, 'progress of an import could not be noted'))
  }
}

/** Takes imports from the queue; a lost database sends the job back, anything else ends the import with its reason. */
export async function workOnImports(platform: Means & Pick<Platform, 'jobs'>, lent: InventoryLent): Promise<void> {
  await platform.jobs.work('import-cards', { atOnce: 1 }, async (data) => {
    const importId = data['importId'] ?? ''
    await importCards(platform, lent, importId).catch(async (error: unknown) => {
      if (error instanceof DatabaseUnavailable) throw error
      platform.log.error({ err: error, import: importId }, 'an import failed')
      const source = await asSystem(platform.db, (tx) => claimImport(tx, importId))
      if (source) await end(platform, source, { state: 'failed', lines: 0, faults: 0, failure: unreadableWords('bug'), tookMs: 0 })
    })
  })
}

/** At a start: enqueues again every import that a crash cut off. */
export async function resumeImports(platform: Pick<Platform, 'db' | 'jobs'>): Promise<void> {
  await asSystem(platform.db, async (tx) => {
    for (const importId of await findUnfinishedImports(tx)) await platform.jobs.enqueue(tx, 'import-cards', { importId })
  })
}
