import { useMemo } from 'react'
import type { ComplianceRecord } from '#contract/operators.ts'
import { complianceParts } from '#law/operators.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** What an operator reported of its compliance, year by year, and what is due. */
export function Compliance({ records, isOwn }: { records: readonly ComplianceRecord[]; isOwn: boolean }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<ComplianceRecord> => [
      {
        title: w({ zh: '部分', en: 'Part' }),
        key: 'part',
        render: (_, row) => (
          <span className="wide-cell">
            {w(complianceParts[row.part])}
            {row.level !== null && <small>{w({ zh: `${row.level}级`, en: `level ${row.level}` })}</small>}
          </span>
        ),
      },
      {
        title: w({ zh: '编号', en: 'Number' }),
        key: 'number',
        className: 'number',
        responsive: ['md'],
        render: (_, row) => row.documentNumber,
      },
      {
        title: w({ zh: '有效期至', en: 'Valid until' }),
        key: 'until',
        width: 160,
        render: (_, row) => (
          <span className="row">
            <span className="number">{row.expiresOn}</span>
            {!row.isValid && <Status tone="bad">{w({ zh: '已过期', en: 'Expired' })}</Status>}
          </span>
        ),
      },
      {
        title: w({ zh: '存档', en: 'On file' }),
        key: 'at',
        width: 110,
        className: 'number',
        responsive: ['md'],
        render: (_, row) => dayOf(row.recordedAt),
      },
    ],
    [w],
  )
  return (
    <section className="card" aria-labelledby="compliance">
      <h2 id="compliance">
        {w({ zh: '合规档案', en: 'Compliance file' })}
        <Basis of="§7.4" />
      </h2>
      <div className="list">
        <WideTable<ComplianceRecord>
          aria-label={w({ zh: '合规档案', en: 'Compliance file' })}
          columns={columns}
          dataSource={[...records]}
          rowKey={(row) => row.id}
          locale={{
            emptyText: (
              <Nothing>
                {w({
                  zh: '还没有存档。五部分齐全且在有效期内才能运营。',
                  en: 'Nothing on file. All five parts must be valid before anything is operated.',
                })}
              </Nothing>
            ),
          }}
        />
      </div>
      {isOwn && (
        <p>
          <LinkButton href="/desk/start/mlps-filing">{w({ zh: '提交一部分', en: 'File a part' })}</LinkButton>
        </p>
      )}
    </section>
  )
}
