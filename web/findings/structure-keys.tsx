import type { ReactNode } from 'react'
import type { Finding } from '#contract/findings.ts'
import { signs } from '#law/words.ts'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'
import { Line } from './structure-line.tsx'

/** Candidate keys of a table. */
export function Keys({ finding }: { finding: Finding }) {
  const { w } = useWords()
  if (finding.keys.length === 0) return null
  return (
    <Line name={w({ zh: '主键', en: 'Keys' })}>
      <ul className="plain">
        {finding.keys.map((key) => (
          <li key={key.columns.join()}>
            <strong>{key.columns.join(' + ')}</strong>{' '}
            <Status tone={key.declared ? 'going' : 'plain'}>
              {w(key.declared ? { zh: '源库声明', en: 'declared' } : { zh: '候选', en: 'candidate' })}
            </Status>{' '}
            {key.duplicates === 0 && key.nulls === 0 ? (
              <span className="quiet">
                {w({ zh: '唯一', en: 'unique' })}
                {!key.exact && w({ zh: '（估计）', en: ' (estimated)' })}
              </span>
            ) : (
              <span className="structure-bad">
                {[
                  key.duplicates > 0 && w({ zh: `${count(key.duplicates)} 行重复`, en: `${count(key.duplicates)} duplicates` }),
                  key.nulls > 0 && w({ zh: `${count(key.nulls)} 行为空`, en: `${count(key.nulls)} nulls` }),
                ]
                  .filter(Boolean)
                  .join(w(signs.comma))}
              </span>
            )}
          </li>
        ))}
      </ul>
    </Line>
  )
}

/** What columns of a table refer to in others. */
export function References({ finding, linkTo }: { finding: Finding; linkTo: ((dataset: string) => ReactNode) | undefined }) {
  const { w } = useWords()
  if (finding.references.length === 0) return null
  return (
    <Line name={w({ zh: '引用', en: 'References' })}>
      <ul className="plain">
        {finding.references.map((each) => (
          <li key={`${each.column} ${each.dataset}`}>
            <strong>{each.column}</strong> → {linkTo?.(each.dataset) ?? each.dataset}.{each.key}{' '}
            <span className={each.share < 1 ? 'structure-bad number' : 'quiet number'}>
              {(each.share * 100).toFixed(each.share === 1 ? 0 : 2)}%
            </span>{' '}
            <span className="quiet">
              {w(each.declared ? { zh: '可对上 · 源库声明', en: 'found · declared' } : { zh: '可对上', en: 'found' })}
            </span>
          </li>
        ))}
      </ul>
    </Line>
  )
}
