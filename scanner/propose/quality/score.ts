import { RULE_VERSION } from '#law/grading/version.ts'
import { qualityDimensions, qualityLevels } from '#law/quality.ts'
import { measureAccessible } from '#scanner/propose/quality/accessible.ts'
import { measureAccurate } from '#scanner/propose/quality/accurate.ts'
import { measureComplete } from '#scanner/propose/quality/complete.ts'
import { measureConsistent } from '#scanner/propose/quality/consistent.ts'
import { measureStandard } from '#scanner/propose/quality/standard.ts'
import { measureTimely } from '#scanner/propose/quality/timely.ts'
import type { Quality } from '#contract/findings.ts'
import type { DimensionShape, QualityDimension } from '#law/quality.ts'
import type { Words } from '#law/words.ts'
import type { Findings, Seen } from '#scanner/propose/quality/seen.ts'

type Dimension = Quality['dimensions'][number]

const MEASURES: Record<QualityDimension, (seen: Seen) => Findings> = {
  standard: measureStandard,
  complete: measureComplete,
  accurate: measureAccurate,
  consistent: measureConsistent,
  timely: measureTimely,
  accessible: measureAccessible,
}
const UNMEASURED: Words = {
  zh: '本次扫描没有可测的内容，不计分，其权重按比例分给其余维度',
  en: 'Nothing could be measured here; it is not scored, and its weight is shared among the others',
}

/** Measures a dataset in the six dimensions; null when there is nothing to measure in any. */
export function measureQuality(seen: Seen): Quality | null {
  const dimensions = (Object.keys(qualityDimensions) as QualityDimension[]).map((id) => dimensionOf(id, MEASURES[id](seen)))
  if (seen.table.rows === 0 || dimensions.every((one) => one.score === null)) return null
  return { ...rate(dimensions), dimensions, rules: seen.rules, version: RULE_VERSION }
}

function dimensionOf(id: QualityDimension, found: Findings): Dimension {
  const { title, weight, indicators: known } = qualityDimensions[id] as DimensionShape
  const indicators = Object.entries(known).flatMap(([code, { title: named, formula }]) => {
    const measured = found[code]
    return measured && measured.b > 0
      ? [
          {
            code,
            title: named,
            a: measured.a,
            b: measured.b,
            x: round(Math.min(1, Math.max(0, measured.a / measured.b))),
            formula,
            evidence: measured.evidence,
          },
        ]
      : []
  })
  const score = indicators.length > 0 ? round(indicators.reduce((sum, one) => sum + one.x, 0) / indicators.length) : null
  return { dimension: id, title, weight, score, indicators, note: score === null ? UNMEASURED : null }
}

/** The score of dimensions, `Q = Σ w × score`, over those that could be measured, with its level; 0–1. */
export function rate(dimensions: readonly Pick<Dimension, 'weight' | 'score'>[]): Pick<Quality, 'score' | 'level'> {
  const measured = dimensions.filter((one) => one.score !== null)
  const weight = measured.reduce((sum, one) => sum + one.weight, 0)
  const score = weight > 0 ? round(measured.reduce((sum, one) => sum + one.weight * one.score!, 0) / weight) : 0
  return { score, level: qualityLevels.find((one) => score >= one.least)!.level }
}

/** A share with four places. */
export function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}
