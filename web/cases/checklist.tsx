import { Checkbox } from 'antd'
import type { CaseView } from '#contract/cases.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { NamedCases } from '../ui/named-cases.tsx'
import { useTicks } from './ticks.tsx'
import { Towards } from './towards.tsx'

/** The conditions of the current step: which hold, why the others do not, and which the officer has looked at; the ticks go into the record with the act. */
export function Checklist({ view }: { view: CaseView }) {
  const { w } = useWords()
  const { ticks, set } = useTicks()
  if (view.checklist.length === 0) return null
  const failing = view.checklist.filter((line) => !line.holds).length
  const mayAct = view.isMine && !view.isEditable && view.mayNow.some((act) => act.denial === null || act.denial.code.startsWith('needs-'))
  return (
    <section className="card" aria-labelledby="checklist">
      <h2 id="checklist">
        {w({ zh: '要点核对', en: 'Checklist' })}{' '}
        <small className={failing ? 'check-not' : 'check-yes'}>
          {failing ? w({ zh: `${failing} 项不符`, en: `${failing} not met` }) : w({ zh: '全部符合', en: 'all met' })}
        </small>
      </h2>
      {mayAct && (
        <p className="quiet">
          {w({
            zh: '平台已自动核对；您逐项看过的可以勾选，随办理记入全程记录。',
            en: 'The platform has checked them; tick what you looked at yourself, and it goes into the record with your act.',
          })}
        </p>
      )}
      <ul className="plain checks">
        {view.checklist.map((line) => (
          <li key={line.condition} className={line.holds ? 'check' : 'check check-fails'}>
            <span
              className={line.holds ? 'check-yes' : 'check-not'}
              role="img"
              aria-label={line.holds ? w({ zh: '符合', en: 'holds' }) : w({ zh: '不符', en: 'does not hold' })}
            >
              {line.holds ? '✓' : '✗'}
            </span>
            <span>
              {w(line.demand)} <Basis of={line.basis} />
              {line.why && (
                <small>
                  <NamedCases text={w(line.why)} /> {line.why.basis && <Basis of={line.why.basis} />}
                </small>
              )}
              {!line.holds && <Towards view={view} condition={line.condition} />}
              {line.care && (
                <small className="check-care">
                  ⚠ <NamedCases text={w(line.care)} /> <Basis of={line.care.basis} />
                </small>
              )}
              {mayAct && (
                <Checkbox
                  className="check-tick"
                  aria-label={w({ zh: `已核对：${line.demand.zh}`, en: `Looked at: ${line.demand.en}` })}
                  checked={ticks.has(line.condition)}
                  onChange={(event) => set(line.condition, event.target.checked)}
                >
                  {w({ zh: '已核对', en: 'Looked at' })}
                </Checkbox>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
