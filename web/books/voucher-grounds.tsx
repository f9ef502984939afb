import type { VoucherView } from '#contract/books.ts'
import { documentKinds } from '#law/accounts/gate.ts'
import { several } from '#law/words.ts'
import { Fact } from '../ui/fact.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** What a voucher rests on: the approval, the useful life, what was stated, and its source documents. */
export function Grounds({ voucher }: { voucher: VoucherView }) {
  const { w } = useWords()
  const { approval, life, way, conditions } = voucher.particulars
  if (voucher.documents.length === 0 && !approval && !life && !way && conditions.length === 0) return null
  return (
    <section className="card" aria-labelledby="grounds">
      <h2 id="grounds">{w({ zh: '依据', en: 'Grounds' })}</h2>
      <dl className="facts facts-wide">
        {way && <Fact of={{ zh: '支付或来源', en: 'Paid or financed by' }}>{w(way)}</Fact>}
        {approval && (
          <Fact of={{ zh: '批准文件', en: 'Approval' }}>
            {approval.authority} {approval.number} <span className="number">{approval.approvedOn}</span>
          </Fact>
        )}
        {life && (
          <Fact of={{ zh: '使用年限', en: 'Useful life' }}>
            {life.months !== null && w({ zh: `${life.months}个月，`, en: `${several(life.months, 'month')}, ` })}
            {w(life.ground)}
            {life.reason && <small>{life.reason}</small>}
          </Fact>
        )}
        {life && <Fact of={{ zh: '摊销计入', en: 'Charged to' }}>{w(life.expense)}</Fact>}
        {conditions.map(({ condition, stated }) => (
          <Fact key={condition.en} of={condition}>
            {stated}
          </Fact>
        ))}
      </dl>
      {voucher.documents.length > 0 && (
        <WideTable
          aria-label={w({ zh: '原始凭证', en: 'Source documents' })}
          rowKey={(row) => `${row.kind}-${row.number}`}
          dataSource={voucher.documents}
          columns={[
            {
              title: w({ zh: '原始凭证', en: 'Document' }),
              key: 'kind',
              render: (_, row) => (
                <span className="wide-cell">
                  {w(documentKinds[row.kind])}{' '}
                  {row.paperSha256 ? (
                    <a href={`/api/files/${row.paperSha256}`} target="_blank" rel="noreferrer">
                      {row.number}
                    </a>
                  ) : (
                    row.number
                  )}
                  <small>{row.party}</small>
                </span>
              ),
            },
            { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 110, className: 'number', render: (_, row) => row.issuedOn },
            {
              title: w({ zh: '金额', en: 'Amount' }),
              key: 'amount',
              align: 'right',
              width: 160,
              render: (_, row) => <Money fen={row.amountFen} />,
            },
          ]}
        />
      )}
    </section>
  )
}
