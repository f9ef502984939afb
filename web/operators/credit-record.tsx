import { useMemo } from 'react'
import type { CreditEntry, OperatorView } from '#contract/operators.ts'
import { creditActs } from '#law/operators.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** The credit record of an operator: what was entered, by whom and until when. */
export function CreditRecord({ operator, isOwn }: { operator: OperatorView; isOwn: boolean }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<CreditEntry> => [
      { title: w({ zh: '编号', en: 'Number' }), key: 'number', width: 140, className: 'number', render: (_, row) => row.number },
      {
        title: w({ zh: '行为', en: 'Act' }),
        key: 'act',
        render: (_, row) => (
          <span className="wide-cell">
            {w(creditActs[row.act].title)}
            <small>{row.reason}</small>
          </span>
        ),
      },
      { title: w({ zh: '扣分', en: 'Points' }), key: 'points', width: 80, className: 'number', render: (_, row) => `−${row.points}` },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 150,
        render: (_, row) =>
          row.liftedAt ? (
            <span className="wide-cell">
              <Status>
                {w(row.liftedHow === 'appeal' ? { zh: '申诉撤销', en: 'Lifted on appeal' } : { zh: '已修复', en: 'Repaired' })}
              </Status>
              <small className="number">{dayOf(row.liftedAt)}</small>
            </span>
          ) : (
            <span className="wide-cell">
              <Status tone="care">{w({ zh: '计分中', en: 'Counts' })}</Status>
              <small className="number">{dayOf(row.madeAt)}</small>
            </span>
          ),
      },
    ],
    [w],
  )
  if (operator.credit === null) return null
  return (
    <section className="card" aria-labelledby="credit">
      <h2 id="credit">
        {w({ zh: '信用记录', en: 'Credit record' })}
        <Basis of="choice:credit-points" />
      </h2>
      <div className="list">
        <WideTable<CreditEntry>
          aria-label={w({ zh: '信用记录', en: 'Credit record' })}
          columns={columns}
          dataSource={[...operator.creditEntries]}
          rowKey={(row) => row.id}
          locale={{ emptyText: <Nothing>{w({ zh: '没有扣分记录。', en: 'Nothing was deducted.' })}</Nothing> }}
        />
      </div>
      {isOwn && operator.creditEntries.some((entry) => entry.liftedAt === null) && (
        <p>
          <LinkButton href="/desk/start/credit-repair">{w({ zh: '申诉或申请修复', en: 'Appeal or ask for repair' })}</LinkButton>
        </p>
      )}
    </section>
  )
}
