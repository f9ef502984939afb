import type { DeskPanel } from '#contract/desks.ts'
import { GradeOrigins } from '../cockpit/grade-origins.tsx'
import { type Bar, BarList } from '../ui/bar-list.tsx'
import { Bases } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { inYuan } from '#contract/money.ts'

/** One drawn part of a desk; each bar and cell opens the list behind it. */
export function Panel({ panel }: { panel: DeskPanel }) {
  const { w } = useWords()
  const id = `desk-${panel.key}`
  const isEmpty = panel.kind === 'grades' ? panel.cells.length === 0 : panel.bars.length === 0
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>
        {w(panel.title)} <Bases of={panel.basis} />
      </h2>
      {isEmpty ? (
        <p className="quiet">{w(panel.empty)}</p>
      ) : panel.kind === 'grades' ? (
        <div className="scroll" tabIndex={0} role="group" aria-label={w(panel.title)}>
          <GradeOrigins cells={panel.cells} />
        </div>
      ) : (
        <Bars panel={panel} />
      )}
    </section>
  )
}

function Bars({ panel }: { panel: DeskPanel }) {
  const { w } = useWords()
  const bars = panel.bars.map((bar): Bar => ({
    key: bar.key,
    label: w(bar.label),
    value: bar.value,
    href: bar.href,
    ...(bar.of === null ? {} : { of: bar.of }),
    ...(bar.note ? { note: w(bar.note) } : {}),
    ...(panel.kind === 'sums' ? { text: w(inYuan(bar.value)) } : {}),
  }))
  return <BarList bars={bars} label={w(panel.title)} tone={panel.tone} isRate={panel.kind === 'rates'} />
}
