import { type KeyboardEvent, memo } from 'react'
import type { ColumnFinding, Grade as GradeNumber, SemanticType } from '#contract/findings.ts'
import { Distinct, PhysicalType, Samples, SemanticChip, ShareBar, ValueRange } from '../ui/column-cells.tsx'
import { count } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { type SemanticGroup, semanticGroups, semanticWords } from '../ui/semantic-words.ts'
import { categoryWords } from './category-words.ts'
import type { Correction } from './like-columns.ts'
import { SpreadFigure } from './spread-figure.tsx'
import { isOffered } from './suggestion.tsx'

/** What a row can have done to its column. */
export type RowActs = {
  readonly stand: (name: string) => void
  readonly key: (event: KeyboardEvent, name: string) => void
  readonly correct: (column: ColumnFinding, correction: Correction) => void
  readonly open: (name: string, isOpen: boolean) => void
}
type Props = {
  column: ColumnFinding
  rows: number
  isHere: boolean
  isOpen: boolean
  isAccepted: boolean
  isChanged: boolean
  mayEdit: boolean
  acts: RowActs
}

/** One column of the data; the row one stands on can be corrected in place, and each opens to its details. */
export const ColumnRow = memo(function ColumnRow({ column, rows, isHere, isOpen, isAccepted, isChanged, mayEdit, acts }: Props) {
  const { w } = useWords()
  const isEdited = isHere && mayEdit
  const { name } = column
  return (
    <tr
      tabIndex={isHere ? 0 : -1}
      aria-selected={isHere}
      data-column={name}
      className={`${isHere ? 'grid-here' : ''}${isAccepted ? ' grid-accepted' : ''}`}
      onFocus={() => acts.stand(name)}
      onClick={(event) => {
        acts.stand(name)
        if (!(event.target as HTMLElement).closest('select,button')) event.currentTarget.focus()
      }}
      onKeyDown={(event) => acts.key(event, name)}
    >
      <th scope="row">
        <span className="grid-name">
          {name}
          {isAccepted && (
            <span className="grid-tick" title={w({ zh: '已认可', en: 'Accepted' })}>
              ✓
            </span>
          )}
        </span>
        {column.comment && column.comment !== name && <small className="grid-comment">{column.comment}</small>}
        <span className="grid-marks">
          <span className="type-chip">
            <PhysicalType column={column} />
          </span>
          {isChanged && <span className="mark mark-care">{w({ zh: '有变化', en: 'changed' })}</span>}
          {isOffered(column) && <span className="mark mark-care">{w({ zh: '有建议', en: 'suggestion' })}</span>}
        </span>
      </th>
      <td>
        {isEdited ? (
          <TypeSelect column={column} onCorrect={(correction) => acts.correct(column, correction)} />
        ) : (
          <SemanticChip column={column} />
        )}
        <ShareBar share={column.confidence} label={w({ zh: '把握', en: 'Confidence' })} tone={column.confidence < 0.6 ? 'care' : 'plain'} />
        <small>
          {w(categoryWords(column.category))}
          {column.sensitive && (
            <>
              {' '}
              <span className="mark mark-bad">{w({ zh: '敏感', en: 'sensitive' })}</span>
            </>
          )}
        </small>
      </td>
      <td>
        <ShareBar share={column.nullRatio} label={w({ zh: '空值', en: 'Nulls' })} tone="care" />
        <NullKinds column={column} />
        <small>
          {w({ zh: '不同值', en: 'distinct' })} <Distinct column={column} />
        </small>
      </td>
      <td>
        <SpreadFigure column={column} rows={rows} />
        <ValueRange column={column} />
        <Samples column={column} />
      </td>
      <td className="grid-grade">
        {isEdited ? (
          <GradeButtons grade={column.grade} onGrade={(grade) => acts.correct(column, { grade })} />
        ) : (
          <Grade grade={column.grade} />
        )}
        <small title={w(column.gradeReason)} className="grid-reason">
          {w(column.gradeReason)}
        </small>
      </td>
      <td className="grid-more">
        <button
          type="button"
          tabIndex={isHere ? 0 : -1}
          aria-expanded={isOpen}
          aria-label={w({ zh: `${name} 的依据和取值`, en: `Grounds and values of ${name}` })}
          onClick={() => acts.open(name, !isOpen)}
        >
          {isOpen ? '▾' : '▸'}
        </button>
      </td>
    </tr>
  )
})

function NullKinds({ column }: { column: ColumnFinding }) {
  const { w } = useWords()
  const placeholders = column.placeholders.reduce((sum, each) => sum + each.count, 0)
  const kinds = [
    column.empties > 0 && w({ zh: `空串 ${count(column.empties)}`, en: `${count(column.empties)} empty` }),
    placeholders > 0 && w({ zh: `占位 ${count(placeholders)}`, en: `${count(placeholders)} placeholders` }),
  ].filter(Boolean)
  return kinds.length === 0 ? null : (
    <small title={column.placeholders.map((each) => `${each.text} × ${count(each.count)}`).join('\n')}>{kinds.join(' · ')}</small>
  )
}

function TypeSelect({ column, onCorrect }: { column: ColumnFinding; onCorrect: (correction: Correction) => void }) {
  const { w } = useWords()
  return (
    <select
      className="grid-type"
      aria-label={w({ zh: `${column.name} 的含义`, en: `Meaning of ${column.name}` })}
      value={column.semanticType}
      onChange={(event) => onCorrect({ semanticType: event.target.value as SemanticType })}
    >
      {(Object.keys(semanticGroups) as SemanticGroup[]).map((group) => (
        <optgroup key={group} label={w(semanticGroups[group])}>
          {Object.entries(semanticWords[group]).map(([type, words]) => (
            <option key={type} value={type}>
              {w(words)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}

function GradeButtons({ grade, onGrade }: { grade: GradeNumber; onGrade: (grade: GradeNumber) => void }) {
  const { w } = useWords()
  return (
    <span className="grid-grades" role="group" aria-label={w({ zh: '级别', en: 'Grade' })}>
      {([1, 2, 3, 4] as const).map((each) => (
        <button
          key={each}
          type="button"
          tabIndex={-1}
          aria-pressed={each === grade}
          className={each === grade ? `grade grade-${each}` : 'grade'}
          onClick={() => each !== grade && onGrade(each)}
        >
          {each}
        </button>
      ))}
    </span>
  )
}
