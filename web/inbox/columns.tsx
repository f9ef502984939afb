import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CaseLine } from '#contract/cases.ts'
import { minuteOf } from '../ui/dates.ts'
import { DaysLeft } from '../ui/days-left.tsx'
import { useWords } from '../ui/language.tsx'
import { lastActWords, moversOf, placeWords, procedureWords } from '../ui/law-words.ts'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'

/** The columns of the inbox: what, about what, where, whose move, how long, what happened last. */
export function useInboxColumns(): Columns<CaseLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '事项', en: 'Matter' }),
        key: 'procedure',
        width: 150,
        responsive: ['md'],
        render: (_, row) => (
          <>
            <strong className="inbox-matter">{w(procedureWords(row.procedure))}</strong>
            <small className="number">{row.number}</small>
          </>
        ),
      },
      {
        title: w({ zh: '标的', en: 'Subject' }),
        key: 'title',
        render: (_, row) => (
          <span className="inbox-subject">
            <Link to="/cases/$id" params={{ id: row.id }}>
              {row.title}
            </Link>
            <small>{row.applicantName}</small>
            <Narrow row={row} />
          </span>
        ),
      },
      { title: w({ zh: '当前环节', en: 'Step' }), key: 'step', width: 130, responsive: ['md'], render: (_, row) => <Place row={row} /> },
      {
        title: w({ zh: '轮到', en: 'Whose move' }),
        key: 'move',
        width: 170,
        responsive: ['md'],
        render: (_, row) =>
          row.move ? (
            <span className="inbox-move">
              {moversOf(row.move, w)}
              {row.isMine && <Status tone="done">{w({ zh: '我方', en: 'us' })}</Status>}
            </span>
          ) : (
            '—'
          ),
      },
      {
        title: w({ zh: '剩余', en: 'Left' }),
        key: 'days',
        width: 140,
        responsive: ['md'],
        render: (_, row) => <DaysLeft move={row.move} />,
      },
      {
        title: w({ zh: '最近办理', en: 'Last act' }),
        key: 'last',
        width: 140,
        responsive: ['lg'],
        render: (_, row) => (
          <>
            {w(lastActWords(row))}
            <small className="number inbox-when">{minuteOf(row.actedAt)}</small>
          </>
        ),
      },
    ],
    [w],
  )
}

/** On a phone the other columns stand below the subject. */
function Narrow({ row }: { row: CaseLine }) {
  const { w } = useWords()
  return (
    <span className="inbox-narrow">
      <span>
        {w(procedureWords(row.procedure))} <small className="number">{row.number}</small>
      </span>
      <span className="row">
        <Place row={row} />
        {row.move && <small>{moversOf(row.move, w)}</small>}
      </span>
      <DaysLeft move={row.move} />
    </span>
  )
}

function Place({ row }: { row: CaseLine }) {
  const { w } = useWords()
  const place = placeWords(row)
  return <Status tone={place.tone}>{w(place.words)}</Status>
}
