import type { ReactNode } from 'react'
import type { CaseView } from '#contract/cases.ts'
import { fieldsOf } from '#contract/forms.ts'
import { type CaseDifference, registrationRoutes } from '#contract/registration.ts'
import { forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { several } from '#law/words.ts'
import { AnswerText } from '../ui/answer-text.tsx'
import { useAsk } from '../ui/api.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Loaded } from '../ui/problem.tsx'
import { differenceWords } from './difference-words.ts'

const compared = ['change-application', 'transfer-application', 'correction-request']

/** Whether a case changes what is registered, so that before and after can be told apart. */
export function changesRegister(view: CaseView): boolean {
  return (procedures[view.procedure]?.application ?? []).some((form) => compared.includes(form))
}

/** What the register says and what the change would make of it, field by field; what stays as it is stands folded below. */
export function DifferenceTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const found = useAsk(registrationRoutes.readDifference, { params: { id: view.id } })
  return (
    <Loaded query={found}>
      {(difference) => (
        <>
          <p className="quiet">
            {w(differenceWords(view))} <Basis of="choice:kinds-of-change" />{' '}
            <a href={`/check/${difference.certificate}`}>
              <span className="number">{difference.certificate}</span>
            </a>
          </p>
          <DifferenceTable difference={difference} />
        </>
      )}
    </Loaded>
  )
}

// What follows of a decision or a finding is an item of the card and no field of the form.
const fields = { ...fieldsOf(forms['information-card']), ...fieldsOf(forms['change-application']) }

type Line = { readonly key: string; readonly label: string; readonly before: ReactNode; readonly after: ReactNode }

function DifferenceTable({ difference }: { difference: CaseDifference }) {
  const { w } = useWords()
  const { before, after, changed, facts } = difference
  const ids = Object.keys(fields).filter((id) => id in before || id in after)
  if (ids.length === 0 && facts.length === 0)
    return (
      <p className="quiet">
        {w({ zh: '选定变动类型并填写后，这里逐项对照。', en: 'Once kind and content are filled in, they are compared here.' })}
      </p>
    )
  const lineOf = (id: string): Line => ({
    key: id,
    label: w(fields[id]!.label),
    before: <AnswerText field={fields[id]!} value={before[id]} />,
    after: <AnswerText field={fields[id]!} value={after[id]} />,
  })
  const differing = [
    ...facts.map((fact): Line => ({ key: fact.label.en, label: w(fact.label), before: fact.before, after: fact.after })),
    ...ids.filter((id) => changed.includes(id)).map(lineOf),
  ]
  const same = ids.filter((id) => !changed.includes(id)).map(lineOf)
  return (
    <>
      {differing.length > 0 ? (
        <Lines lines={differing} title={w({ zh: '变动前后对照', en: 'Before and after' })} isChanged />
      ) : (
        <p>{w({ zh: '变动前后还没有不同。', en: 'Nothing differs yet.' })}</p>
      )}
      {same.length > 0 && (
        <details className="same">
          <summary>{w({ zh: `没有变化的 ${same.length} 项`, en: `${several(same.length, 'item')} unchanged` })}</summary>
          <Lines lines={same} title={w({ zh: '没有变化的各项', en: 'What stays as it is' })} />
        </details>
      )}
    </>
  )
}

function Lines({ lines, title, isChanged = false }: { lines: readonly Line[]; title: string; isChanged?: boolean }) {
  const { w } = useWords()
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={title}>
      <table className="plain-table compare">
        <thead>
          <tr>
            <th scope="col">{w({ zh: '项目', en: 'Field' })}</th>
            <th scope="col">{w({ zh: '变动前', en: 'Before' })}</th>
            <th scope="col">{w({ zh: '变动后', en: 'After' })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={isChanged ? 'changed' : ''}>
              <th scope="row">{line.label}</th>
              <td>{line.before}</td>
              <td>{line.after}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
