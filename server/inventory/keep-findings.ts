import { randomUUID } from 'node:crypto'
import type { Finding } from '#contract/findings.ts'
import type { Tx } from '#server/db/transaction.ts'
import { announce } from '#server/jobs/live.ts'
import type { Platform } from '#server/platform.ts'
import { type DraftedIn, draftAnswers } from './card-draft.ts'
import { findDestroyedWithin } from './disposal/disposal.sql.ts'
import { enterFindings } from './enter-findings.ts'
import type { NewFinding } from './findings.sql.ts'
import type { Found } from './scan-worker.ts'
import { endScan, type SourceRow } from './sources.sql.ts'
import { storable } from './storable.ts'

type Means = { readonly jobs: Pick<Platform['jobs'], 'enqueue'>; readonly vault: Platform['vault'] }

/**
 * Ends the scan of a source with what was found, each finding with a card drafted from it: the one way findings come into a round,
 * wherever they were made. What it shows of assets that were destroyed since it was added is erased next (choice:destruction-copies).
 * False when another delivery of the same scan ended it before; then nothing is written.
 */
export async function keepFindings(
  tx: Tx,
  { jobs, vault }: Means,
  source: SourceRow,
  brought: readonly Found[],
  tookMs: number,
  at: Date,
): Promise<boolean> {
  const found = storable([...brought])
  const isRead = found.some((f) => !isFaulty(f.finding))
  const fault = isRead ? null : (found.flatMap((f) => f.finding.faults).find((f) => f.severity === 'error')?.message ?? null)
  const rows = found.reduce((sum, f) => sum + f.finding.rows, 0)
  const round = await endScan(tx, source.id, { state: isRead ? 'scanned' : 'faulty', rows, fault, tookMs, at })
  if (!round) return false
  await enterFindings(
    tx,
    vault,
    source,
    found.map((f) => toEnter(f, round)),
    at,
  )
  for (const assetId of await findDestroyedWithin(tx, source.id)) await jobs.enqueue(tx, 'erase-copies', { assetId })
  await announce(tx, { kind: 'source', id: source.id })
  return true
}

/** A finding out of which nothing could be read. */
const isFaulty = (f: Finding) => f.columns.length === 0 || f.faults.some((fault) => fault.severity === 'error' && f.rows === 0)

function toEnter({ finding, draft }: Found, round: DraftedIn): NewFinding {
  return {
    id: randomUUID(),
    finding,
    card: draft ? draftAnswers(draft, round) : { holder: round.holderName },
    state: isFaulty(finding) ? 'faulty' : 'proposed',
  }
}
