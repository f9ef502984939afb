import { readCalculation } from '#contract/valuation/calculation.ts'
import { type Recalculation, valuationRoutes as routes } from '#contract/valuations.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import type { Tx } from '#server/db/transaction.ts'
import { notFound } from '#server/denied.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { findAsset } from '#server/inventory/assets.sql.ts'
import { noteReading } from '#server/audit/noting.ts'
import { proposeQuality, takesQuality } from './quality-proposal.ts'
import { recompute } from './recalculation.ts'
import { valuationWorkbook } from './valuation-excel.ts'
import { findValuation } from './valuations.sql.ts'

/** The proposal of the quality coefficient, and filed valuations computed again (§4.5). */
export function valuationHandlings(): Handling[] {
  return [
    handle(routes.readQualityProposal, (ask, { params }) =>
      ask.transaction(async (tx) => {
        const asset = await findAsset(tx, params.id)
        if (!asset || params.version > asset.version) throw notFound()
        await noteReading(
          tx,
          ask,
          'read-asset',
          { kind: 'asset', id: asset.id, holderId: asset.holder_id },
          { what: 'quality', version: params.version },
        )
        return { proposal: await proposeQuality(tx, params.id, params.version) }
      }),
    ),
    handle(routes.recomputeValuation, (ask, { params }) => ask.transaction((tx) => recalculationOf(tx, ask, params.id, 'read-valuation'))),
    handle(routes.valuationExcel, async (ask, { params }) => {
      const found = await ask.transaction((tx) => recalculationOf(tx, ask, params.id, 'export-valuation'))
      const name = encodeURIComponent(`估值计算表-${found.number}-${ask.today}.xlsx`)
      ask.reply
        .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('content-disposition', `attachment; filename="valuation-${ask.today}.xlsx"; filename*=UTF-8''${name}`)
      return ask.reply.send(await valuationWorkbook(found))
    }),
  ]
}

/** The valuation of a case computed again; 404 when there is none or it is hidden. Whoever reads what somebody else holds leaves a line. */
async function recalculationOf(tx: Tx, ask: Ask, caseId: string, action: 'read-valuation' | 'export-valuation'): Promise<Recalculation> {
  const row = await findValuation(tx, caseId)
  if (!row) throw notFound()
  const { visitor } = ask
  if (action === 'export-valuation' || visitor.organisationId !== row.holderId)
    await recordAudit(
      tx,
      {
        officerId: visitor.officerId,
        organisationId: visitor.organisationId,
        role: visitor.role,
        action,
        objectKind: 'case',
        objectId: caseId,
        outcome: 'done',
        detail: { number: row.number },
        holderId: row.holderId,
        requestId: ask.requestId,
        address: ask.address,
      },
      ask.now,
    )
  const { answers, filedAt, holderId: _, ...paper } = row
  const read = readCalculation(answers['calculation'])
  const proposal = read && takesQuality(read.calculation) ? await proposeQuality(tx, row.assetId, row.assetVersion) : null
  return {
    ...paper,
    filedAt: filedAt.toISOString(),
    ...recompute(answers, row.amountFen),
    adjustmentReason: typeof answers['adjustmentReason'] === 'string' ? answers['adjustmentReason'] : '',
    computedAt: ask.now.toISOString(),
    proposal,
  }
}
