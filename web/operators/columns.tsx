import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { CallLine, OperatorLine } from '#contract/operators.ts'
import { callStateWords } from '#law/operators.ts'
import { organisationKinds } from '#law/parties.ts'
import { several } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { Credit, FileState } from './standing.tsx'

/** The columns of the list of operators. */
export function useOperatorColumns(): Columns<OperatorLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '运营主体', en: 'Operator' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/operators/$id" params={{ id: row.id }}>
              {row.name}
            </Link>
            <small>{w(organisationKinds[row.kind as keyof typeof organisationKinds].title)}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '在期权限', en: 'Mandates' }),
        key: 'mandates',
        width: 110,
        render: (_, row) => (
          <span className="row">
            <span className="number">{row.mandates}</span>
            {row.suspended > 0 && <Status tone="bad">{w({ zh: `暂停${row.suspended}`, en: `${row.suspended} suspended` })}</Status>}
          </span>
        ),
      },
      {
        title: w({ zh: '合规档案', en: 'Compliance file' }),
        key: 'file',
        width: 190,
        responsive: ['md'],
        render: (_, row) => <FileState parts={row.parts} until={row.fileUntil} />,
      },
      { title: w({ zh: '信用', en: 'Credit' }), key: 'credit', width: 100, render: (_, row) => <Credit score={row.credit} /> },
    ],
    [w],
  )
}

/** How a call looks by where it stands. */
export const callTone = ({ state }: Pick<CallLine, 'state'>): Tone =>
  state === 'granted' ? 'done' : state === 'failed' || state === 'cancelled' ? 'plain' : 'going'

/** The columns of the list of calls. */
export function useCallColumns(): Columns<CallLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '选取项目', en: 'Call' }),
        key: 'title',
        render: (_, row) => (
          <Link to="/operator-calls/$id" params={{ id: row.id }}>
            {row.title}
          </Link>
        ),
      },
      {
        title: w({ zh: '环节', en: 'Step' }),
        key: 'state',
        width: 130,
        render: (_, row) => <Status tone={callTone(row)}>{w(callStateWords(row))}</Status>,
      },
      {
        title: w({ zh: '报名截止', en: 'Apply until' }),
        key: 'until',
        width: 120,
        className: 'number',
        render: (_, row) => row.applyUntil,
      },
      {
        title: w({ zh: '期限', en: 'Term' }),
        key: 'term',
        width: 100,
        responsive: ['md'],
        render: (_, row) => w({ zh: `${row.termMonths}个月`, en: several(row.termMonths, 'month') }),
      },
    ],
    [w],
  )
}
