import { Button } from 'antd'
import type { ColumnFinding } from '#contract/findings.ts'
import { several } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { semanticTypeWords } from '../ui/semantic-words.ts'
import type { Correction } from './like-columns.ts'

/** Offers the correction just made for columns like the one corrected. */
export function LikeOffer({
  offer,
  onTake,
  onLeave,
}: {
  offer: { correction: Correction; like: readonly ColumnFinding[] }
  onTake: () => void
  onLeave: () => void
}) {
  const { w, list } = useWords()
  const { correction, like } = offer
  const to = correction.semanticType
    ? w(semanticTypeWords(correction.semanticType))
    : w({ zh: `${correction.grade}级`, en: `grade ${correction.grade}` })
  const names = list(like.slice(0, 6).map((each) => each.name)) + (like.length > 6 ? '…' : '')
  return (
    <div className="like" role="status">
      <span>
        {w({
          zh: `同类字段还有 ${like.length} 个（${names}），也改为“${to}”吗？`,
          en: `${several(like.length, 'like column')} (${names}): also set to “${to}”?`,
        })}
      </span>
      <Button size="small" type="primary" onClick={onTake}>
        {w({ zh: '一并更正', en: 'Correct them too' })}
      </Button>
      <Button size="small" onClick={onLeave}>
        {w({ zh: '不用', en: 'Leave them' })}
      </Button>
    </div>
  )
}
