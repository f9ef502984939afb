import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type OrderLine, tradingRoutes } from '#contract/trading.ts'
import { orderKinds, orderSides, orderStates, type OrderState } from '#law/orders.ts'
import { isNarrowed, present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { dayOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { orderTones } from './trading-words.ts'
import type { OrdersSearch } from './routes.tsx'

/** The orders the reader takes part in or supervises. */
export function OrdersPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/orders' })
  const navigate = useNavigate()
  const go = (changes: { q?: string | undefined; state?: OrderState | undefined }) =>
    void navigate({ to: '/orders', search: present({ ...search, ...changes }) as OrdersSearch })
  const state = w({ zh: '环节', en: 'State' })
  return (
    <Page
      title={{ zh: '订单', en: 'Orders' }}
      note={
        <>
          <Basis of="§6.1" />
          <Basis of="choice:order-states" />
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '订单', en: 'Orders' })}
        route={tradingRoutes.listOrders}
        input={{ query: search }}
        columns={useOrderColumns()}
        rowKey={(row) => row.id}
        tools={
          <>
            <TextFilter
              label={{ zh: '按订单编号、产品或需方查找', en: 'Find by number, product or buyer' }}
              value={search.q}
              onChange={(q) => go({ q })}
            />
            <Select
              allowClear
              aria-label={state}
              placeholder={state}
              style={{ minWidth: 130 }}
              value={search.state ?? null}
              options={Object.entries(orderStates).map(([value, words]) => ({ value, label: w(words) }))}
              onChange={(value: OrderState | null) => go({ state: value ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.ordersExcel.path, query: search }}
        empty={
          <Nothing>
            {w(
              isNarrowed(search)
                ? { zh: '没有符合的订单。', en: 'No order fits.' }
                : {
                    zh: '在已挂牌产品的页面上询价，订单就出现在这里。',
                    en: 'Order on the page of a listed product, and the order appears here.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useOrderColumns(): Columns<OrderLine> {
  const { w, list } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '订单', en: 'Order' }),
        key: 'number',
        width: 170,
        className: 'number',
        render: (_, row) => (
          <Link to="/orders/$id" params={{ id: row.id }}>
            {row.number}
          </Link>
        ),
      },
      {
        title: w({ zh: '环节', en: 'State' }),
        key: 'state',
        width: 130,
        render: (_, row) => (
          <span className="wide-cell">
            <Status tone={orderTones[row.state]}>{w(orderStates[row.state])}</Status>
            {row.turn.length > 0 && (
              <small>
                {w({ zh: '轮到', en: 'waits for ' })}
                {list(row.turn.map((side) => w(orderSides[side])))}
              </small>
            )}
          </span>
        ),
      },
      {
        title: w({ zh: '产品', en: 'Product' }),
        key: 'product',
        render: (_, row) => (
          <span className="wide-cell">
            {row.productName}
            <small className="number">{row.productNumber}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '需方与供方', en: 'Buyer and seller' }),
        key: 'sides',
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.buyerName}
            <small>{row.sellerName}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '类型与数量', en: 'Kind and quantity' }),
        key: 'kind',
        width: 130,
        responsive: ['lg'],
        render: (_, row) => `${w(orderKinds[row.kind])} × ${row.quantity}`,
      },
      { title: w({ zh: '金额', en: 'Amount' }), key: 'amount', width: 150, render: (_, row) => <Money fen={row.amountFen} /> },
      {
        title: w({ zh: '下单日期', en: 'Placed on' }),
        key: 'placed',
        width: 120,
        className: 'number',
        responsive: ['lg'],
        render: (_, row) => dayOf(row.placedAt),
      },
    ],
    [w, list],
  )
}
