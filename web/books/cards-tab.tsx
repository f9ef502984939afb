import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMemo } from 'react'
import { bookRoutes, type BookCard, type BookView } from '#contract/books.ts'
import { present } from '../ui/address-search.ts'
import { Fallen } from '../ui/fallen.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { TextFilter } from '../ui/text-filter.tsx'
import { cardStates, classWords, mannerWords } from './book-words.ts'
import type { BookSearch } from './routes.tsx'

/** The cards of a unit with cost, amortisation, carrying amount, and the valuation beside them. */
export function CardsTab({ set }: { set: BookView }) {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/books/$id' })
  const navigate = useNavigate()
  const query = present({ q: search.q, class: search.class, state: search.state })
  const change = (next: { [key in keyof BookSearch]: BookSearch[key] | undefined }) =>
    void navigate({
      to: '/books/$id',
      params: { id: set.id },
      search: (was) => present({ ...was, ...next }) as BookSearch,
      resetScroll: false,
    })
  return (
    <KeysetTable
      caption={w({ zh: '资产明细账', en: 'Cards in the books' })}
      route={bookRoutes.listBookCards}
      input={{ params: { id: set.id }, query }}
      columns={useCardColumns()}
      rowKey={(row) => row.assetId}
      onOpen={(row) => void navigate({ to: '/assets/$id', params: { id: row.assetId }, search: { tab: 'books' } })}
      tools={
        <>
          <TextFilter
            label={{ zh: '按名称或编码查找', en: 'Find by name or code' }}
            value={search.q}
            onChange={(q) => change({ q: q || undefined })}
          />
          <Select
            aria-label={w({ zh: '账面类别', en: 'Class' })}
            style={{ minWidth: '8rem' }}
            allowClear
            value={search.class ?? null}
            placeholder={w({ zh: '全部类别', en: 'All classes' })}
            options={Object.entries(classWords).map(([value, words]) => ({ value, label: w(words) }))}
            onChange={(value) => change({ class: (value as BookCard['class'] | null) ?? undefined })}
          />
          <Select
            aria-label={w({ zh: '状态', en: 'State' })}
            style={{ minWidth: '8rem' }}
            allowClear
            value={search.state ?? null}
            placeholder={w({ zh: '全部状态', en: 'All states' })}
            options={Object.entries(cardStates).map(([value, { words }]) => ({ value, label: w(words) }))}
            onChange={(value) => change({ state: (value as BookCard['state'] | null) ?? undefined })}
          />
        </>
      }
      excel={{ path: bookRoutes.bookCardsExcel.path.replace(':id', set.id), query }}
      empty={
        <Nothing>
          {w({
            zh: '入账的数据资产出现在这里。先完成首次登记、建立资产卡，再按取得方式记账。',
            en: 'Assets in the books appear here: register them, then post how they were acquired.',
          })}
        </Nothing>
      }
    />
  )
}

function useCardColumns(): Columns<BookCard> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '资产', en: 'Asset' }),
        key: 'code',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.assetId }} search={{ tab: 'books' }}>
              {row.name}
            </Link>
            <small className="number">{row.code}</small>
            <Fallen how={row.fallen} />
          </span>
        ),
      },
      { title: w({ zh: '类别', en: 'Class' }), key: 'class', responsive: ['md'], width: 110, render: (_, row) => w(classWords[row.class]) },
      {
        title: w({ zh: '取得方式', en: 'Manner' }),
        key: 'manner',
        responsive: ['lg'],
        width: 100,
        render: (_, row) => w(mannerWords[row.manner]),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        responsive: ['md'],
        width: 110,
        render: (_, row) => <Status tone={cardStates[row.state].tone}>{w(cardStates[row.state].words)}</Status>,
      },
      {
        title: w({ zh: '入账日期', en: 'Booked' }),
        key: 'recognised',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => row.recognisedOn,
      },
      { title: w({ zh: '原值', en: 'Cost' }), key: 'cost', align: 'right', width: 150, render: (_, row) => <Money fen={row.costFen} /> },
      {
        title: w({ zh: '累计摊销', en: 'Amortised' }),
        key: 'amortised',
        responsive: ['md'],
        align: 'right',
        width: 140,
        render: (_, row) => <Money fen={row.amortisedFen} />,
      },
      {
        title: w({ zh: '减值准备', en: 'Impaired' }),
        key: 'impaired',
        responsive: ['lg'],
        align: 'right',
        width: 130,
        render: (_, row) => <Money fen={row.impairedFen} />,
      },
      {
        title: w({ zh: '账面价值', en: 'Carrying amount' }),
        key: 'carrying',
        align: 'right',
        width: 150,
        render: (_, row) => <Money fen={row.carryingFen} />,
      },
      {
        title: w({ zh: '评估值（对照）', en: 'Valuation (beside)' }),
        key: 'valuation',
        responsive: ['lg'],
        align: 'right',
        width: 150,
        render: (_, row) => (
          <span className="quiet">
            <Money fen={row.valuationFen} />
          </span>
        ),
      },
      {
        title: w({ zh: '摊销止于', en: 'Amortised until' }),
        key: 'ends',
        responsive: ['lg'],
        width: 100,
        className: 'number',
        render: (_, row) => row.lifeEnds?.slice(0, 7) ?? '—',
      },
    ],
    [w],
  )
}
