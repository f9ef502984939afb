import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { bookRoutes, type BookView, type VoucherLine } from '#contract/books.ts'
import { amortisation } from '#law/accounts/amortisation.ts'
import { regimes } from '#law/accounts.ts'
import { present } from '../ui/address-search.ts'
import { addressOf } from '../ui/api.ts'
import { minuteOf } from '../ui/dates.ts'
import { DayInput } from '../ui/day-input.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import type { BookSearch } from './routes.tsx'

/** The vouchers of a unit, with exports for accounting systems. */
export function VouchersTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/books/$id' })
  const navigate = useNavigate()
  const query = present({ q: search.q, period: search.period, template: search.template })
  const change = (next: { [key in keyof BookSearch]: BookSearch[key] | undefined }) =>
    void navigate({
      to: '/books/$id',
      params: { id: set.id },
      search: present({ tab: 'vouchers', ...query, ...next }) as BookSearch,
      resetScroll: false,
    })
  const templates = [
    ['amortisation', amortisation.title] as const,
    ...Object.entries(regimes[set.regime].templates).map(([id, { title }]) => [id, title] as const),
  ]
  const at = (path: string) => path.replace(':id', set.id)
  return (
    <KeysetTable
      caption={w({ zh: '记账凭证', en: 'Vouchers' })}
      route={bookRoutes.listVouchers}
      input={{ params: { id: set.id }, query }}
      columns={useVoucherColumns()}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate({ to: '/vouchers/$id', params: { id: row.id } })}
      tools={
        <>
          <TextFilter
            label={{ zh: '按摘要查找', en: 'Find by summary' }}
            value={search.q}
            onChange={(q) => change({ q: q || undefined })}
          />
          <DayInput
            aria-label={w({ zh: '会计期间', en: 'Period' })}
            to="month"
            style={{ width: '10rem' }}
            value={search.period?.slice(0, 7) ?? null}
            onChange={(month) => change({ period: month ? `${month}-01` : undefined })}
          />
          <Select
            aria-label={w({ zh: '业务类型', en: 'Event' })}
            style={{ minWidth: '11rem' }}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            value={search.template ?? null}
            placeholder={w({ zh: '全部业务', en: 'All events' })}
            options={templates.map(([value, title]) => ({ value, label: w(title) }))}
            onChange={(value) => change({ template: value ?? undefined })}
          />
          <Button href={addressOf(at(bookRoutes.vouchersCsv.path), query)} download>
            {w({ zh: '导出 CSV', en: 'CSV' })}
          </Button>
        </>
      }
      excel={{ path: at(bookRoutes.vouchersExcel.path), query }}
      print={{ path: at(bookRoutes.printVouchers.path), query }}
      empty={
        <Nothing
          start={
            set.mayPost && (
              <LinkButton href={`/desk/books/${set.id}/entry`}>{w({ zh: '记第一笔账', en: 'Post the first entry' })}</LinkButton>
            )
          }
        >
          {w({ zh: '记过的账成为凭证，出现在这里。', en: 'What is posted becomes a voucher and appears here.' })}
        </Nothing>
      }
    />
  )
}

function useVoucherColumns(): Columns<VoucherLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      { title: w({ zh: '日期', en: 'Day' }), key: 'on', width: 110, className: 'number', render: (_, row) => row.onDate },
      {
        title: w({ zh: '字号', en: 'Number' }),
        key: 'number',
        width: 80,
        className: 'number',
        render: (_, row) => (
          <Link to="/vouchers/$id" params={{ id: row.id }}>
            {w({ zh: `记-${row.number}`, en: `No. ${row.number}` })}
          </Link>
        ),
      },
      {
        title: w({ zh: '摘要', en: 'Summary' }),
        key: 'summary',
        render: (_, row) => (
          <span className={row.reverses ? 'wide-cell red-letter' : 'wide-cell'}>
            {row.summary}
            {row.reversedBy && (
              <>
                {' '}
                <Status tone="care">{w({ zh: '已冲销', en: 'Reversed' })}</Status>
              </>
            )}
          </span>
        ),
      },
      { title: w({ zh: '业务', en: 'Event' }), key: 'event', responsive: ['md'], width: 200, render: (_, row) => w(row.title) },
      {
        title: w({ zh: '金额', en: 'Amount' }),
        key: 'amount',
        align: 'right',
        width: 150,
        render: (_, row) => <Money fen={row.amountFen} />,
      },
      {
        title: w({ zh: '涉及卡片', en: 'Cards' }),
        key: 'moves',
        responsive: ['md'],
        align: 'right',
        width: 90,
        className: 'number',
        render: (_, row) => row.moves,
      },
      {
        title: w({ zh: '制单', en: 'Made by' }),
        key: 'made',
        responsive: ['md'],
        width: 180,
        render: (_, row) => (
          <>
            {row.madeName} <small className="number">{minuteOf(row.madeAt)}</small>
          </>
        ),
      },
    ],
    [w],
  )
}
