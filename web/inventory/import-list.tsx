import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { type CardImport, cardRoutes } from '#contract/cards.ts'
import { exportRoutes } from '#contract/exports.ts'
import { importStateWords } from '#law/inventory-states.ts'
import type { Words } from '#law/words.ts'
import { count, minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status, type Tone } from '../ui/status.tsx'
import { type Columns, KeysetTable } from '../ui/table.tsx'

/** What an import is at. */
export const importStates: { readonly [S in CardImport['state']]: { readonly words: Words; readonly tone: Tone } } = {
  waiting: { words: importStateWords.waiting, tone: 'plain' },
  checking: { words: importStateWords.checking, tone: 'going' },
  taking: { words: importStateWords.taking, tone: 'going' },
  taken: { words: importStateWords.taken, tone: 'done' },
  refused: { words: importStateWords.refused, tone: 'bad' },
  failed: { words: importStateWords.failed, tone: 'bad' },
}

/** Whether an import is still on its way. */
export const isGoing = (state: CardImport['state']): boolean => state === 'waiting' || state === 'checking' || state === 'taking'

/** The imports of a round, latest first; each opens its page. */
export function ImportList({ roundId }: { roundId: string }) {
  const { w } = useWords()
  const columns = useMemo(
    (): Columns<CardImport> => [
      {
        title: w({ zh: '表格', en: 'Table' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            <Link to="/inventory/imports/$id" params={{ id: row.id }}>
              {row.name}
            </Link>
            <small>
              {row.addedBy} · {minuteOf(row.addedAt)}
              {row.way === 'existing' ? ` · ${w({ zh: '存量', en: 'existing list' })}` : ''}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 130,
        render: (_, row) => <Status tone={importStates[row.state].tone}>{w(importStates[row.state].words)}</Status>,
      },
      {
        title: w({ zh: '行数', en: 'Lines' }),
        key: 'lines',
        width: 80,
        align: 'right',
        className: 'number',
        render: (_, row) => count(row.lines),
      },
      {
        title: w({ zh: '错误', en: 'Errors' }),
        key: 'faults',
        width: 80,
        align: 'right',
        className: 'number',
        render: (_, row) => count(row.faults),
      },
    ],
    [w],
  )
  return (
    <KeysetTable
      caption={w({ zh: '导入记录', en: 'Imports' })}
      route={cardRoutes.listCardImports}
      input={{ params: { id: roundId }, query: { limit: 20 } }}
      columns={columns}
      rowKey={(row) => row.id}
      excel={{ path: exportRoutes.cardImportsExcel.path.replace(':id', roundId) }}
      empty={<Nothing>{w({ zh: '本次盘点导入的表格会出现在这里。', en: 'Tables imported in this round appear here.' })}</Nothing>}
    />
  )
}
