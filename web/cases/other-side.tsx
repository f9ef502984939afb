import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, OfferedAct } from '#contract/cases.ts'
import { Basis } from '../ui/basis.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'
import { ActDrawer } from './act-drawer.tsx'

/**
 * What the unit on the other side said to an objection, on the page of the case objected to and on that of the objection, and saying it:
 * whoever decides reads it before (choice:objection-hearing).
 */
export function OtherSide({ view }: { view: CaseView }) {
  const { w } = useWords()
  const [open, setOpen] = useState<OfferedAct | null>(null)
  const said = [...view.statements, ...view.entries.filter((entry) => entry.act === 'state')]
  const state = view.remarks.find((remark) => remark.act === 'state')
  if (said.length === 0 && !state) return null
  return (
    <section className="card" aria-labelledby="other-side">
      <h2 id="other-side">
        {w({ zh: '对方单位对异议的意见', en: 'What the other side says to the objection' })} <Basis of="choice:objection-hearing" />
      </h2>
      {said.map((entry) => (
        <div key={entry.seq}>
          <p className="record-reason">{entry.reason}</p>
          <p className="quiet">
            {entry.officerName} · {entry.organisationName} · {minuteOf(entry.at)}
          </p>
        </div>
      ))}
      {said.length === 0 && (
        <p className="quiet">
          {w({
            zh: '公示收到异议，尚未决定；本单位可以陈述意见，登记机构决定时一并考虑，异议人看不到。',
            en: 'There is an objection that is not decided yet. Your unit may answer it; the registrar weighs it, and who objected does not read it.',
          })}
        </p>
      )}
      {state && <Button onClick={() => setOpen(state)}>{w(state.title)}</Button>}
      {open && <ActDrawer view={view} act={open} onClose={() => setOpen(null)} />}
    </section>
  )
}
