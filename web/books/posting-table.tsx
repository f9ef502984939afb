import type { PostingView } from '#contract/books.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'

/** The lines of a voucher, the budget ledger below the financial one; red amounts are those of a reversal. */
export function PostingTable({ postings }: { postings: readonly PostingView[] }) {
  const { w } = useWords()
  const hasBudget = postings.some((each) => each.ledger === 'budget')
  const amount = (fen: number) =>
    fen === 0 ? (
      ''
    ) : (
      <span className={fen < 0 ? 'red-letter' : ''}>
        <Money fen={fen} />
      </span>
    )
  const columns: Columns<PostingView> = [
    ...(hasBudget
      ? [
          {
            title: w({ zh: '账类', en: 'Ledger' }),
            key: 'ledger',
            width: 100,
            render: (_: unknown, row: PostingView) => w(ledgerWords[row.ledger]),
          },
        ]
      : []),
    {
      title: w({ zh: '科目', en: 'Account' }),
      key: 'account',
      render: (_, row) => (
        <span className="wide-cell">
          <span className="number">{row.code}</span> {w(row.title)}
        </span>
      ),
    },
    { title: w({ zh: '借方', en: 'Debit' }), key: 'debit', align: 'right', width: 170, render: (_, row) => amount(row.debitFen) },
    { title: w({ zh: '贷方', en: 'Credit' }), key: 'credit', align: 'right', width: 170, render: (_, row) => amount(row.creditFen) },
  ]
  return (
    <WideTable<PostingView>
      aria-label={w({ zh: '分录', en: 'Lines' })}
      className="voucher-lines"
      columns={columns}
      dataSource={[...postings]}
      rowKey={(row) => row.line}
      rowClassName={(row) => (row.ledger === 'budget' ? 'voucher-budget' : '')}
    />
  )
}
