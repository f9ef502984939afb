import type { ColumnFinding } from '#contract/findings.ts'
import { useWords } from '../ui/language.tsx'
import { boxOf, topShares } from './spread.ts'

const [WIDTH, HEIGHT] = [132, 16]

/** How the values of a column are spread, drawn small: a box over the numbers, or the shares of the most frequent values. */
export function SpreadFigure({ column, rows }: { column: ColumnFinding; rows: number }) {
  const { w } = useWords()
  const box = boxOf(column.numbers)
  if (box && column.numbers) {
    const { min, max } = column.numbers
    const at = (share: number) => 3 + share * (WIDTH - 6)
    const label = w({
      zh: `数值分布：最小 ${short(min)}，四分之一 ${short(valueAt(box, box.from))}，中位 ${short(valueAt(box, box.middle))}，四分之三 ${short(valueAt(box, box.to))}，最大 ${short(max)}`,
      en: `Spread: least ${short(min)}, quarter ${short(valueAt(box, box.from))}, median ${short(valueAt(box, box.middle))}, three quarters ${short(valueAt(box, box.to))}, greatest ${short(max)}`,
    })
    return (
      <svg className="spread" role="img" aria-label={label} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
        <title>{label}</title>
        <line x1={at(box.low)} x2={at(box.high)} y1={8} y2={8} className="spread-line" />
        <line x1={at(box.low)} x2={at(box.low)} y1={4} y2={12} className="spread-line" />
        <line x1={at(box.high)} x2={at(box.high)} y1={4} y2={12} className="spread-line" />
        <rect x={at(box.from)} y={2.5} width={Math.max(1.5, at(box.to) - at(box.from))} height={11} className="spread-box" />
        <line x1={at(box.middle)} x2={at(box.middle)} y1={2} y2={14} className="spread-middle" />
        {box.isCutLow && <circle cx={2} cy={8} r={1.6} className="spread-far" />}
        {box.isCutHigh && <circle cx={WIDTH - 2} cy={8} r={1.6} className="spread-far" />}
      </svg>
    )
  }
  const shares = topShares(column, rows)
  if (shares.length === 0 || (shares[0]?.share ?? 0) < 0.02) return null
  const label = w({
    zh: `最多的取值：${shares.map((each) => `${each.text} ${percent(each.share)}`).join('，')}`,
    en: `Most frequent: ${shares.map((each) => `${each.text} ${percent(each.share)}`).join(', ')}`,
  })
  const starts = shares.map((_, i) => shares.slice(0, i).reduce((sum, each) => sum + each.share, 0))
  return (
    <svg className="spread" role="img" aria-label={label} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      <title>{label}</title>
      <rect x={0} y={4} width={WIDTH} height={8} className="spread-rest" />
      {shares.map((each, i) => (
        <rect
          key={each.text}
          x={starts[i]! * WIDTH}
          y={4}
          width={Math.max(0.8, each.share * WIDTH - 1)}
          height={8}
          className={`spread-top-${i}`}
        />
      ))}
    </svg>
  )
}

const valueAt = (box: { line: readonly [number, number] }, place: number) => box.line[0] + place * (box.line[1] - box.line[0])
const percent = (share: number) => `${(share * 100).toFixed(share < 0.1 ? 1 : 0)}%`

/** A number short enough for a small place: at most six digits that count. */
export function short(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e15) return value.toLocaleString('en-US')
  return Number(value.toPrecision(6)).toLocaleString('en-US', { maximumFractionDigits: 8 })
}
