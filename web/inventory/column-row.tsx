import { type KeyboardEventHandler, memo } from 'react'
import type { ColumnFinding, Grade as GradeNumber, SemanticType } from '#contract/findings.ts'
import { Distinct, PhysicalType, Samples, SemanticChip, ShareBar, ValueRange } from '../ui/column-cells.tsx'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { type SemanticGroup, semanticGroups, semanticWords } from '../ui/semantic-words.ts'
import type { Correction } from './like-columns.ts'

type Props = { column: ColumnFinding; isHere: boolean; isAccepted: boolean; mayEdit: boolean; onFocus: () => void; onKeyDown: KeyboardEventHandler; onCorrect: (correction: Correction) => void }

/** One column of the data; the row one stands on can be corrected in place. */
export const ColumnRow = memo(function ColumnRow({ column, isHere, isAccepted, mayEdit, onFocus, onKeyDown, onCorrect }: Props) {
  const { w } = useWords()
  const isOpen = isHere && mayEdit
  return (
    <tr tabIndex={isHere ? 0 : -1} aria-selected={isHere} className={`${isHere ? 'grid-here' : ''}${isAccepted ? ' grid-accepted' : ''}`} onFocus={onFocus} onClick={event => { onFocus(); if (!(event.target as HTMLElement).closest('select,button')) event.currentTarget.focus() }} onKeyDown={onKeyDown}>
      <th scope="row"><span className="grid-name">{column.name}{isAccepted && <span className="grid-tick" title={w({ zh: '已认可', en: 'Accepted' })}>✓</span>}</span><small><PhysicalType column={column} /></small></th>
      <td>{isOpen ? <TypeSelect column={column} onCorrect={onCorrect} /> : <SemanticChip column={column} />}<ShareBar share={column.confidence} label={w({ zh: '把握', en: 'Confidence' })} /></td>
      <td><ShareBar share={column.nullRatio} label={w({ zh: '空值', en: 'Nulls' })} tone="care" /><small>{w({ zh: '不同值', en: 'distinct' })} <Distinct column={column} /></small></td>
      <td><ValueRange column={column} /><Samples column={column} /></td>
      <td className="grid-grade">{isOpen ? <GradeButtons grade={column.grade} onGrade={grade => onCorrect({ grade })} /> : <Grade grade={column.grade} />}<small>{w(column.gradeReason)}</small></td>
    </tr>
  )
})

function TypeSelect({ column, onCorrect }: { column: ColumnFinding; onCorrect: Props['onCorrect'] }) {
  const { w } = useWords()
  return (
    <select className="grid-type" aria-label={w({ zh: `${column.name} 的含义`, en: `Meaning of ${column.name}` })} value={column.semanticType} onChange={event => onCorrect({ semanticType: event.target.value as SemanticType })}>
      {(Object.keys(semanticGroups) as SemanticGroup[]).map(group => (
        <optgroup key={group} label={w(semanticGroups[group])}>{Object.entries(semanticWords[group]).map(([type, words]) => <option key={type} value={type}>{w(words)}</option>)}</optgroup>
      ))}
    </select>
  )
}

function GradeButtons({ grade, onGrade }: { grade: GradeNumber; onGrade: (grade: GradeNumber) => void }) {
  const { w } = useWords()
  return (
    <span className="grid-grades" role="group" aria-label={w({ zh: '级别', en: 'Grade' })}>
      {([1, 2, 3, 4] as const).map(each => <button key={each} type="button" tabIndex={-1} aria-pressed={each === grade} className={each === grade ? `grade grade-${each}` : 'grade'} onClick={() => each !== grade && onGrade(each)}>{each}</button>)}
    </span>
  )
}
