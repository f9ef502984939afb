import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { type CountLine, countingRoutes } from '#contract/counting.ts'
import type { CountView } from '#contract/counting.ts'
import { useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { count } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { Loaded, Nothing } from '../ui/problem.tsx'
import { KeysetTable } from '../ui/table.tsx'
import { CountDrawer, type CountWork } from './count-drawer.tsx'
import { useCountColumns } from './count-columns.tsx'
import { CountFilters, type CountFilter } from './count-filters.tsx'

/** How a round compares with the catalogue: found, missing, unexpected; differences are explained and counted again here. */
export function CountSection({ roundId, caseId }: { roundId: string; caseId: string }) {
  const { w } = useWords()
  const view = useAsk(countingRoutes.readCount, { params: { id: roundId } })
  const [filter, setFilter] = useState<CountFilter>({})
  return (
    <section className="card" aria-labelledby="count">
      <h2 id="count">
        {w({ zh: '账实核对', en: 'Count against the catalogue' })}
        <Bases of={['§3.5', '§3.9', 'choice:count-differences']} />
      </h2>
      <Loaded query={view} rows={4}>
        {(data) => (
          <>
            <Figures view={data} />
            {data.isFirst ? (
              <Nothing>
                {w({
                  zh: '启动时目录中还没有本单位的资产，本次建卡的都是新入目录，不需要说明差异。',
                  en: 'Nothing stood in the catalogue when the round started; what is carded now needs no explanation.',
                })}
              </Nothing>
            ) : (
              <Lines roundId={roundId} caseId={caseId} view={data} filter={filter} onFilter={setFilter} />
            )}
          </>
        )}
      </Loaded>
    </section>
  )
}

function Figures({ view }: { view: CountView }) {
  const { w } = useWords()
  const figures = [
    [{ zh: '应盘', en: 'Expected' }, view.expected],
    [{ zh: '已盘到', en: 'Found' }, view.found],
    [{ zh: '应盘未见', en: 'Missing' }, view.missing],
    [{ zh: '目录外新见', en: 'Unexpected' }, view.unexpected],
    [{ zh: '待说明', en: 'To explain' }, view.unexplained.missing + view.unexplained.unexpected],
    [{ zh: '待复盘', en: 'To count again' }, view.notRecounted],
    [{ zh: '复盘不同意', en: 'Disputed' }, view.disputed],
  ] as const
  return (
    <dl className="figures">
      {figures.map(([label, value]) => (
        <div key={label.en}>
          <dt>{w(label)}</dt>
          <dd>{count(value)}</dd>
        </div>
      ))}
    </dl>
  )
}

type LinesProps = { roundId: string; caseId: string; view: CountView; filter: CountFilter; onFilter: (next: CountFilter) => void }

function Lines({ roundId, caseId, view, filter, onFilter }: LinesProps) {
  const { w } = useWords()
  const [chosen, setChosen] = useState<readonly CountLine[]>([])
  const [work, setWork] = useState<CountWork | null>(null)
  const columns = useCountColumns()
  const query = useMemo(() => ({ ...filter }), [filter])
  const of = (result: CountLine['result']) => chosen.filter((line) => line.result === result)
  const explained = chosen.filter((line) => line.explanation !== null && !line.explanation.isOwn)
  const start = (kind: CountWork['kind'], lines: readonly CountLine[]) =>
    setWork({ kind, assetIds: lines.length > 0 ? lines.map((line) => line.assetId) : null, count: lines.length })
  const mayExplain = view.whyNotExplain === null
  const mayRecount = view.whyNotRecount === null
  return (
    <>
      <KeysetTable
        caption={w({ zh: '账实核对明细', en: 'Assets of the count' })}
        route={countingRoutes.listCountLines}
        input={{ params: { id: roundId }, query }}
        columns={columns}
        rowKey={(row) => row.assetId}
        tools={
          <>
            <CountFilters filter={filter} onChange={onFilter} />
            {mayExplain && (view.unexplained.missing > 0 || of('missing').length > 0) && (
              <Button onClick={() => start('missing', of('missing'))}>
                {w(
                  of('missing').length > 0
                    ? { zh: `说明所选未见（${of('missing').length}）`, en: `Explain chosen missing (${of('missing').length})` }
                    : { zh: '说明全部待说明的未见', en: 'Explain all missing' },
                )}
              </Button>
            )}
            {mayExplain && (view.unexplained.unexpected > 0 || of('unexpected').length > 0) && (
              <Button onClick={() => start('unexpected', of('unexpected'))}>
                {w(
                  of('unexpected').length > 0
                    ? { zh: `说明所选新见（${of('unexpected').length}）`, en: `Explain chosen unexpected (${of('unexpected').length})` }
                    : { zh: '说明全部待说明的新见', en: 'Explain all unexpected' },
                )}
              </Button>
            )}
            {mayRecount && view.forMe === 0 && view.notRecounted > view.unexplained.missing && (
              <span className="quiet">{w({ zh: '您说明的差异由另一人复盘', en: 'A colleague counts again what you explained' })}</span>
            )}
            {mayRecount && (view.forMe > 0 || explained.length > 0) && (
              <Button type="primary" onClick={() => start('recount', explained)}>
                {w(
                  explained.length > 0
                    ? { zh: `复盘所选（${explained.length}）`, en: `Count chosen again (${explained.length})` }
                    : { zh: `复盘他人说明的（${view.forMe}）`, en: `Count again what others explained (${view.forMe})` },
                )}
              </Button>
            )}
          </>
        }
        excel={{ path: countingRoutes.countExcel.path.replace(':id', roundId), query }}
        print={{ path: countingRoutes.printCount.path.replace(':id', roundId), query }}
        empty={<Nothing>{w({ zh: '没有符合条件的资产。', en: 'No asset fits.' })}</Nothing>}
        {...(mayExplain || mayRecount
          ? {
              selection: {
                selectedRowKeys: chosen.map((line) => line.assetId),
                preserveSelectedRowKeys: true,
                onChange: (_: unknown, rows: CountLine[]) => setChosen(rows.slice(0, 500)),
                getCheckboxProps: (row: CountLine) =>
                  ({
                    disabled: row.result === 'found' && row.explanation === null,
                    'aria-label': w({ zh: `选择 ${row.name}`, en: `Choose ${row.name}` }),
                  }) as object,
              },
            }
          : {})}
      />
      {work && (
        <CountDrawer
          roundId={roundId}
          caseId={caseId}
          work={work}
          onClose={() => setWork(null)}
          onDone={() => {
            setWork(null)
            setChosen([])
          }}
        />
      )}
    </>
  )
}
