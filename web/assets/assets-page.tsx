import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { Button } from 'antd'
import { cardRoutes } from '#contract/cards.ts'
import { addressOf } from '../ui/api.ts'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { isNarrowed, present } from '../ui/address-search.ts'
import { assetStates, cardOption } from '../ui/asset-words.ts'
import { count, dayOf } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Page } from '../ui/page.tsx'
import { Nothing } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { useSort } from '../ui/sorting.tsx'
import { Status } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'
import { AssetFilters } from './asset-filters.tsx'
import { LegacySheetButton } from './legacy-sheet.tsx'

/** The catalogue of data assets one may read. */
export function AssetsPage() {
  const { w } = useWords()
  const search = useSearch({ from: '/frame/assets' })
  const navigate = useNavigate()
  const columns = useAssetColumns()
  const role = useSession()?.post?.role
  const { sort } = useSort(inventoryRoutes.listAssets)
  const isFiltered = isNarrowed(search)
  return (
    <Page
      title={{ zh: '数据资产目录', en: 'Catalogue of data assets' }}
      aside={
        <>
          {role === 'producer' && <LegacySheetButton />}
          <Button href={addressOf(cardRoutes.cardsExcel.path, { ...search, sort })} download>
            {w({ zh: '导出信息卡', en: 'Whole cards as Excel' })}
          </Button>
        </>
      }
    >
      <KeysetTable
        caption={w({ zh: '数据资产', en: 'Data assets' })}
        route={inventoryRoutes.listAssets}
        input={{ query: search }}
        columns={columns}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/assets/$id', params: { id: row.id } })}
        tools={<AssetFilters search={search} onChange={(next) => void navigate({ to: '/assets', search: present(next) })} />}
        excel={{ path: inventoryRoutes.assetsExcel.path, query: search }}
        print={{ path: cardRoutes.printAssets.path, query: search }}
        empty={
          <Nothing
            start={
              role === 'producer' && !isFiltered ? (
                <LinkButton href="/desk/inventory">{w({ zh: '去盘点', en: 'Go to the inventory' })}</LinkButton>
              ) : undefined
            }
          >
            {w(
              isFiltered
                ? { zh: '没有符合筛选条件的数据资产。', en: 'No asset matches the filter.' }
                : {
                    zh: '盘点中确认的信息卡会成为数据资产，出现在这里。',
                    en: 'Cards confirmed in an inventory become assets and appear here.',
                  },
            )}
          </Nothing>
        }
      />
    </Page>
  )
}

function useAssetColumns(): Columns<AssetLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '名称', en: 'Name' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/assets/$id" params={{ id: row.id }}>
              {row.name}
            </Link>
            <small className="number">{row.code}</small>
          </span>
        ),
      },
      {
        title: w({ zh: '持有单位', en: 'Holder' }),
        key: 'holder',
        responsive: ['md'],
        width: 190,
        render: (_, row) => (
          <Link to="/organisations/$id" params={{ id: row.holderId }}>
            {row.holderName}
          </Link>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => (
          <>
            <Status tone={assetStates[row.state].tone}>{w(assetStates[row.state].words)}</Status>
            {row.isMarked && <Status tone="going">{w({ zh: '使用', en: 'In use' })}</Status>}
          </>
        ),
      },
      { title: w({ zh: '级别', en: 'Grade' }), key: 'grade', width: 90, render: (_, row) => <Grade grade={row.grade} /> },
      {
        title: w({ zh: '来源', en: 'Origin' }),
        key: 'origin',
        responsive: ['md'],
        width: 100,
        render: (_, row) => w(cardOption('origin', row.origin)),
      },
      {
        title: w({ zh: '记录数', en: 'Records' }),
        key: 'rows',
        responsive: ['md'],
        align: 'right',
        width: 120,
        className: 'number',
        render: (_, row) => (row.rows === null ? '—' : count(row.rows)),
      },
      {
        title: w({ zh: '版本', en: 'Version' }),
        key: 'version',
        responsive: ['md'],
        align: 'right',
        width: 70,
        className: 'number',
        render: (_, row) => row.version,
      },
      {
        title: w({ zh: '建卡日期', en: 'Carded' }),
        key: 'createdAt',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => dayOf(row.createdAt),
      },
      {
        title: w({ zh: '登记日期', en: 'Registered' }),
        key: 'registeredAt',
        responsive: ['md'],
        width: 110,
        className: 'number',
        render: (_, row) => (row.registeredAt ? dayOf(row.registeredAt) : '—'),
      },
    ],
    [w],
  )
}
