import type { Finding } from '#contract/findings.ts'
import { several } from '#law/words.ts'
import { count, sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Status } from '../ui/status.tsx'
import { formatWords } from './finding-words.ts'
import { Line } from './structure-line.tsx'

/** Where a table lay and the pieces it was read from. */
export function Origin({ finding }: { finding: Finding }) {
  const { w } = useWords()
  const { origin } = finding
  if (!origin)
    return (
      <Line name={w({ zh: '来源', en: 'Origin' })}>
        {[
          finding.file,
          finding.sheet,
          formatWords[finding.format],
          finding.encoding?.toUpperCase(),
          finding.compressed ? w({ zh: '压缩', en: 'compressed' }) : '',
          sizeOf(finding.bytes),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Line>
    )
  return (
    <Line name={w({ zh: '来源', en: 'Origin' })}>
      {origin.server || formatWords[origin.kind]} · {origin.host} ·{' '}
      <strong>{[...(origin.kind === 'mysql' ? [] : [origin.database]), origin.schema, origin.table].join('.')}</strong>{' '}
      {origin.isView && <Status>{w({ zh: '视图', en: 'View' })}</Status>}
      {origin.comment && <span className="quiet"> {origin.comment}</span>}
      {origin.estimatedRows !== null && (
        <span className="quiet number">
          {' '}
          · {w({ zh: `估计 ${count(origin.estimatedRows)} 行`, en: `about ${several(origin.estimatedRows, 'row')}` })}
        </span>
      )}
    </Line>
  )
}

/** The pieces a table was read from. */
export function Parts({ finding }: { finding: Finding }) {
  const { w } = useWords()
  return (
    <details className="structure-parts">
      <summary>
        {w({
          zh: `由 ${count(finding.parts.length)} 个同结构文件合成`,
          en: `Read from ${several(finding.parts.length, 'file')} of one shape`,
        })}
      </summary>
      <ul>
        {finding.parts.slice(0, 200).map((part) => (
          <li key={part.file}>
            {part.file}{' '}
            <span className="quiet number">
              {count(part.rows)} · {sizeOf(part.bytes)}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
