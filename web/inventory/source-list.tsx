import { Button } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import { exportRoutes } from '#contract/exports.ts'
import type { SourceLine } from '#contract/inventory.ts'
import { scopeWords } from '#contract/source-scope.ts'
import { arrivalWords } from '#law/inventory-states.ts'
import { several } from '#law/words.ts'
import { sourceStates } from '../ui/asset-words.ts'
import { count, minuteOf, sizeOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ExcelButton } from '../ui/list-buttons.tsx'
import { Nothing } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import type { Columns } from '../ui/table.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { FirstLook } from './first-look.tsx'
import { ApartButton } from './apart-button.tsx'
import { RescanButton } from './rescan-button.tsx'
import { type Glimpse, glimpsesWith, type Pace, paceOf } from './source-pace.ts'
import { Progress } from './source-progress.tsx'

/** The sources of a round with the progress, speed and time left of those being scanned; a database, whose password was erased, is connected again. */
export function SourceList({
  roundId,
  sources,
  seenAt,
  onConnectAgain,
}: {
  roundId: string
  sources: readonly SourceLine[]
  seenAt: number
  /** Absent where nothing may be scanned again. */
  onConnectAgain: ((sourceId: string) => void) | null
}) {
  const { w } = useWords()
  const columns = useSourceColumns(sources, usePaces(sources, seenAt), onConnectAgain)
  const looked = useMemo(
    () => sources.filter((each) => each.preliminary && each.preliminary.length > 0 && each.state !== 'scanned').map((each) => each.id),
    [sources],
  )
  return (
    <div className="list">
      {sources.length > 0 && (
        <div className="list-tools">
          <ExcelButton path={exportRoutes.sourcesExcel.path.replace(':id', roundId)} />
        </div>
      )}
      <WideTable<SourceLine>
        aria-label={w({ zh: '数据源', en: 'Sources' })}
        columns={columns}
        dataSource={[...sources]}
        rowKey={(row) => row.id}
        expandable={{
          showExpandColumn: false,
          expandedRowKeys: looked,
          expandedRowRender: (row) => <FirstLook looks={row.preliminary ?? []} />,
          rowExpandable: (row) => looked.includes(row.id),
        }}
        pagination={sources.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        locale={{
          emptyText: (
            <Nothing>
              {w({ zh: '添加的数据源和扫描进度会出现在这里。', en: 'Sources and the progress of their scan appear here.' })}
            </Nothing>
          ),
        }}
      />
    </div>
  )
}

function useSourceColumns(
  sources: readonly SourceLine[],
  pace: (source: SourceLine) => Pace,
  onConnectAgain: ((sourceId: string) => void) | null,
): Columns<SourceLine> {
  const { w } = useWords()
  return useMemo(
    () => [
      {
        title: w({ zh: '数据源', en: 'Source' }),
        key: 'name',
        render: (_, row) => (
          <span className="wide-cell">
            {row.name}
            <small>
              {w(arrivalWords[row.arrivedBy])}
              {row.scope && ` · ${w(scopeWords(row.scope))}`}
              {row.files > 1 &&
                ` · ${w({ zh: `${row.files} 个文件`, en: several(row.files, 'file') })}${row.isApart ? w({ zh: '，各成数据集', en: ', a dataset each' }) : ''}`}{' '}
              · {minuteOf(row.addedAt)}
            </small>
          </span>
        ),
      },
      {
        title: w({ zh: '大小', en: 'Size' }),
        key: 'bytes',
        align: 'right',
        width: 100,
        className: 'number',
        render: (_, row) => (row.arrivedBy === 'connection' ? '—' : sizeOf(row.bytes)),
      },
      {
        title: w({ zh: '状态', en: 'State' }),
        key: 'state',
        width: 100,
        render: (_, row) => <Status tone={sourceStates[row.state].tone}>{w(sourceStates[row.state].words)}</Status>,
      },
      {
        title: w({ zh: '进度', en: 'Progress' }),
        key: 'progress',
        width: 260,
        render: (_, row) => (isPast(row, sources) ? <Overtaken source={row} /> : <Progress source={row} pace={pace(row)} />),
      },
      {
        title: w({ zh: '行数', en: 'Rows' }),
        key: 'rows',
        align: 'right',
        width: 120,
        className: 'number',
        render: (_, row) => (row.state === 'waiting' ? '—' : count(row.doneRows)),
      },
      {
        title: w({ zh: '发现', en: 'Findings' }),
        key: 'findings',
        align: 'right',
        width: 70,
        className: 'number',
        render: (_, row) => count(row.findings),
      },
      ...(onConnectAgain
        ? [
            {
              title: <span className="hidden">{w({ zh: '操作', en: 'Acts' })}</span>,
              key: 'acts',
              width: sources.some((each) => each.files > 1) ? 150 : 96,
              render: (_: unknown, row: SourceLine) =>
                (!isPast(row, sources) || row.state === 'faulty') && (
                  <span className="source-acts">
                    {row.arrivedBy === 'connection' && isEnded(row) ? (
                      <Button size="small" onClick={() => onConnectAgain(row.id)}>
                        {w({ zh: '重新连接', en: 'Connect again' })}
                      </Button>
                    ) : (
                      <RescanButton source={row} />
                    )}
                    <ApartButton source={row} />
                  </span>
                ),
            },
          ]
        : []),
    ],
    [w, pace, onConnectAgain, sources],
  )
}

/** Why a source that was connected again shows no progress of its own. */
function Overtaken({ source }: { source: SourceLine }) {
  const { w } = useWords()
  return (
    <span className="quiet">
      {source.state === 'faulty'
        ? w({
            zh: '这一次没有扫描成功；同一数据库后来扫描过，模式或表不同的请重新连接',
            en: 'This scan failed; the same database was scanned later. Connect again where schemas or tables differ',
          })
        : w({ zh: '结果已由后来的扫描代替', en: 'A later scan took its place' })}
    </span>
  )
}

const isEnded = ({ state }: SourceLine): boolean => state === 'scanned' || state === 'faulty'

/** Whether a database was connected again in the round and nothing that was found the earlier time stands. */
export const isPast = (source: SourceLine, all: readonly SourceLine[]): boolean =>
  source.arrivedBy === 'connection' &&
  isEnded(source) &&
  source.findings === 0 &&
  all.some((other) => other.name === source.name && other.state === 'scanned' && other.addedAt > source.addedAt)

/** Remembers what was seen of each running scan when the list was fetched; the business clock has nothing to do with it. */
function usePaces(sources: readonly SourceLine[], seenAt: number): (source: SourceLine) => Pace {
  const [seen, setSeen] = useState<{ at: number; of: ReadonlyMap<string, readonly Glimpse[]> }>({ at: 0, of: new Map() })
  if (seen.at !== seenAt) {
    const going = sources.filter((source) => source.state === 'scanning')
    setSeen({
      at: seenAt,
      of: new Map(going.map((source) => [source.id, glimpsesWith(seen.of.get(source.id) ?? [], { at: seenAt, bytes: source.doneBytes })])),
    })
  }
  return useCallback((source) => paceOf(seen.of.get(source.id) ?? [], source.bytes), [seen])
}
