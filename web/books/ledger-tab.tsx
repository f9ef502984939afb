import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { bookRoutes, type BookView, type LedgerLine } from '#contract/books.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { signs } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { useAsk } from '../ui/api.ts'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import type { BookSearch } from './routes.tsx'

/** The ledger of one account with its running balance; every line opens its voucher. */
export function LedgerTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/books/$id' })
  const navigate = useNavigate()
  const codes = useAsk(bookRoutes.listCodes, { params: { id: set.id } })
  const account = search.account ?? 'intangible-cost'
  const query = { account, ...present({ from: search.from, to: search.to }) }
  const change = (next: { [key in keyof BookSearch]: BookSearch[key] | undefined }) =>
    void navigate({
      to: '/books/$id',
      params: { id: set.id },
      search: present({ tab: 'ledger', ...query, ...next }) as BookSearch,
      resetScroll: false,
    })
  const columns = useLedgerColumns()
  return (
    <KeysetTable
      caption={w({ zh: '明细分类账', en: 'Ledger' })}
      head={(sums) => (
        <dl className="book-figures">
          {(
            [
              [{ zh: '期初余额', en: 'Opening' }, sums.openingFen],
              [{ zh: '本期借方', en: 'Debit' }, sums.debitFen],
              [{ zh: '本期贷方', en: 'Credit' }, sums.creditFen],
              [{ zh: '期末余额', en: 'Closing' }, sums.closingFen],
            ] as const
          ).map(([label, fen]) => (
            <div key={label.en}>
              <dt>{w(label)}</dt>
              <dd>
                <Money fen={fen} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      route={bookRoutes.readLedger}
      input={{ params: { id: set.id }, query }}
      columns={columns}
      rowKey={(row) => `${row.voucherId}-${row.line}`}
      onOpen={(row) => void navigate({ to: '/vouchers/$id', params: { id: row.voucherId } })}
      tools={
        <>
          <Select
            aria-label={w({ zh: '科目', en: 'Account' })}
            style={{ minWidth: '18rem', maxWidth: '100%' }}
            showSearch={{ optionFilterProp: 'label' }}
            value={account}
            options={(codes.data?.items ?? []).map((each) => ({
              value: each.account,
              label: `${each.code} ${w(each.title)}${each.ledger === 'budget' ? `${w(signs.open)}${w(ledgerWords.budget)}${w(signs.close)}` : ''}`,
            }))}
            onChange={(value) => change({ account: value })}
          />
          <DayInput
            aria-label={w({ zh: '起', en: 'From' })}
            style={{ width: '10.5rem' }}
            value={search.from ?? null}
            onChange={(day) => change({ from: day ?? undefined })}
          />
          <DayInput
            aria-label={w({ zh: '止', en: 'To' })}
            style={{ width: '10.5rem' }}
            value={search.to ?? null}
            onChange={(day) => change({ to: day ?? undefined })}
          />
        </>
      }
      excel={{ path: bookRoutes.ledgerExcel.path.replace(':id', set.id), query }}
      empty={
        <Nothing>
          {w({
            zh: '该科目在这段时间没有发生额。不填起止日期时显示本年。',
            en: 'Nothing was posted to this account in the span; without dates it is this year.',
          })}
        </Nothing>
      }
    />
  )
}

function useLedgerColumns(): Columns<LedgerLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 110, className: 'number', render: (_, row) => row.onDate },
      {
        title: w({ zh: '凭证', en: 'Voucher' }),
        key: 'voucher',
        responsive: ['md'],
        width: 130,
        className: 'number',
        render: (_, row) => (
          <Link to="/vouchers/$id" params={{ id: row.voucherId }}>
            {row.period.slice(0, 7)} {w({ zh: `记-${row.number}`, en: `No. ${row.number}` })}
          </Link>
        ),
      },
      { title: w({ zh: '摘要', en: 'Summary' }), key: 'summary', render: (_, row) => <span className="wide-cell">{row.summary}</span> },
      {
        title: w({ zh: '借方', en: 'Debit' }),
        key: 'debit',
        responsive: ['md'],
        align: 'right',
        width: 150,
        render: (_, row) => (row.debitFen === 0 ? '' : <Money fen={row.debitFen} />),
      },
      {
        title: w({ zh: '贷方', en: 'Credit' }),
        key: 'credit',
        responsive: ['md'],
        align: 'right',
        width: 150,
        render: (_, row) => (row.creditFen === 0 ? '' : <Money fen={row.creditFen} />),
      },
      {
        title: w({ zh: '余额', en: 'Balance' }),
        key: 'balance',
        align: 'right',
        width: 160,
        render: (_, row) => <Money fen={row.balanceFen} />,
      },
    ],
    [w],
  )
}
