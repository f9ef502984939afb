import type { CaseView } from '#contract/cases.ts'
import { fieldsOf } from '#contract/forms.ts'
import type { Field } from '#law/form.ts'
import { type Form, forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { AnswerText, type Given } from '../ui/answer-text.tsx'
import { minuteOf } from '../ui/dates.ts'
import { useWords } from '../ui/language.tsx'

/** The versions of the application as submitted, oldest first. */
export function versionsOf(view: CaseView): { at: string; by: string; answers: Given }[] {
  return view.entries.filter((e) => e.answers !== null).map((e) => ({ at: e.at, by: e.officerName, answers: e.answers! }))
}

/** The first and the latest application side by side; what changed is marked and comes first. */
export function CompareTab({ view }: { view: CaseView }) {
  const { w } = useWords()
  const versions = versionsOf(view)
  const [before, after] = [versions[0]!, versions.at(-1)!]
  const fields: [string, Field][] = ((procedures[view.procedure]?.application ?? []) as readonly Form[]).flatMap((form) =>
    Object.entries(fieldsOf(forms[form])),
  )
  const isChanged = (id: string) => JSON.stringify(before.answers[id] ?? null) !== JSON.stringify(after.answers[id] ?? null)
  const sorted = [...fields].sort(([a], [b]) => Number(isChanged(b)) - Number(isChanged(a)))
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={w({ zh: '版本比对', en: 'Versions side by side' })}>
      <table className="plain-table compare">
        <thead>
          <tr>
            <th scope="col">{w({ zh: '项目', en: 'Field' })}</th>
            <th scope="col">
              {w({ zh: '补正前', en: 'Before' })}
              <small>
                {' '}
                {before.by} {minuteOf(before.at)}
              </small>
            </th>
            <th scope="col">
              {w({ zh: '补正后', en: 'After' })}
              <small>
                {' '}
                {after.by} {minuteOf(after.at)}
              </small>
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(([id, field]) => (
            <tr key={id} className={isChanged(id) ? 'changed' : ''}>
              <th scope="row">
                {w(field.label)}
                {isChanged(id) && <span className="hidden">{w({ zh: '（有变化）', en: ' (changed)' })}</span>}
              </th>
              <td>
                <AnswerText field={field} value={before.answers[id]} />
              </td>
              <td>
                <AnswerText field={field} value={after.answers[id]} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
