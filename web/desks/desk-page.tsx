import { Button } from 'antd'
import { type Desk, type DeskFigure, type DeskPanel, deskRoutes } from '#contract/desks.ts'
import { GradeOrigins } from '../cockpit/grade-origins.tsx'
import { useAsk } from '../ui/api.ts'
import { type Bar, BarList } from '../ui/bar-list.tsx'
import { Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { yuan } from '../ui/money-words.ts'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { NextDues } from './next-dues.tsx'
import '../cockpit/cockpit.css'
import './desks.css'

/** What a unit must do this year, or how the units of a supervisor stand; every figure opens the list behind it. */
export function DeskPage() {
  const { w } = useWords()
  const found = useAsk(deskRoutes.readDesk)
  const desk = found.data
  return (
    <Page title={desk?.title ?? { zh: '本年工作', en: 'This year' }} aside={<Button onClick={() => print()}>{w({ zh: '打印', en: 'Print' })}</Button>} note={desk && <><span>{w(desk.scope)}</span><Bases of={desk.basis} /><span className="number">{w({ zh: '截至', en: 'As of' })} {minuteOf(desk.asOf)}</span></>}>
      <Loaded query={found} rows={14}>{data => <Figures desk={data} />}</Loaded>
    </Page>
  )
}

function Figures({ desk }: { desk: Desk }) {
  return (
    <>
      <dl className="cockpit-totals desk-figures">{desk.figures.map(figure => <Figure key={figure.key} figure={figure} />)}</dl>
      <div className="cockpit">
        <NextDues />
        {desk.panels.map(panel => <Panel key={panel.key} panel={panel} />)}
      </div>
    </>
  )
}

function Figure({ figure }: { figure: DeskFigure }) {
  const { w } = useWords()
  return (
    <div>
      <dt>{w(figure.label)}</dt>
      <dd className={`desk-${figure.tone}`}><Inside href={figure.href}>{figure.unit === 'fen' ? <Money fen={figure.value} /> : count(figure.value)}{figure.of !== null && <small> / {count(figure.of)}</small>}</Inside></dd>
      {figure.note && <dd className="desk-note">{w(figure.note)}</dd>}
    </div>
  )
}

function Panel({ panel }: { panel: DeskPanel }) {
  const { w } = useWords()
  const id = `desk-${panel.key}`
  const isEmpty = panel.kind === 'grades' ? panel.cells.length === 0 : panel.bars.length === 0
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{w(panel.title)} <Bases of={panel.basis} /></h2>
      {isEmpty ? <p className="quiet">{w(panel.empty)}</p> : panel.kind === 'grades' ? <div className="scroll" tabIndex={0} role="group" aria-label={w(panel.title)}><GradeOrigins cells={panel.cells} /></div>
        : <Bars panel={panel} />}
    </section>
  )
}

function Bars({ panel }: { panel: DeskPanel }) {
  const { w } = useWords()
  const bars = panel.bars.map((bar): Bar => ({
    key: bar.key, label: w(bar.label), value: bar.value, href: bar.href, ...(bar.of === null ? {} : { of: bar.of }), ...(bar.note ? { note: w(bar.note) } : {}), ...(panel.kind === 'sums' ? { text: `${yuan(bar.value)} ${w({ zh: '元', en: 'yuan' })}` } : {}),
  }))
  return <BarList bars={bars} label={w(panel.title)} tone={panel.tone} isRate={panel.kind === 'rates'} />
}
