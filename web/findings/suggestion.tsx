import { Button } from 'antd'
import { useState } from 'react'
import type { ColumnFinding } from '#contract/findings.ts'
import { useWords } from '../ui/language.tsx'
import { semanticTypeWords } from '../ui/semantic-words.ts'
import type { Correction } from './like-columns.ts'

/** Whether something other than what stands was decided about such a column before. */
export function isOffered({ suggestion, semanticType, grade }: ColumnFinding): boolean {
  return Boolean(suggestion) && (suggestion!.semanticType !== semanticType || suggestion!.grade !== grade)
}

/** Offers what somebody of the unit decided about such a column before; accepted it is a correction, declined it goes out of sight on this page. */
export function SuggestionOffer({ column, onTake }: { column: ColumnFinding; onTake: (correction: Correction) => void }) {
  const { w } = useWords()
  const [isDeclined, decline] = useState(false)
  const { suggestion } = column
  if (!suggestion || isDeclined || !isOffered(column)) return null
  const correction: Correction = {
    ...(suggestion.semanticType === column.semanticType ? {} : { semanticType: suggestion.semanticType }),
    ...(suggestion.grade === column.grade ? {} : { grade: suggestion.grade }),
  }
  return (
    <p className="suggestion" role="note">
      <span>
        {w({
          zh: `以往更正：${semanticTypeWords(suggestion.semanticType).zh}，${suggestion.grade}级。`,
          en: `Earlier correction: ${semanticTypeWords(suggestion.semanticType).en}, grade ${suggestion.grade}. `,
        })}
        {w(suggestion.words)}
      </span>
      <Button size="small" type="primary" onClick={() => onTake(correction)}>
        {w({ zh: '采纳', en: 'Accept' })}
      </Button>
      <Button size="small" onClick={() => decline(true)}>
        {w({ zh: '不采纳', en: 'Decline' })}
      </Button>
    </p>
  )
}
