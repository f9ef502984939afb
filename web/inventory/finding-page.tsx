import { Link, useParams } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import { several } from '#law/words.ts'
import { formatWords } from '../findings/finding-words.ts'
import { UnopenedNote } from '../findings/unopened-note.tsx'
import { useAsk } from '../ui/api.ts'
import { findingStates } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { count, sizeOf, totalOf } from '../ui/dates.ts'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, ProblemNote } from '../ui/problem.tsx'
import { useSession } from '../ui/session.ts'
import { Status } from '../ui/status.tsx'
import { SetAsideButton } from './decide.tsx'
import { type FindingDesk, useFindingDesk } from './finding-desk.ts'
import { FindingTabs } from './finding-tabs.tsx'
import './inventory.css'
import './finding.css'

// The card and its form are fetched beside the columns, so that neither waits for the other.
const CardEditor = lazy(async () => ({ default: (await import('./card-editor.tsx')).CardEditor }))

/** One finding: what was seen column by column, its quality and structure, what changed, and the card drafted from it. */
export function FindingPage() {
  const { id } = useParams({ from: '/frame/inventory/findings/$id' })
  const found = useAsk(inventoryRoutes.readFinding, { params: { id } })
  return (
    <Page title={found.data?.dataset ?? { zh: '扫描结果', en: 'Finding' }} note={found.data && <FindingNote view={found.data} />}>
      <Loaded query={found} rows={14}>
        {(view) => <Desk key={view.id} view={view} />}
      </Loaded>
    </Page>
  )
}

function Desk({ view }: { view: FindingView }) {
  const { w } = useWords()
  const desk = useFindingDesk(view)
  const [isWide, setWide] = useState(() => sessionStorage.getItem('finding-wide') === '1')
  const widen = (next: boolean) => {
    setWide(next)
    sessionStorage.setItem('finding-wide', next ? '1' : '0')
  }
  return (
    <>
      <Outcome view={view} />
      {view.unopened && <UnopenedNote why={view.unopened} />}
      <div className={isWide ? 'finding finding-wide' : 'finding'}>
        <div className="finding-seen">
          <FindingTabs
            view={view}
            desk={desk}
            aside={
              <Button size="small" aria-pressed={isWide} onClick={() => widen(!isWide)}>
                {isWide ? w({ zh: '显示信息卡', en: 'Show the card' }) : w({ zh: '收起信息卡', en: 'Hide the card' })}
              </Button>
            }
          />
        </div>
        {!isWide &&
          (view.state === 'faulty' ? (
            <Unreadable view={view} desk={desk} />
          ) : (
            <Suspense
              fallback={
                <div className="card" aria-busy="true">
                  <Skeleton active paragraph={{ rows: 8 }} />
                </div>
              }
            >
              <CardEditor view={view} desk={desk} />
            </Suspense>
          ))}
      </div>
    </>
  )
}

function Unreadable({ view, desk }: { view: FindingView; desk: FindingDesk }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="unreadable">
      <h2 id="unreadable">{w({ zh: '不能建卡', en: 'No card can be made' })}</h2>
      <p>
        {view.finding.origin
          ? w({
              zh: '这张表没有读到，不能建卡。请按“结构与来源”所说的处理后重新连接该数据库，读到后这一项会被替换；盘点的其他部分不受影响。',
              en: 'This table could not be read. Do as “Structure” says and connect the database again: this finding is replaced when the table is read. The rest of the round goes on.',
            })
          : w({
              zh: '数据没有读全，不能建卡。请修好文件后重新添加，并把这一项注明不纳入；盘点的其他部分不受影响。',
              en: 'The data could not be read whole. Add the mended file again and set this finding aside; the rest of the round goes on.',
            })}
      </p>
      {desk.error !== null && <ProblemNote error={desk.error} />}
      {view.mayEdit && <SetAsideButton desk={desk} />}
    </section>
  )
}

function FindingNote({ view }: { view: FindingView }) {
  const { w } = useWords()
  const { finding } = view
  return (
    <>
      <Link to="/inventory/$id" params={{ id: view.roundId }}>
        ← {w({ zh: '返回盘点', en: 'Back to the round' })}
      </Link>
      <Status tone={findingStates[view.state].tone}>{w(findingStates[view.state].words)}</Status>
      {finding.mode === 'sample' && <Status tone="care">{w({ zh: '仅抽样，未全量', en: 'Sample only' })}</Status>}
      <span className="number">
        {w({
          zh: `${count(view.rows)} 行 · ${count(view.columns)} 个字段 · ${sizeOf(view.bytes)}`,
          en: `${several(view.rows, 'row')} · ${several(view.columns, 'column')} · ${sizeOf(view.bytes)}`,
        })}
      </span>
      <span>
        {[
          formatWords[finding.format],
          finding.encoding?.toUpperCase(),
          finding.sheet && w({ zh: `工作表“${finding.sheet}”`, en: `sheet “${finding.sheet}”` }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <span className="row">
        {finding.columns.length > 0 && <Grade grade={view.grade} />}
        {w(finding.reason)}
        <Basis of="§3.6" />
      </span>
    </>
  )
}

function Outcome({ view }: { view: FindingView }) {
  const { w } = useWords()
  const next = <NextOne view={view} />
  if (view.state === 'carded' && view.assetId)
    return (
      <p className="outcome outcome-done" role="status">
        ✓ {w({ zh: '已建卡，资产编码', en: 'Carded under the code' })}{' '}
        <Link to="/assets/$id" params={{ id: view.assetId }}>
          <strong className="number">{view.assetCode}</strong>
        </Link>{' '}
        {next}
      </p>
    )
  if (view.state === 'kept' && view.assetId)
    return (
      <p className="outcome outcome-done" role="status">
        ✓ {w({ zh: '已盘到，资产不变', en: 'Found again, the asset stays as it was' })}{' '}
        <Link to="/assets/$id" params={{ id: view.assetId }}>
          <strong className="number">{view.assetCode}</strong>
        </Link>
        {view.setAsideReason && <span> {view.setAsideReason}</span>} {next}
      </p>
    )
  if (view.state === 'set-aside')
    return (
      <p className="outcome" role="status">
        {w({ zh: '不纳入，理由：', en: 'Set aside: ' })}
        {view.setAsideReason} {next}
      </p>
    )
  if (view.state === 'replaced')
    return (
      <p className="outcome" role="status">
        {w({
          zh: '这是较早的一次扫描：后来的扫描代替了它，或者没有再找到这个数据集；只供查看。',
          en: 'This is an earlier scan: a later one took its place, or did not find the dataset again. For reading only.',
        })}
      </p>
    )
  return null
}

/** What whoever decided one finding goes on to: the next of the round that nobody decided. */
function NextOne({ view }: { view: FindingView }) {
  const { w } = useWords()
  const mayDecide = useSession()?.post?.role === 'producer'
  const left = useAsk(
    inventoryRoutes.listFindings,
    { params: { id: view.roundId }, query: { state: 'proposed', limit: 1 } },
    { enabled: mayDecide },
  )
  const next = left.data?.items[0]
  if (!left.data || !next) return null
  return (
    <>
      ·{' '}
      <Link to="/inventory/findings/$id" params={{ id: next.id }}>
        {w({
          zh: `下一项待确认（还有 ${totalOf(left.data)} 项）：${next.dataset} →`,
          en: `Next to decide (${totalOf(left.data)} left): ${next.dataset} →`,
        })}
      </Link>
    </>
  )
}
