import { type Grade, semanticType } from '#contract/findings.ts'
import { checkForm } from '#contract/forms.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { Denied, invalid, notFound, stale } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { fromCursor, toPage } from '#server/http/pages.ts'
import { announce } from '#server/jobs/live.ts'
import { keepComputed } from './card-draft.ts'
import { compareAgain } from './comparing.ts'
import { correctFinding, followFinding } from './correction.ts'
import { rememberCorrection } from './corrections.sql.ts'
import { showFinding, viewFinding } from './finding-view.ts'
import {
  decideFinding,
  findFinding,
  type FindingRow,
  type FindingState,
  listFindings,
  lockFinding,
  writeCorrection,
  writeFindingCard,
} from './findings.sql.ts'
import { openFinding, sealFinding } from './kept-findings.ts'
import type { InventoryLent } from './lent.ts'
import { findingLineOf } from './lines.ts'
import { auditLine, noteReading } from '#server/audit/noting.ts'
import { requireCounting } from './round-reading.ts'
import { findRound } from './rounds.sql.ts'
import { countsFor } from './standing.ts'

const decided = (row: FindingRow) =>
  new Denied(409, {
    code: 'already-decided',
    message:
      row.state === 'replaced'
        ? {
            zh: '该数据源已重新扫描，这一项已由新的扫描结果代替',
            en: 'The source was scanned again; a newer finding took the place of this one',
          }
        : row.state === 'carded' || row.state === 'kept'
          ? { zh: `已建卡，资产编码 ${row.asset_code}`, en: `Already an asset, code ${row.asset_code}` }
          : { zh: '该项已注明不纳入，或未能读取', en: 'It was set aside, or could not be read' },
    remedy: { zh: '刷新页面，查看现在的结果', en: 'Reload, and see how it stands now' },
    basis: '§3.8',
  })

const changing = new Denied(409, {
  code: 'being-scanned',
  message: {
    zh: '该数据源正在重新扫描，这一项将由新的结果代替',
    en: 'The source is being scanned again, and this finding is about to be replaced',
  },
  remedy: { zh: '请等扫描结束', en: 'Wait for the end of the scan' },
  basis: '§3.5',
})

/** The visitor's own finding, held, in a round that is being counted, in one of these states and at the version that was seen. */
async function holdFinding(
  tx: Tx,
  lent: InventoryLent,
  ask: Ask,
  id: string,
  version: number,
  states: readonly FindingState[],
): Promise<FindingRow> {
  return requireOpen(tx, lent, ask, await lockFinding(tx, id), version, states)
}

/** The same for a finding that is held already. */
export async function requireOpen(
  tx: Tx,
  lent: InventoryLent,
  ask: Ask,
  row: FindingRow | null,
  version: number,
  states: readonly FindingState[],
): Promise<FindingRow> {
  if (!row || !countsFor(ask.visitor, row.holder_id)) throw notFound()
  if (!states.includes(row.state)) throw decided(row)
  if (row.version !== version) throw stale()
  if (row.is_changing) throw changing
  await requireCounting(tx, lent, ask, row.round_id)
  return row
}

/** Findings: listed, read, corrected, set aside. Confirming them stands beside. */
export function findings(lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.listFindings, (ask, { params, query }) =>
      ask.transaction(async (tx) => {
        if (!(await findRound(tx, params.id))) throw notFound()
        const { rows, counted } = await listFindings(tx, params.id, {
          state: query.state,
          q: query.q,
          attention: query.attention,
          limit: query.limit,
          after: fromCursor(query.cursor, ['text', 'uuid']),
        })
        return toPage(rows, query.limit, counted, (f) => [[...f.dataset].slice(0, 60).join(''), f.id], findingLineOf)
      }),
    ),
    handle(inventoryRoutes.readFinding, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const row = await findFinding(tx, params.id)
        if (!row) throw notFound()
        await noteReading(tx, ask, 'read-finding', { kind: 'finding', id: row.id, holderId: row.holder_id })
        return showFinding(tx, lent, ask, row)
      }),
    ),
    handle(inventoryRoutes.saveFindingCard, (ask, { params, body }) => ask.transaction((tx) => saveCard(tx, lent, ask, params.id, body))),
    handle(inventoryRoutes.correctColumn, (ask, { params, body }) => ask.transaction((tx) => correct(tx, lent, ask, params.id, body))),
    handle(inventoryRoutes.setAside, (ask, { params, body }) =>
      ask.transaction(async (tx) => {
        const row = await holdFinding(tx, lent, ask, params.id, body.version, ['proposed', 'faulty'])
        await decideFinding(tx, row.id, { reason: body.reason.trim() || body.reason }, ask.visitor.officerId, ask.now)
        await recordAudit(
          tx,
          auditLine(ask, 'set-aside', { kind: 'finding', id: row.id, holderId: row.holder_id }, { reason: body.reason }),
          ask.now,
        )
        await announce(tx, { kind: 'round', id: row.round_id })
        return viewFinding(tx, lent, ask, row.id)
      }),
    ),
  ]
}

async function saveCard(tx: Tx, lent: InventoryLent, ask: Ask, id: string, given: { version: number; card: Record<string, unknown> }) {
  const row = await holdFinding(tx, lent, ask, id, given.version, ['proposed'])
  const checked = checkForm('information-card', keepComputed(given.card, row.card), { mode: 'draft', by: 'platform' })
  if (!checked.ok) throw invalid(checked.fields)
  if (!(await writeFindingCard(tx, id, row.version, checked.value))) throw stale()
  return viewFinding(tx, lent, ask, id)
}

async function correct(
  tx: Tx,
  lent: InventoryLent,
  ask: Ask,
  id: string,
  given: { version: number; column: string; semanticType?: string | undefined; grade?: number | undefined },
) {
  const row = await holdFinding(tx, lent, ask, id, given.version, ['proposed'])
  const type = given.semanticType === undefined ? undefined : semanticType.safeParse(given.semanticType)
  if (type && !type.success)
    throw invalid([{ field: 'semanticType', message: { zh: '没有这种字段类型', en: 'There is no such kind of meaning' } }])
  const before = (await openFinding(ask.vault, row)).finding
  const finding = correctFinding(
    before,
    { column: given.column, semanticType: type?.data, grade: given.grade as Grade | undefined },
    ask.visitor.officerName,
  )
  if (!finding) throw invalid([{ field: 'column', message: { zh: '没有这个字段', en: 'There is no such column' } }])
  await writeCorrection(tx, id, await sealFinding(ask.vault, id, finding), followFinding(row.card, finding, before))
  const corrected = before.columns.find((c) => c.name === given.column)!
  await rememberCorrection(
    tx,
    row,
    corrected,
    { semanticType: type?.data, grade: given.grade as Grade | undefined },
    { id: ask.visitor.officerId, name: ask.visitor.officerName },
    ask.now,
  )
  await compareAgain(tx, ask.vault, id, finding)
  await recordAudit(
    tx,
    auditLine(
      ask,
      'correct-column',
      { kind: 'finding', id, holderId: row.holder_id },
      { column: given.column, semanticType: given.semanticType ?? null, grade: given.grade ?? null },
    ),
    ask.now,
  )
  return viewFinding(tx, lent, ask, id)
}
