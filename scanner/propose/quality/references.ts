import { qualityDimensions } from '#law/quality.ts'
import { rate, round } from '#scanner/propose/quality/score.ts'
import { number } from '#scanner/propose/quality/seen.ts'
import type { Finding, Quality } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'

type Indicator = Quality['dimensions'][number]['indicators'][number]
const CODE = '0402'

/** The finding with its references to other datasets counted into its consistency: values that are not found there are related data that do not agree. */
export function countReferences(finding: Finding): Finding {
  const { quality, references } = finding
  const found = references.filter((one) => !one.declared)
  if (!quality || found.length === 0) return finding
  let a = 0
  let b = 0
  const evidence: Words[] = []
  for (const { column, dataset, key, share } of found) {
    const of = finding.rows - (finding.columns.find((one) => one.name === column)?.nulls ?? 0)
    const good = Math.round(of * share)
    a += good
    b += of
    if (good < of)
      evidence.push({
        zh: `列“${column}”：约 ${number(of - good)} 个值在“${dataset}”的“${key}”中找不到（按摘要推算）`,
        en: `Column “${column}”: about ${number(of - good)} values are not found in “${key}” of “${dataset}” (reckoned from digests)`,
      })
  }
  if (b <= 0) return finding
  const dimensions = quality.dimensions.map((one) => {
    if (one.dimension !== 'consistent') return one
    const indicators = [
      ...one.indicators.filter((each) => each.code !== CODE),
      merged(
        one.indicators.find((each) => each.code === CODE),
        a,
        b,
        evidence,
      ),
    ]
    return { ...one, indicators, note: null, score: round(indicators.reduce((sum, each) => sum + each.x, 0) / indicators.length) }
  })
  return { ...finding, quality: { ...quality, dimensions, ...rate(dimensions) } }
}

function merged(before: Indicator | undefined, a: number, b: number, evidence: Words[]): Indicator {
  const { title, formula } = qualityDimensions.consistent.indicators[CODE]
  const [sumA, sumB] = [a + (before?.a ?? 0), b + (before?.b ?? 0)]
  return {
    code: CODE,
    title,
    a: sumA,
    b: sumB,
    x: round(sumA / sumB),
    formula,
    evidence: [...(before?.evidence ?? []), ...evidence].slice(0, 8),
  }
}
