import { lazy, Suspense } from 'react'
import { Link } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import type { Words } from '#law/words.ts'
import { present } from '../ui/address-search.ts'
import { useWords } from '../ui/language.tsx'
import { FolderForm } from './folder-form.tsx'
import type { RoundSearch, SourceWay } from './routes.tsx'
import { SourceDrop } from './source-drop.tsx'
import './adding.css'

const ConnectionAgain = lazy(async () => ({ default: (await import('./connection-again.tsx')).ConnectionAgain }))
const ImportForm = lazy(async () => ({ default: (await import('./import-form.tsx')).ImportForm }))
const FindingsForm = lazy(async () => ({ default: (await import('./findings-form.tsx')).FindingsForm }))

const ways: { readonly [way in SourceWay]: Words } = {
  upload: { zh: '上传文件', en: 'Upload' },
  folder: { zh: '服务器目录', en: 'Folder' },
  connection: { zh: '连接数据库', en: 'Database' },
  findings: { zh: '单位自行扫描的结果', en: 'Scanned at the unit' },
  cards: { zh: '导入信息卡表格', en: 'Table of cards' },
}

/** The ways sources come to a round, one at a time; a database to be connected again by its source. */
export function SourceAdding({ roundId, search, again }: { roundId: string; search: RoundSearch; again: string | null }) {
  const { w } = useWords()
  const way = search.add ?? 'upload'
  return (
    <div className="source-adding">
      <nav className="adding-ways" aria-label={w({ zh: '添加数据源的方式', en: 'Ways to add sources' })}>
        {(Object.keys(ways) as SourceWay[]).map((each) => (
          <Link
            key={each}
            to="/inventory/$id"
            params={{ id: roundId }}
            search={present({ ...search, add: each === 'upload' ? undefined : each }) as RoundSearch}
            resetScroll={false}
            className={each === way ? 'adding-way adding-way-here' : 'adding-way'}
            {...(each === way ? { 'aria-current': 'page' as const } : {})}
          >
            {w(ways[each])}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
        {way === 'upload' && <SourceDrop roundId={roundId} sending="data" />}
        {way === 'folder' && <FolderForm roundId={roundId} />}
        {way === 'connection' && <ConnectionAgain key={again} roundId={roundId} again={again} />}
        {way === 'cards' && <ImportForm roundId={roundId} />}
        {way === 'findings' && <FindingsForm roundId={roundId} />}
      </Suspense>
    </div>
  )
}
