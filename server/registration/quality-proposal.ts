import type { QualityProposal } from '#contract/valuations.ts'
import { civilDate } from '#contract/working-days.ts'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { shapeOf } from '#contract/valuation/editions.ts'
import type { Tx } from '#server/db/transaction.ts'
import { invalid } from '#server/denied.ts'
import { findQualityScore } from '#server/inventory/quality-score.sql.ts'

/** The quality coefficient proposed for an asset version, with the words its source is stated in (choice:quality-coefficient). */
export async function proposeQuality(tx: Tx, assetId: string, version: number): Promise<QualityProposal | null> {
  const score = await findQualityScore(tx, assetId, version)
  if (!score) return null
  return {
    ...score,
    measuredAt: score.measuredAt.toISOString(),
    source: `平台质量扫描得分${score.coefficient}（GB/T 36344-2018，算法版本${score.formulas}，数据集“${score.dataset}”，${civilDate(score.measuredAt)}扫描，资产第${score.version}版）`,
  }
}

/** Whether the formula of a calculation takes the quality coefficient. Pure. */
export const takesQuality = (calculation: Calculation): boolean => qualityOf(calculation).length > 0

const qualityOf = (calculation: Calculation) =>
  Object.entries(shapeOf(calculation).values).find(([, each]) => each.proposedBy === 'quality-score') ?? []

/** Refuses a coefficient that differs from the proposal without a reason; the field is the calculation. */
export async function demandReason(tx: Tx, calculation: Calculation, asset: { id: string; version: number }): Promise<void> {
  const [id, parameter] = qualityOf(calculation)
  const answer = id ? calculation.values[id] : undefined
  if (!answer || !parameter || (answer.reason ?? '').trim().length >= 5) return
  const proposal = await proposeQuality(tx, asset.id, asset.version)
  if (!proposal || Number(answer.value) === Number(proposal.coefficient)) return
  throw invalid([
    {
      field: 'calculation',
      message: {
        zh: `${parameter.label.zh}：平台质量扫描得分为${proposal.coefficient}，所填为${answer.value}，不同的须写明理由（至少5个字）`,
        en: `${parameter.label.en}: the scan scored ${proposal.coefficient}, the report takes ${answer.value}; a different value needs a reason`,
      },
    },
  ])
}
