import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, OfferedAct } from '#contract/cases.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ActDrawer } from './act-drawer.tsx'

/** Why the current step is late, as its officer explained it for everybody in the case, and explaining it. */
export function Delay({ view }: { view: CaseView }) {
  const { w } = useWords()
  const [open, setOpen] = useState<OfferedAct | null>(null)
  const arrived = view.entries.findLastIndex((entry) => entry.fromStep !== null && entry.fromStep !== view.step)
  const said = view.entries.slice(arrived + 1).findLast((entry) => entry.act === 'explain')
  const explain = view.remarks.find((remark) => remark.act === 'explain')
  if (view.step === null || (!said && !explain)) return null
  return (
    <section className="card" aria-labelledby="delay">
      <h2 id="delay">
        {w({ zh: '逾期说明', en: 'Why it is late' })} <Basis of="choice:late-review" />
      </h2>
      {said ? (
        <>
          <p className="record-reason">{said.reason}</p>
          <p className="quiet">
            {said.officerName} · {said.organisationName} · {minuteOf(said.at)}
          </p>
        </>
      ) : (
        <p className="quiet">{w({ zh: '本环节已逾期，还没有说明原因。', en: 'The step is overdue and nothing was explained yet.' })}</p>
      )}
      {explain && <Button onClick={() => setOpen(explain)}>{w(explain.title)}</Button>}
      {open && <ActDrawer view={view} act={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
