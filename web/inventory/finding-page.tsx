import { Link, useParams } from '@tanstack/react-router'
import { type FindingView, inventoryRoutes } from '#contract/inventory.ts'
import { useAsk } from '../ui/api.ts'
import { findingStates } from '../ui/asset-words.ts'
import { Basis } from '../ui/basis.tsx'
import { count, sizeOf } from '../ui/dates.ts'
import { Faults } from '../ui/faults.tsx'
import { Grade } from '../ui/grade.tsx'
import { useWords } from '../ui/language.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded, Nothing, ProblemNote } from '../ui/problem.tsx'
import { Status } from '../ui/status.tsx'
import { CardEditor } from './card-editor.tsx'
import { ColumnGrid } from './column-grid.tsx'
import { SetAsideButton } from './decide.tsx'
import { type FindingDesk, useFindingDesk } from './finding-desk.ts'
import './inventory.css'
import './finding.css'

/** One finding: what was seen column by column, what is wrong with it, and the card drafted from it. */
export function FindingPage() {
  const { id } = useParams({ from: '/frame/inventory/findings/$id' })
  const found = useAsk(inventoryRoutes.readFinding, { params: { id } })
  return (
    <Page title={found.data?.dataset ?? { zh: '扫描结果', en: 'Finding' }} note={found.data && <FindingNote view={found.data} />}>
      <Loaded query={found} rows={14}>{view => <Desk key={view.id} view={view} />}</Loaded>
    </Page>
  )
}

function Desk({ view }: { view: FindingView }) {
  const { w } = useWords()
  const desk = useFindingDesk(view)
  return (
    <>
      <Outcome view={view} />
      <div className="finding">
        <div>
          {view.finding.faults.length > 0 && <section className="card" aria-labelledby="faults"><h2 id="faults">{w({ zh: '结构问题', en: 'Structure faults' })}</h2><Faults faults={view.finding.faults} /></section>}
          {view.finding.columns.length > 0
            ? <ColumnGrid findingId={view.id} columns={view.finding.columns} mayEdit={view.mayEdit && view.state === 'proposed'} onCorrect={desk.correct} />
            : <div className="card"><Nothing>{w({ zh: '没有读到任何字段；原因见上面的结构问题。', en: 'No column could be read; the faults say why.' })}</Nothing></div>}
        </div>
        {view.state === 'faulty' ? <Unreadable view={view} desk={desk} /> : <CardEditor view={view} desk={desk} />}
      </div>
    </>
  )
}

function Unreadable({ view, desk }: { view: FindingView; desk: FindingDesk }) {
  const { w } = useWords()
  return (
    <section className="card" aria-labelledby="unreadable">
      <h2 id="unreadable">{w({ zh: '不能建卡', en: 'No card can be made' })}</h2>
      <p>{w({ zh: '数据没有读全，不能建卡。请修好文件后重新添加，并把这一项注明不纳入；盘点的其他部分不受影响。', en: 'The data could not be read whole. Add the mended file again and set this finding aside; the rest of the round goes on.' })}</p>
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
      <Link to="/inventory/$id" params={{ id: view.roundId }}>← {w({ zh: '返回盘点', en: 'Back to the round' })}</Link>
      <Status tone={findingStates[view.state].tone}>{w(findingStates[view.state].words)}</Status>
      <span className="number">{w({ zh: `${count(view.rows)} 行 · ${count(view.columns)} 个字段 · ${sizeOf(view.bytes)}`, en: `${count(view.rows)} rows · ${count(view.columns)} columns · ${sizeOf(view.bytes)}` })}</span>
      <span>{[finding.format.toUpperCase(), finding.encoding?.toUpperCase(), finding.sheet].filter(Boolean).join(' · ')}</span>
      <span className="row"><Grade grade={view.grade} />{w(finding.reason)}<Basis of="§3.6" /></span>
    </>
  )
}

function Outcome({ view }: { view: FindingView }) {
  const { w } = useWords()
  if (view.state === 'carded' && view.assetId) return <p className="outcome outcome-done" role="status">✓ {w({ zh: '已建卡，资产编码', en: 'Carded under the code' })} <Link to="/assets/$id" params={{ id: view.assetId }}><strong className="number">{view.assetCode}</strong></Link></p>
  if (view.state === 'set-aside') return <p className="outcome" role="status">{w({ zh: '不纳入，理由：', en: 'Set aside: ' })}{view.setAsideReason}</p>
  return null
}
