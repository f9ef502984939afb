import { Link, useParams, useSearch } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { Skeleton } from 'antd'
import { type AssetView, inventoryRoutes } from '#contract/inventory.ts'
import { useAsk } from '../ui/api.ts'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { AssetActs } from './asset-acts.tsx'
import { AssetNote } from './asset-note.tsx'
import { FormsMenu } from './forms-menu.tsx'
import { LifeLine } from './life-line.tsx'
import type { AssetTab } from './routes.tsx'
import './assets.css'

const CardTab = lazy(async () => ({ default: (await import('./card-tab.tsx')).CardTab }))
const DestructionCard = lazy(async () => ({ default: (await import('./destruction-card.tsx')).DestructionCard }))
const FieldsTab = lazy(async () => ({ default: (await import('./fields-tab.tsx')).FieldsTab }))
const GradingTab = lazy(async () => ({ default: (await import('./grading-tab.tsx')).GradingTab }))
const PapersTab = lazy(async () => ({ default: (await import('./papers-tab.tsx')).PapersTab }))
const BooksTab = lazy(async () => ({ default: (await import('./books-tab.tsx')).BooksTab }))
const AssetProducts = lazy(async () => ({ default: (await import('../trading/asset-products.tsx')).AssetProducts }))
const UseTab = lazy(async () => ({ default: (await import('./use-tab.tsx')).UseTab }))
const LineageTab = lazy(async () => ({ default: (await import('./lineage-tab.tsx')).LineageTab }))
const HistoryTab = lazy(async () => ({ default: (await import('./history-tab.tsx')).HistoryTab }))

const tabs: readonly { key: AssetTab; title: { zh: string; en: string } }[] = [
  { key: 'card', title: { zh: '卡片', en: 'Card' } },
  { key: 'fields', title: { zh: '字段与质量', en: 'Fields and quality' } },
  { key: 'grading', title: { zh: '分类分级', en: 'Class and grade' } },
  { key: 'papers', title: { zh: '登记与凭证', en: 'Registration and certificate' } },
  { key: 'books', title: { zh: '账务', en: 'Books' } },
  { key: 'use', title: { zh: '使用与授权', en: 'Use' } },
  { key: 'lineage', title: { zh: '血缘', en: 'Lineage' } },
  { key: 'history', title: { zh: '全程记录', en: 'History' } },
]

/** One asset with its whole life: card, fields, papers and certificate, history. */
export function AssetPage() {
  const { id } = useParams({ from: '/frame/assets/$id' })
  const found = useAsk(inventoryRoutes.readAsset, { params: { id } })
  return (
    <Page
      title={found.data?.name ?? { zh: '数据资产', en: 'Data asset' }}
      note={found.data && <AssetNote asset={found.data} />}
      aside={
        found.data && (
          <>
            <FormsMenu asset={found.data} />
            <AssetActs asset={found.data} />
          </>
        )
      }
    >
      <Loaded query={found} rows={14}>
        {(asset) => (
          <>
            <LifeLine asset={asset} />
            {asset.state === 'destroyed' && (
              <Suspense fallback={<Skeleton active paragraph={{ rows: 3 }} />}>
                <DestructionCard asset={asset} />
              </Suspense>
            )}
            <Tabs asset={asset} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Tabs({ asset }: { asset: AssetView }) {
  const { w } = useWords()
  const { tab = 'card' } = useSearch({ from: '/frame/assets/$id' })
  return (
    <>
      <nav className="tabs" aria-label={w({ zh: '资产各部分', en: 'Parts of the asset' })}>
        {tabs.map((each) => (
          <Link
            key={each.key}
            to="/assets/$id"
            params={{ id: asset.id }}
            search={each.key === 'card' ? {} : { tab: each.key }}
            resetScroll={false}
            className={each.key === tab ? 'tab tab-here' : 'tab'}
            {...(each.key === tab ? { 'aria-current': 'page' as const } : {})}
          >
            {w(each.title)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 10 }} />}>
        {tab === 'card' && <CardTab asset={asset} />}
        {tab === 'fields' && <FieldsTab asset={asset} />}
        {tab === 'grading' && <GradingTab asset={asset} />}
        {tab === 'papers' && <PapersTab asset={asset} />}
        {tab === 'books' && <BooksTab asset={asset} />}
        {tab === 'use' && (
          <>
            <UseTab asset={asset} />
            <AssetProducts assetId={asset.id} />
          </>
        )}
        {tab === 'lineage' && <LineageTab asset={asset} />}
        {tab === 'history' && <HistoryTab asset={asset} />}
      </Suspense>
    </>
  )
}
