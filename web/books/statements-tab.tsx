import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { bookRoutes, type AccountBalance, type BookView, type Statements } from '#contract/books.ts'
import { ledgerWords } from '#law/accounts/account.ts'
import { present } from '../ui/address-search.ts'
import { addressOf, useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { Inside } from '../ui/inside.tsx'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { NotesSection } from './notes-section.tsx'
import type { BookSearch } from './routes.tsx'

/** Trial balance, balance-sheet lines, the disclosure tables and the notes of a span, with export. */
export function StatementsTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/books/$id' })
  const navigate = useNavigate()
  const query = present({ from: search.from, to: search.to })
  const found = useAsk(bookRoutes.readStatements, { params: { id: set.id }, query }, { keep: true })
  const change = (next: BookSearch) =>
    void navigate({
      to: '/books/$id',
      params: { id: set.id },
      search: present({ tab: 'statements', ...query, ...next }) as BookSearch,
      resetScroll: false,
    })
  return (
    <Loaded query={found} rows={14}>
      {(s) => (
        <>
          <div className="row book-span">
            <label htmlFor="from">{w({ zh: '起', en: 'From' })}</label>
            <DayInput
              id="from"
              allowClear={false}
              style={{ width: '10.5rem' }}
              value={s.from}
              onChange={(day) => day && change({ from: day })}
            />
            <label htmlFor="to">{w({ zh: '止', en: 'To' })}</label>
            <DayInput id="to" allowClear={false} style={{ width: '10.5rem' }} value={s.to} onChange={(day) => day && change({ to: day })} />
            <Button href={addressOf(bookRoutes.statementsExcel.path.replace(':id', set.id), query)} download>
              {w({ zh: '导出 Excel', en: 'Excel' })}
            </Button>
            <span className="quiet">{w({ zh: '全部由凭证分录算出。', en: 'All of it is computed from postings.' })}</span>
          </div>
          <Trial id={set.id} statements={s} />
          <section aria-labelledby="sheet">
            <h2 id="sheet" className="book-head">
              {w({ zh: '资产负债表项目', en: 'Balance-sheet lines' })} <Basis of="§6.3" />
            </h2>
            <div className="list">
              <WideTable
                aria-label={w({ zh: '资产负债表项目', en: 'Balance-sheet lines' })}
                rowKey={(row) => row.title.zh}
                dataSource={s.sheet}
                columns={[
                  { title: w({ zh: '项目', en: 'Line' }), key: 'title', render: (_, row) => w(row.title) },
                  {
                    title: w({ zh: '期初', en: 'Opening' }),
                    key: 'opening',
                    align: 'right',
                    width: 180,
                    render: (_, row) => <Money fen={row.openingFen} />,
                  },
                  {
                    title: w({ zh: '期末', en: 'Closing' }),
                    key: 'closing',
                    align: 'right',
                    width: 180,
                    render: (_, row) => <Money fen={row.closingFen} />,
                  },
                ]}
              />
            </div>
          </section>
          {s.tables.map((table) => (
            <Disclosure key={table.title.zh} table={table} />
          ))}
          {set.regime === 'enterprise' && <NotesSection set={set} span={{ from: s.from, to: s.to }} />}
        </>
      )}
    </Loaded>
  )
}

function Trial({ id, statements }: { id: string; statements: Statements }) {
  const { w } = useWords()
  const money = (
    title: { zh: string; en: string },
    key: 'openingFen' | 'debitFen' | 'creditFen' | 'closingFen',
    always = false,
  ): Columns<AccountBalance>[number] => ({
    title: w(title),
    key,
    align: 'right',
    width: 160,
    ...(always ? {} : { responsive: ['md'] }),
    render: (_, row) => <Money fen={row[key]} />,
  })
  const columns: Columns<AccountBalance> = [
    {
      title: w({ zh: '科目', en: 'Account' }),
      key: 'account',
      render: (_, row) => (
        <Inside href={`/desk/books/${id}?tab=ledger&account=${row.account}&from=${statements.from}&to=${statements.to}`}>
          <span className="number">{row.code}</span> {w(row.title)}
        </Inside>
      ),
    },
    {
      title: w({ zh: '账类', en: 'Ledger' }),
      key: 'ledger',
      responsive: ['md'],
      width: 90,
      render: (_, row) => w(ledgerWords[row.ledger]),
    },
    money({ zh: '期初余额', en: 'Opening' }, 'openingFen'),
    money({ zh: '本期借方', en: 'Debit' }, 'debitFen'),
    money({ zh: '本期贷方', en: 'Credit' }, 'creditFen'),
    money({ zh: '期末余额', en: 'Closing' }, 'closingFen', true),
  ]
  return (
    <section aria-labelledby="trial">
      <h2 id="trial" className="book-head">
        {w({ zh: '科目余额表', en: 'Trial balance' })} <Basis of="choice:account-set" />
      </h2>
      <div className="list">
        <WideTable<AccountBalance>
          aria-label={w({ zh: '科目余额表', en: 'Trial balance' })}
          columns={columns}
          dataSource={statements.trial}
          rowKey={(row) => row.account}
          locale={{
            emptyText: <Nothing>{w({ zh: '记账后出现各科目的余额。', en: 'Balances appear once something is posted.' })}</Nothing>,
          }}
        />
      </div>
    </section>
  )
}

type DisclosureLine = Statements['tables'][number]['lines'][number]

function Disclosure({ table }: { table: Statements['tables'][number] }) {
  const { w } = useWords()
  const rows = table.lines.map((line, n) => ({ ...line, n }))
  const cell = (
    title: { zh: string; en: string },
    key: 'purchasedFen' | 'developedFen' | 'otherFen' | 'totalFen',
    always = false,
  ): Columns<DisclosureLine & { n: number }>[number] => ({
    title: w(title),
    key,
    align: 'right',
    width: 170,
    ...(always ? {} : { responsive: ['md'] }),
    render: (_, row) => (row.isHead ? '' : <Money fen={row[key]} />),
  })
  return (
    <section aria-label={w(table.title)}>
      <h2 className="book-head">
        {w(table.title)} <Basis of="§6.3" />
      </h2>
      <div className="list">
        <WideTable<DisclosureLine & { n: number }>
          aria-label={w(table.title)}
          rowKey={(row) => row.n}
          rowClassName={(row) => (row.isHead ? 'table-head' : '')}
          dataSource={rows}
          columns={[
            {
              title: w({ zh: '项目', en: 'Item' }),
              key: 'title',
              render: (_, row) => <span className={`indent-${row.depth}`}>{w(row.title)}</span>,
            },
            cell(table.columns.purchased, 'purchasedFen'),
            cell(table.columns.developed, 'developedFen'),
            cell(table.columns.other, 'otherFen'),
            cell({ zh: '合计', en: 'Total' }, 'totalFen', true),
          ]}
        />
      </div>
      <p className="quiet">{table.source}</p>
    </section>
  )
}
