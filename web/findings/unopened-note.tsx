import type { Problem } from '#contract/route.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'

/** Says that the values of a finding are not shown since they do not open now, why, and what helps; all else stands as it is. */
export function UnopenedNote({ why }: { why: Problem }) {
  const { w } = useWords()
  return (
    <div className="problem" role="status">
      <p>
        <strong>
          {w({
            zh: '取值现在打不开：样例、最小最大、常见取值、时域等没有显示，其余照常',
            en: 'The values do not open now: samples, ends, frequent values and periods are left out, all else is as it was',
          })}
        </strong>{' '}
        {why.basis && <Basis of={why.basis} />}
      </p>
      <p>
        {w(why.message)}
        {why.remedy && (
          <>
            {w({ zh: '。', en: '. ' })}
            {w(why.remedy)}
          </>
        )}
      </p>
    </div>
  )
}
