import type { Notes } from '#contract/books.ts'
import { signs } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { type RestrictedCard, type ValuedCard, money, asset, listedOf } from './note-columns.tsx'

/** Restricted assets, as the notes tell them. */
export function Restricted({ notes: { restricted } }: { notes: Notes }) {
  const { w } = useWords()
  const title = w({ zh: '权利或使用受限的数据资源', en: 'Restricted in right or use' })
  const columns: Columns<RestrictedCard> = [
    asset<RestrictedCard>(w({ zh: '资产', en: 'Asset' })),
    money<RestrictedCard>(w({ zh: '账面价值', en: 'Carrying amount' }), (row) => row.carryingFen),
    money<RestrictedCard>(w({ zh: '累计摊销', en: 'Amortised' }), (row) => row.amortisedFen, true),
    {
      title: w({ zh: '争议或查封', en: 'Dispute or seizure' }),
      key: 'dispute',
      render: (_, row) => <span className="wide-cell">{row.isDisputed ? row.dispute || w({ zh: '是', en: 'Yes' }) : '—'}</span>,
    },
    {
      title: w({ zh: '限制', en: 'Limits' }),
      key: 'limits',
      render: (_, row) => (
        <span className="wide-cell">{[row.rightsLimits, row.useLimits].filter((each) => each !== '').join(w(signs.semicolon))}</span>
      ),
    },
  ]
  return (
    <>
      <h3 className="book-head">
        {title}
        {w(listedOf(restricted))} <Basis of="choice:disclosure-notes" />
      </h3>
      <div className="list">
        <WideTable<RestrictedCard>
          aria-label={title}
          columns={columns}
          dataSource={restricted.items}
          rowKey={(row) => row.assetId}
          locale={{
            emptyText: (
              <Nothing>
                {w({
                  zh: '信息卡上没有争议、查封或限制；质押等写在下面。',
                  en: 'No card speaks of a dispute, seizure or limit; pledges are written below.',
                })}
              </Nothing>
            ),
          }}
        />
      </div>
    </>
  )
}

/** Assets that were valued, beside their book value, as the notes tell them. */
export function Valued({ notes: { valued } }: { notes: Notes }) {
  const { w } = useWords()
  const title = w({ zh: '评估值与账面成本对照', en: 'Valuations beside cost' })
  const columns: Columns<ValuedCard> = [
    asset<ValuedCard>(w({ zh: '资产', en: 'Asset' })),
    money<ValuedCard>(w({ zh: '原值', en: 'Cost' }), (row) => row.costFen),
    money<ValuedCard>(w({ zh: '账面价值', en: 'Carrying amount' }), (row) => row.carryingFen, true),
    money<ValuedCard>(w({ zh: '评估值', en: 'Valuation' }), (row) => row.valuationFen),
    {
      title: w({ zh: '评估方法和依据', en: 'Approach and basis' }),
      key: 'method',
      render: (_, row) => (
        <span className="wide-cell">
          {w(row.method)}
          {row.reason && `${w(signs.colon)}${row.reason}`}
        </span>
      ),
    },
    {
      title: w({ zh: '报告', en: 'Report' }),
      key: 'report',
      responsive: ['md'],
      render: (_, row) => (
        <span className="wide-cell">
          {row.firmName} {row.number} <small className="number">{row.baseDate}</small>
        </span>
      ),
    },
  ]
  return (
    <>
      <h3 className="book-head">
        {title}
        {w(listedOf(valued))} <Basis of="choice:cost-from-vouchers" />
      </h3>
      <div className="list">
        <WideTable<ValuedCard>
          aria-label={title}
          columns={columns}
          dataSource={valued.items}
          rowKey={(row) => row.assetId}
          locale={{ emptyText: <Nothing>{w({ zh: '截止日在账的数据资源没有评估报告。', en: 'None of it has a valuation.' })}</Nothing> }}
        />
      </div>
    </>
  )
}
