import { useMemo } from 'react'
import { type ReadingLine, readingRoutes } from '#contract/readings.ts'
import { actionWords } from '#law/audit.ts'
import { objectHref } from '../audit/audit-words.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { partyWords } from '../ui/law-words.ts'
import { Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'

/** Who of other organisations looked at an asset, its cases, papers and findings, when, and for which reason where one is asked. */
export function Readings({ assetId }: { assetId: string }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<ReadingLine> => [
      {
        title: w({ zh: '谁、何时', en: 'Who and when' }),
        key: 'who',
        render: (_, row) => (
          <span className="wide-cell">
            {row.officerName ?? ''}{' '}
            <span className="quiet">{[row.organisationName, w(partyWords(row.role))].filter(Boolean).join(' · ')}</span>{' '}
            <small className="number">{minuteOf(row.at)}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '看了什么、理由', en: 'What, and why' }),
        key: 'what',
        render: (_, row) => (
          <span className="wide-cell">
            {w(actionWords(row.action))} <What line={row} />{' '}
            <small className="quiet">{row.reason || w({ zh: '按职责查阅', en: 'By duty' })}</small>
          </span>
        ),
      },
    ],
    [w],
  )
  return (
    <section className="card readings" aria-labelledby="readings">
      <h2 id="readings">
        {w({ zh: '谁看过', en: 'Who looked' })}
        <Basis of="choice:audit" />
      </h2>
      <KeysetTable
        caption={w({ zh: '谁看过', en: 'Who looked' })}
        route={readingRoutes.listReadings}
        input={{ params: { id: assetId } }}
        columns={columns}
        rowKey={(row) => String(row.id)}
        excel={{ path: readingRoutes.readingsExcel.path.replace(':id', assetId) }}
        empty={<Nothing>{w({ zh: '还没有其他单位看过该资产。', en: 'No other organisation has looked at it.' })}</Nothing>}
      />
    </section>
  )
}

function What({ line }: { line: ReadingLine }) {
  const { w } = useWords()
  const href = line.objectKind === 'asset' ? null : objectHref(line.objectKind, line.objectId)
  return href ? <Inside href={href}>{w(line.object)}</Inside> : <span className="quiet">{w(line.object)}</span>
}
