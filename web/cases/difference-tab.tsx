import type { CaseView } from '#contract/cases.ts'
import { fieldsOf } from '#contract/forms.ts'
import { type CaseDifference, registrationRoutes } from '#contract/registration.ts'
import { forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { AnswerText } from '../ui/answer-text.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { differenceWords } from './difference-words.ts'

const compared = ['change-application', 'transfer-application', 'correction-request']

/** Whether a case changes what is registered, so that before and after can be told apart. */
export function changesRegister(view: CaseView): boolean {
  return (procedures[view.procedure]?.application ?? []).some(form => compared.includes(form))
}

/** What the register says and what the change would make of it, field by field; what differs is marked and comes first. */
export function DifferenceTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const found = useAsk(registrationRoutes.readDifference, { params: { id: view.id } })
  return (
    <Loaded query={found}>
      {difference => (
        <>
          <p className="quiet">{w(differenceWords(view))} <Basis of="choice:kinds-of-change" /> <a href={`/check/${difference.certificate}`}><span className="number">{difference.certificate}</span></a></p>
          <DifferenceTable difference={difference} />
        </>
      )}
    </Loaded>
  )
}

// What follows of a decision or a finding is an item of the card and no field of the form.
const fields = { ...fieldsOf(forms['information-card']), ...fieldsOf(forms['change-application']) }

function DifferenceTable({ difference }: { difference: CaseDifference }) {
  const { w } = useWords()
  const { before, after, changed, facts } = difference
  const ids = Object.keys(fields).filter(id => id in before || id in after).toSorted((a, b) => Number(changed.includes(b)) - Number(changed.includes(a)))
  if (ids.length === 0 && facts.length === 0) return <p className="quiet">{w({ zh: '选定变动类型并填写后，这里逐项对照。', en: 'Once kind and content are filled in, they are compared here.' })}</p>
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={w({ zh: '变动前后对照', en: 'Before and after' })}>
      <table className="plain-table compare">
        <thead><tr><th scope="col">{w({ zh: '项目', en: 'Field' })}</th><th scope="col">{w({ zh: '变动前', en: 'Before' })}</th><th scope="col">{w({ zh: '变动后', en: 'After' })}</th></tr></thead>
        <tbody>
          {facts.map(fact => <tr key={fact.label.en} className="changed"><th scope="row">{w(fact.label)}<span className="hidden">{w({ zh: '（有变化）', en: ' (changed)' })}</span></th><td>{fact.before}</td><td>{fact.after}</td></tr>)}
          {ids.map(id => (
            <tr key={id} className={changed.includes(id) ? 'changed' : ''}>
              <th scope="row">{w(fields[id]!.label)}{changed.includes(id) && <span className="hidden">{w({ zh: '（有变化）', en: ' (changed)' })}</span>}</th>
              <td><AnswerText field={fields[id]!} value={before[id]} /></td>
              <td><AnswerText field={fields[id]!} value={after[id]} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
