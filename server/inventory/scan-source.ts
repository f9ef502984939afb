import { randomUUID } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { finding, type CardDraft, type Finding } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import { asSystem, DatabaseUnavailable } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { draftAnswers } from './card-draft.ts'
import { insertFindings, type NewFinding } from './findings.sql.ts'
import { isWithin } from './folders.ts'
import { findRound } from './rounds.sql.ts'
import { runWorker, type ScanBounds, type ScanResult, usualBounds } from './scan-worker.ts'
import { clearStranded, placeOf } from './source-area.ts'
import { claimSource, endScan, findUnfinished, noteProgress, type SourceRow } from './sources.sql.ts'
import { storable } from './storable.ts'

export type ScanOptions = { readonly bounds?: Partial<ScanBounds>; readonly entry?: string; readonly onStart?: (pid: number) => void }
type Means = Pick<Platform, 'db' | 'clock' | 'config' | 'log'>

const inHand = new Set<string>()
const NOTE_EVERY_MS = 500

/**
 * Scans one source and keeps what was found, with a card drafted from each finding. Safe to repeat: a source already scanned is
 * left as it is, and findings appear all at once with the end of the scan. Whatever the file does ends as a finding with its reason.
 */
export async function scanSource(platform: Means, { sourceId }: { sourceId: string }, options: ScanOptions = {}): Promise<void> {
  if (inHand.has(sourceId)) return
  inHand.add(sourceId)
  try {
    const source = await asSystem(platform.db, async (tx) => {
      const claimed = await claimSource(tx, sourceId)
      if (claimed) await announce(tx, { kind: 'source', id: sourceId })
      return claimed
    })
    if (!source) return
    const began = performance.now()
    const place = await placeToRead(platform, source)
    const result: ScanResult = 'failure' in place ? place : await scanPlace(platform, source, place.path, options)
    await keepResult(platform, source, result, Math.round(performance.now() - began))
  } finally {
    inHand.delete(sourceId)
  }
}

/** Where the source can be read now; a file of a folder must still be the same real file under a folder that is allowed. */
async function placeToRead({ config }: Means, source: SourceRow): Promise<{ path: string } | { failure: Words }> {
  if (source.arrived_by === 'upload') return { path: placeOf(config.dataDir, source.path) }
  const real = await realpath(source.path).catch(() => null)
  const roots = await Promise.all(config.sourceFolders.map((folder) => realpath(folder).catch(() => null)))
  if (real === source.path && roots.some((root) => root && isWithin(root, real))) return { path: real }
  return { failure: { zh: '文件已不在允许读取的目录中', en: 'The file is no longer in a folder that may be read' } }
}

function scanPlace(platform: Means, source: SourceRow, path: string, options: ScanOptions): Promise<ScanResult> {
  let noted = -Infinity
  return runWorker({
    path, name: source.name, bounds: { ...usualBounds, ...options.bounds }, entry: options.entry, onStart: options.onStart,
    onProgress: ({ bytes, rows }) => {
      if (performance.now() - noted < NOTE_EVERY_MS) return
      noted = performance.now()
      void tellProgress(platform, source.id, { bytes, rows })
    },
  })
}

/** Progress is a courtesy: a scan does not fail because it could not be told. */
async function tellProgress(platform: Means, id: string, done: { bytes: number; rows: number }): Promise<void> {
  await asSystem(platform.db, async (tx) => {
    await noteProgress(tx, id, done)
    await announce(tx, { kind: 'source', id })
  }).catch((error: unknown) => platform.log.warn({ err: error, source: id }, 'progress of a scan could not be noted'))
}

async function keepResult(platform: Means, source: SourceRow, result: ScanResult, tookMs: number): Promise<void> {
  const found = storable('failure' in result ? [{ finding: unreadFinding(source, result.failure, tookMs), draft: null }] : result.findings)
  const at = platform.clock.now()
  const isRead = found.some((f) => !isFaulty(f.finding))
  const fault = isRead ? null : (found.flatMap((f) => f.finding.faults).find((f) => f.severity === 'error')?.message ?? null)
  const rows = found.reduce((sum, f) => sum + f.finding.rows, 0)
  await asSystem(platform.db, async (tx) => {
    if (!(await endScan(tx, source.id, { state: isRead ? 'scanned' : 'faulty', rows, fault, tookMs, at }))) return
    const round = await findRound(tx, source.round_id)
    await insertFindings(tx, source, found.map((f) => toEnter(f, round?.holder_name ?? '', round?.plan ?? {})), at)
    await announce(tx, { kind: 'source', id: source.id })
  })
}

/** A finding out of which nothing could be read. */
const isFaulty = (f: Finding) => f.columns.length === 0 || f.faults.some((fault) => fault.severity === 'error' && f.rows === 0)

function toEnter({ finding, draft }: { finding: Finding; draft: CardDraft | null }, holderName: string, plan: Record<string, unknown>): NewFinding {
  return { id: randomUUID(), finding, card: draft ? draftAnswers(draft, holderName, plan) : { holder: holderName }, state: isFaulty(finding) ? 'faulty' : 'proposed' }
}

/** What stands for a file whose scan did not end by itself. */
function unreadFinding(source: SourceRow, why: Words, tookMs: number): Finding {
  return finding.parse({
    file: source.name, dataset: source.name, format: 'unknown', compressed: false, encoding: null, bytes: source.bytes, rows: 0, columns: [], faults: [{ code: 'broken', severity: 'error', message: why }],
    digest: { sha256: '' }, tookMs, grade: 1, reason: { zh: '未能读取，无法定级', en: 'It could not be read, so it cannot be graded' }, from: null, to: null, bounds: null, scannerVersion: '',
  })
}

/** Takes scan jobs from the queue, as many at once as the configuration says. A lost database sends the job back; what cannot be kept for another reason ends as a finding that says so. */
export async function workOnScans(platform: Pick<Platform, 'db' | 'clock' | 'config' | 'log' | 'jobs'>): Promise<void> {
  await platform.jobs.work('scan-source', { atOnce: platform.config.workers }, async (data) => {
    const sourceId = data['sourceId'] ?? ''
    await scanSource(platform, { sourceId }).catch(async (error: unknown) => {
      if (error instanceof DatabaseUnavailable) throw error
      platform.log.error({ err: error, source: sourceId }, 'a scan could not be kept')
      await keepFailure(platform, sourceId)
    })
  })
}

async function keepFailure(platform: Means, sourceId: string): Promise<void> {
  const source = await asSystem(platform.db, (tx) => claimSource(tx, sourceId))
  if (source) await keepResult(platform, source, { failure: { zh: '扫描结果无法保存，已记录', en: 'The result of the scan could not be kept; this was noted' } }, 0)
}

/** At a start: enqueues again every scan that a crash cut off, and clears what cut-off uploads left. A scan that goes on elsewhere is not harmed, since only one end counts. Answers how many scans. */
export async function resumeScans(platform: Pick<Platform, 'db' | 'jobs' | 'config' | 'log'>): Promise<number> {
  void clearStranded(platform).catch((error: unknown) => platform.log.warn({ err: error }, 'what cut-off uploads left could not be cleared'))
  return asSystem(platform.db, async (tx) => {
    const ids = await findUnfinished(tx)
    for (const sourceId of ids) await platform.jobs.enqueue(tx, 'scan-source', { sourceId })
    return ids.length
  })
}
