import type { CaseView } from '#contract/cases.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'

/** The conditions of the current step: which hold, and why the others do not. */
export function Checklist({ view }: { view: CaseView }) {
  const { w } = useWords()
  if (view.checklist.length === 0) return null
  const failing = view.checklist.filter(line => !line.holds).length
  return (
    <section className="card" aria-labelledby="checklist">
      <h2 id="checklist">{w({ zh: '要点核对', en: 'Checklist' })} <small className={failing ? 'check-not' : 'check-yes'}>{failing ? w({ zh: `${failing} 项不符`, en: `${failing} not met` }) : w({ zh: '全部符合', en: 'all met' })}</small></h2>
      <ul className="plain checks">
        {view.checklist.map(line => (
          <li key={line.condition} className={line.holds ? 'check' : 'check check-fails'}>
            <span className={line.holds ? 'check-yes' : 'check-not'} role="img" aria-label={line.holds ? w({ zh: '符合', en: 'holds' }) : w({ zh: '不符', en: 'does not hold' })}>{line.holds ? '✓' : '✗'}</span>
            <span>{w(line.demand)} <Basis of={line.basis} />{line.why && <small>{w(line.why)}</small>}{line.care && <small className="check-care">⚠ {w(line.care)} <Basis of={line.care.basis} /></small>}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
