import { Button } from 'antd'
import { useState } from 'react'
import type { CaseView, OfferedAct } from '#contract/cases.ts'
import type { Problem } from '#contract/route.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'
import { placeWords } from '../ui/law-words.ts'
import { saidBy, WhyNot } from '../ui/why-not.tsx'
import { ActDrawer } from './act-drawer.tsx'
import { Again } from './again.tsx'
import { Decided } from './decided.tsx'

/** What may be done now; what may not stands grey with its reason beside it, said once when it is the same for all. */
export function Acts({ view }: { view: CaseView }) {
  const { w } = useWords()
  const [open, setOpen] = useState<OfferedAct | null>(null)
  const place = placeWords(view)
  const shared = sharedDenial(view.mayNow)
  return (
    <section className="card" aria-labelledby="acts">
      <h2 id="acts">{w({ zh: '办理', en: 'Act' })}</h2>
      {view.ending !== null && (
        <p>
          {w({ zh: '本件已办结：', en: 'Closed: ' })}
          <strong>{w(place.words)}</strong>
        </p>
      )}
      <Decided view={view} />
      <Again view={view} />
      {view.ending === null && view.mayNow.length === 0 && (
        <p className="quiet">
          {w({
            zh: '这一环节由时限或其他人推进，您现在无需办理。',
            en: 'Time or somebody else moves this step on; nothing for you to do.',
          })}
        </p>
      )}
      {view.subjectKind === 'round' && view.ending === null && (
        <p>
          <Inside href={`/desk/inventory/${view.subjectId}`}>
            {w({ zh: '打开盘点：数据源与扫描结果 →', en: 'Open the round: sources and findings →' })}
          </Inside>
        </p>
      )}
      {view.subjectKind === 'list' && (
        <p>
          <Inside href={`/desk/lists/${view.subjectId}`}>
            {w({ zh: '打开清单：条目、需求、邀请和意见 →', en: 'Open the list: entries, demand, invitations, comments →' })}
          </Inside>
        </p>
      )}
      {shared && <WhyNot id="why-not" denial={shared} />}
      <ul className="plain acts">
        {view.mayNow.map((act) => (
          <li key={act.act}>
            <Button
              type={act.tone === 'forward' ? 'primary' : 'default'}
              danger={act.tone === 'stop'}
              disabled={act.denial !== null}
              block
              onClick={() => setOpen(act)}
              aria-describedby={act.denial ? (shared ? 'why-not' : `why-${act.act}`) : undefined}
            >
              {w(act.title)}
            </Button>
            {act.denial && !shared && <WhyNot id={`why-${act.act}`} denial={act.denial} />}
          </li>
        ))}
      </ul>
      {open && <ActDrawer key={`${view.id}-${open.act}`} view={view} act={open} onClose={() => setOpen(null)} />}
    </section>
  )
}

function sharedDenial(acts: readonly OfferedAct[]): Problem | null {
  const first = acts[0]?.denial
  return first && acts.length > 1 && acts.every((act) => act.denial && saidBy(act.denial) === saidBy(first)) ? first : null
}
