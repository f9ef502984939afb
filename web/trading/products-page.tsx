import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useMemo } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import { type ProductLine, tradingRoutes } from '#contract/trading.ts'
import { productKinds, productStates, purposeClasses, type ProductState } from '#law/products.ts'
import { isNarrowed, present } from '../ui/address-search.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { priceWords, productTones } from './trading-words.ts'
import type { ProductsSearch } from './routes.tsx'

/** The data products the reader may see: what they are, who makes and operates them, where they stand, what they cost. */
export function ProductsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/products' })
  const navigate = useNavigate()
  const role = useSession()?.post?.role
  const go = (changes: { q?: string | undefined; state?: ProductState | undefined }) =>
    void navigate({ to: '/products', search: present({ ...search, ...changes }) as ProductsSearch })
  const state = w({ zh: '状态', en: 'State' })
  return (
    <Page
      title={{ zh: '数据产品', en: 'Data products' }}
      note={
        <>
          <Basis of="§6.2" />
          <Basis of="§6.3" /> <a href="/market/reports">{w({ zh: '定期披露', en: 'Periodic disclosure' })}</a>
        </>
      }
      aside={
        role === 'developer' && (
          <Link to="/start/$procedure" params={{ procedure: 'product-filing' }}>
            <Button type="primary">{w({ zh: '编制新产品', en: 'New product' })}</Button>
          </Link>
        )
      }
    >
      <KeysetTable
        caption={w({ zh: '数据产品', en: 'Data products' })}
        route={tradingRoutes.listProducts}
        input={{ query: search }}
        columns={useProductColumns()}
        rowKey={(row) => row.id}
        tools={
          <>
            <TextFilter label={{ zh: '按名称或编号查找', en: 'Find by name or number' }} value={search.q} onChange={(q) => go({ q })} />
            <Select
              allowClear
              aria-label={state}
              placeholder={state}
              style={{ minWidth: 130 }}
              value={search.state ?? null}
              options={Object.entries(productStates).map(([value, words]) => ({ value, label: w(words) }))}
              onChange={(value: ProductState | null) => go({ state: value ?? undefined })}
            />
          </>
        }
        excel={{ path: exportRoutes.productsExcel.path, query: search }}
        empty={
          <Nothing>
            {w(
              isNarrowed(search)
                ? { zh: '没有符合的产品。', en: 'No product fits.' }
                : {
                    zh: '产品由数据开发主体编制说明书、审查和备案以后出现在这里；已挂牌的，谁都可以查看。',
                    en: 'Products appear here once a developer has specified them; what is listed is seen by everybody.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useProductColumns(): Columns<ProductLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '产品', en: 'Product' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/products/$id" params={{ id: row.id }}>
              {row.name}
            </Link>
            <small className="number">{row.number ?? w({ zh: '未编号', en: 'No number yet' })}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '形态与用途', en: 'Form and purpose' }),
        key: 'kind',
        width: 150,
        responsive: ['md'],
        render: (_, row) => (
          <span className="wide-cell">
            {w(productKinds[row.kind])}
            <small>{w(purposeClasses[row.purposeClass])}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '开发与运营', en: 'Developer and operator' }),
        key: 'who',
        responsive: ['lg'],
        render: (_, row) => (
          <span className="wide-cell">
            {row.developerName}
            <small>{row.operatorName}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => <Status tone={productTones[row.state]}>{w(productStates[row.state])}</Status>,
      },
      { title: w({ zh: '价格', en: 'Price' }), key: 'price', width: 150, className: 'number', render: (_, row) => w(priceWords(row)) },
      {
        title: w({ zh: '交易所编号', en: 'Number of the exchange' }),
        key: 'exchange',
        width: 160,
        className: 'number',
        responsive: ['lg'],
        render: (_, row) => row.exchangeNumber ?? '—',
      },
    ],
    [w],
  )
}
