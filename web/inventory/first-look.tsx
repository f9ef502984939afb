import type { FirstLook as Looks } from '#contract/inventory.ts'
import type { SemanticType } from '#contract/findings.ts'
import { several } from '#law/words.ts'
import { count } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { semanticTypeWords } from '../ui/semantic-words.ts'

/** What a running scan says first, from a sample: enough to see that the right thing is being read. */
export function FirstLook({ looks }: { looks: Looks }) {
  const { w } = useWords()
  return (
    <div className="first-look">
      {looks.map((look) => (
        <div key={look.dataset} className="first-look">
          <p>
            <strong>{w({ zh: '抽样初看', en: 'First look' })}</strong> {look.dataset} ·{' '}
            <span className="number">{w({ zh: `已看 ${count(look.rows)} 行`, en: `${several(look.rows, 'row')} seen` })}</span>{' '}
            <Grade grade={look.grade} />{' '}
            <span className="quiet">{w({ zh: '全量扫描结束后以正式结果为准', en: 'the full scan replaces it' })}</span>
          </p>
          <ul aria-label={w({ zh: `${look.dataset} 的字段`, en: `Columns of ${look.dataset}` })}>
            {look.columns.map((column) => (
              <li key={column.name} className={column.personal ? 'first-personal' : ''}>
                {column.name} <span className="quiet">{w(semanticTypeWords(column.semanticType as SemanticType))}</span>
                {column.grade >= 3 && (
                  <>
                    {' '}
                    <Grade grade={column.grade} isShort />
                  </>
                )}
              </li>
            ))}
            {look.moreColumns > 0 && (
              <li className="quiet">{w({ zh: `另有 ${count(look.moreColumns)} 个`, en: `${count(look.moreColumns)} more` })}</li>
            )}
          </ul>
        </div>
      ))}
    </div>
  )
}
