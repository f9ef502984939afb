import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import type { RetentionLine, retentionRoutes } from '#contract/retention.ts'
import type { RecordKind } from '#law/record-tables.ts'
import { several } from '#law/words.ts'
import type { Answer } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { totalOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'

type Found = Answer<typeof retentionRoutes.readRetention>
type TableLine = RetentionLine['tables'][number]

/** Every kind with its term and basis, and what the platform keeps of it. */
export function Matrix({ found }: { found: Found }) {
  return found.kinds.map((line) => <KindOfRecord key={line.kind} line={line} />)
}

function KindOfRecord({ line }: { line: RetentionLine }) {
  const { w } = useWords()
  const columns = useTableColumns(line.kind as RecordKind)
  return (
    <section className="card">
      <h2>
        {w(line.title)} · {w(termWords(line.months))} <Basis of={line.basis} />
      </h2>
      {line.tables.length > 0 && (
        <WideTable<TableLine> aria-label={w(line.title)} rowKey="name" dataSource={line.tables} columns={columns} />
      )}
      {line.shared.length > 0 && (
        <p className="quiet">
          {w({
            zh: `${line.shared.map((title) => title.zh).join('、')}里也有这类记录，按更长的一类保存。`,
            en: `Also in ${line.shared.map((title) => title.en).join(', ')}, kept by a longer term.`,
          })}
        </p>
      )}
      {line.tables.length + line.shared.length === 0 && (
        <p className="quiet">
          {w({
            zh: '平台没有单独存放这类记录的表；随办件提交的，按登记材料保存。',
            en: 'No table of its own: what comes with a case is kept as registration material.',
          })}
        </p>
      )}
    </section>
  )
}

/** How long a kind is kept, in words. */
function termWords(months: number | null) {
  if (months === null) return { zh: '永久保存', en: 'kept for good' }
  return months % 12 === 0
    ? { zh: `保存${months / 12}年`, en: `kept ${months / 12} years` }
    : { zh: `保存${months}个月`, en: `kept ${several(months, 'month')}` }
}

function useTableColumns(kind: RecordKind): Columns<TableLine> {
  const { w } = useWords()
  return useMemo(
    (): Columns<TableLine> => [
      {
        title: w({ zh: '记录', en: 'Records' }),
        key: 'title',
        render: (_, row) => (
          <span className="wide-cell">
            {w(row.title)}
            {row.earlier && <small>{w(row.earlier)}</small>}
          </span>
        ),
      },
      { title: w({ zh: '起算', en: 'From' }), key: 'begins', width: 280, render: (_, row) => w(row.begins) },
      {
        title: w({ zh: '数量', en: 'Number' }),
        key: 'total',
        width: 100,
        align: 'right',
        className: 'number',
        render: (_, row) => totalOf(row),
      },
      { title: w({ zh: '最早起算', en: 'Oldest' }), key: 'oldest', width: 120, className: 'number', render: (_, row) => row.oldest ?? '—' },
      {
        title: w({ zh: '到期', en: 'Due' }),
        key: 'due',
        width: 90,
        align: 'right',
        className: 'number',
        render: (_, row) =>
          row.due.total > 0 ? (
            <Link to="/retention" search={{ kind }}>
              {totalOf(row.due)}
            </Link>
          ) : (
            '0'
          ),
      },
    ],
    [w, kind],
  )
}
