import { Button } from 'antd'
import { type Desk, type DeskFigure, deskRoutes } from '#contract/desks.ts'
import { useAsk } from '../ui/api.ts'
import { Bases } from '../ui/basis.tsx'
import { count, minuteOf } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/problem.tsx'
import { Panel } from './desk-panel.tsx'
import { NextDues } from './next-dues.tsx'
import '../cockpit/cockpit.css'
import './desks.css'

/** What a unit must do this year, or how the units of a supervisor stand; every figure opens the list behind it. */
export function DeskPage() {
  const { w } = useWords()
  const found = useAsk(deskRoutes.readDesk)
  const desk = found.data
  return (
    <Page
      title={desk?.title ?? { zh: '本年工作', en: 'This year' }}
      aside={<Button onClick={() => print()}>{w({ zh: '打印', en: 'Print' })}</Button>}
      note={
        desk && (
          <>
            <span>{w(desk.scope)}</span>
            <Bases of={desk.basis} />
            <span className="number">
              {w({ zh: '截至', en: 'As of' })} {minuteOf(desk.asOf)}
            </span>
          </>
        )
      }
    >
      <Loaded query={found} rows={14}>
        {(data) => <Figures desk={data} />}
      </Loaded>
    </Page>
  )
}

function Figures({ desk }: { desk: Desk }) {
  return (
    <>
      <dl className="cockpit-totals desk-figures">
        {desk.figures.map((figure) => (
          <Figure key={figure.key} figure={figure} />
        ))}
      </dl>
      <div className="cockpit">
        <NextDues />
        {desk.panels.map((panel) => (
          <Panel key={panel.key} panel={panel} />
        ))}
      </div>
    </>
  )
}

function Figure({ figure }: { figure: DeskFigure }) {
  const { w } = useWords()
  return (
    <div>
      <dt>{w(figure.label)}</dt>
      <dd className={`desk-${figure.tone}`}>
        <Inside href={figure.href}>
          {figure.unit === 'fen' ? <Money fen={figure.value} /> : count(figure.value)}
          {figure.of !== null && <small> / {count(figure.of)}</small>}
        </Inside>
      </dd>
      {figure.note && <dd className="desk-note">{w(figure.note)}</dd>}
    </div>
  )
}
