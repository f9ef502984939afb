import type { ColumnFinding } from '#contract/findings.ts'
import { count } from './dates.ts'
import { useWords } from './language.tsx'
import { groupOf, physicalWords, semanticTypeWords } from './semantic-words.ts'
import './column-cells.css'

/** The kind of meaning of a column as a chip; personal ones are marked. */
export function SemanticChip({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  return (
    <span className={`semantic semantic-${groupOf(column.semanticType)}`} title={w(column.evidence)}>
      {column.personal && <abbr title={w({ zh: '个人信息', en: 'Personal information' })}>{w({ zh: '个', en: 'P' })}</abbr>}
      {w(semanticTypeWords(column.semanticType))}
    </span>
  )
}

/** A share from 0 to 1 as a bar with its percentage. */
export function ShareBar({ share, label, tone = 'plain' }: { share: number; label: string; tone?: 'plain' | 'care' }) {
  const percent = share > 0 && share < 0.001 ? '<0.1' : (share * 100).toFixed(share === 0 || share === 1 || share >= 0.1 ? 0 : 1)
  return (
    <span className={`share share-${tone}`} role="img" aria-label={`${label} ${percent}%`}>
      <span className="share-bar" aria-hidden="true">
        <span style={{ width: `${Math.min(1, share) * 100}%` }} />
      </span>
      <span className="number" aria-hidden="true">
        {percent}%
      </span>
    </span>
  )
}

/** The physical type, in a word. */
export function PhysicalType({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  return <>{w(physicalWords[column.physicalType])}</>
}

/** How many different values there are; estimates say so. */
export function Distinct({ column }: { column: ColumnFinding }) {
  return (
    <span className="number">
      {column.distinctExact ? '' : '≈'}
      {count(column.distinct)}
    </span>
  )
}

/** The least and the greatest value, masked where the column is personal; else how long the texts are; nothing of shapes, which have no order. */
export function ValueRange({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  if (column.semanticType === 'geometry') return null
  if (column.min !== null && column.max !== null)
    return (
      <span className="column-range" title={`${column.min} – ${column.max}`}>
        {column.min === column.max ? column.min : `${column.min} – ${column.max}`}
      </span>
    )
  if (column.minLength === null || column.maxLength === null) return <span className="quiet">—</span>
  const length = column.minLength === column.maxLength ? String(column.minLength) : `${column.minLength}–${column.maxLength}`
  return <span className="quiet">{w({ zh: `${length} 字`, en: `${length} characters` })}</span>
}

/** A few values, masked where the column is personal. */
export function Samples({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  if (column.samples.length === 0) return <span className="quiet">—</span>
  return (
    <span className="samples" title={column.samples.join('\n')}>
      {column.masked && <span className="samples-masked">{w({ zh: '源已脱敏', en: 'masked at source' })}</span>}
      {column.samples.slice(0, 3).map((sample, i) => (
        <span key={i} className="sample">
          {sample}
        </span>
      ))}
    </span>
  )
}
