import { rm } from 'node:fs/promises'
import { finding, type Finding } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import { asSystem, DatabaseUnavailable, type Tx } from '#server/db/transaction.ts'
import { Denied } from '#server/denied.ts'
import { announce } from '#server/jobs/live.ts'
import { inTurn } from '#server/jobs/turn.sql.ts'
import type { Platform } from '#server/platform.ts'
import { firstLookOf } from './first-look.ts'
import { keepFindings } from './keep-findings.ts'
import { openForScan } from './open-upload.ts'
import { jobOf } from './scan-job.ts'
import { runWorker, type ScanBounds, type ScanResult, usualBounds } from './scan-worker.ts'
import { clearStranded, clearUnpacked, scanTurn, whileUnpacked } from './source-area.ts'
import { claimSource, findUnfinished, noteHeldUp, notePreliminary, noteProgress, type SourceRow } from './sources.sql.ts'

export type ScanOptions = { readonly bounds?: Partial<ScanBounds>; readonly entry?: string; readonly onStart?: (pid: number) => void }
type Means = Pick<Platform, 'db' | 'clock' | 'config' | 'log' | 'jobs' | 'vault'>

const NOTE_EVERY_MS = 500

/**
 * Scans one source and keeps what was found, with a card drafted from each finding. Safe to repeat: a source already scanned, or
 * being scanned by this or another process, is left as it is, and findings appear all at once with the end of the scan. Whatever the file
 * does ends as a finding with its reason.
 */
export async function scanSource(platform: Means, { sourceId }: { sourceId: string }, options: ScanOptions = {}): Promise<void> {
  await inTurn(platform.db, scanTurn(sourceId), async () => {
    const source = await asSystem(platform.db, async (tx) => {
      const claimed = await claimSource(tx, sourceId)
      if (claimed) await announce(tx, { kind: 'source', id: sourceId })
      return claimed
    })
    if (!source) return
    const began = performance.now()
    const { result, journal } = await scanNow(platform, source, options)
    await keepResult(platform, source, result, Math.round(performance.now() - began))
    if (journal && 'findings' in result && !result.isCut) await rm(journal, { force: true })
  })
}

async function scanNow(
  platform: Means,
  source: SourceRow,
  options: ScanOptions,
): Promise<{ result: ScanResult; journal?: string | undefined }> {
  const given = await jobOf(platform, source)
  if ('failure' in given) return { result: given }
  let noted = -Infinity
  const result = await whileUnpacked(platform.config.dataDir, source, async (folder) => {
    const opened = await openForScan(platform, source, folder)
    if ('failure' in opened) return opened
    try {
      return await runWorker({
        job: given.job,
        folder,
        opening: opened.opening,
        bounds: { ...usualBounds, ...options.bounds },
        entry: options.entry,
        onStart: options.onStart,
        onProgress: ({ bytes, rows }) => {
          if (performance.now() - noted < NOTE_EVERY_MS) return
          noted = performance.now()
          void tell(platform, source.id, (tx) => noteProgress(tx, source.id, { bytes, rows }))
        },
        onPreliminary: (found) => void tell(platform, source.id, (tx) => notePreliminary(tx, source.id, firstLookOf(found))),
      })
    } finally {
      await opened.opening?.end()
    }
  })
  return { result, journal: given.job.journal }
}

/** How a scan goes on is a courtesy: it does not fail because that could not be told. */
async function tell(platform: Means, id: string, note: (tx: Tx) => Promise<void>): Promise<void> {
  await asSystem(platform.db, async (tx) => {
    await note(tx)
    await announce(tx, { kind: 'source', id })
  }).catch((error: unknown) => platform.log.warn({ err: error, source: id }, 'progress of a scan could not be noted'))
}

async function keepResult(platform: Means, source: SourceRow, result: ScanResult, tookMs: number): Promise<void> {
  const brought = 'failure' in result ? [{ finding: unreadFinding(source, result.failure, tookMs), draft: null }] : result.findings
  await asSystem(platform.db, (tx) => keepFindings(tx, platform, source, brought, tookMs, platform.clock.now()))
}

/** What stands for a file whose scan did not end by itself. */
function unreadFinding(source: SourceRow, why: Words, tookMs: number): Finding {
  return finding.parse({
    file: source.name,
    dataset: source.name,
    format: 'unknown',
    compressed: false,
    encoding: null,
    bytes: source.bytes,
    rows: 0,
    columns: [],
    faults: [{ code: 'broken', severity: 'error', message: why }],
    digest: { sha256: '' },
    tookMs,
    grade: 1,
    reason: { zh: '未能读取，无法定级', en: 'It could not be read, so it cannot be graded' },
    from: null,
    to: null,
    bounds: null,
    scannerVersion: '',
  })
}

/**
 * Takes scan jobs from the queue, as many at once as the configuration says. A lost database or a missing sealing key sends the job back;
 * what cannot be kept for another reason ends as a finding that says so. What killed scans had unpacked is cleared first.
 */
export async function workOnScans(platform: Means): Promise<void> {
  await clearUnpacked(platform)
  await platform.jobs.work('scan-source', { atOnce: platform.config.workers }, async (data) => {
    const sourceId = data['sourceId'] ?? ''
    await scanSource(platform, { sourceId }).catch(async (error: unknown) => {
      if (error instanceof DatabaseUnavailable) throw error
      if (error instanceof Denied && error.problem.code === 'sealing-key-missing') {
        const {
          message: { zh, en },
        } = error.problem
        await tell(platform, sourceId, (tx) =>
          noteHeldUp(tx, sourceId, {
            zh: `没有扫描，等待密钥：${zh}。密钥放回后，由系统管理员在“运行体检”再运行`,
            en: `Not scanned, it waits for its key: ${en}. Once it is back, the administrator runs it again under “What is stuck”`,
          }),
        )
        platform.log.error({ source: sourceId }, `扫描等待封存密钥 / the scan waits for its key: ${error.message}`)
        throw error
      }
      platform.log.error({ err: error, source: sourceId }, 'a scan could not be kept')
      await keepFailure(platform, sourceId)
    })
  })
}

async function keepFailure(platform: Means, sourceId: string): Promise<void> {
  const source = await asSystem(platform.db, (tx) => claimSource(tx, sourceId))
  if (source)
    await keepResult(
      platform,
      source,
      { failure: { zh: '扫描结果无法保存，已记录', en: 'The result of the scan could not be kept; this was noted' } },
      0,
    )
}

/** At a start: clears what cut-off uploads left, and enqueues again every scan that a crash cut off. Answers how many scans. */
export async function resumeScans(platform: Pick<Platform, 'db' | 'jobs' | 'config' | 'log'>): Promise<number> {
  void clearStranded(platform).catch((error: unknown) =>
    platform.log.warn({ err: error }, 'what cut-off uploads left could not be cleared'),
  )
  return asSystem(platform.db, async (tx) => {
    const ids = await findUnfinished(tx)
    for (const sourceId of ids) await platform.jobs.enqueue(tx, 'scan-source', { sourceId })
    return ids.length
  })
}
