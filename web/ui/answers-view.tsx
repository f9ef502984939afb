import { type Form, forms } from '#law/forms.ts'
import { isAsked } from '#contract/forms.ts'
import type { Field, FormShape } from '#law/form.ts'
import { AnswerText, type Given, type Pin } from './answer-text.tsx'
import { useWords } from './language.tsx'
import './form-fields.css'

/** The answers to a form, read only, with pins at their fields; empty sections and fields can be left out. */
export function AnswersView({
  form,
  answers,
  pins = [],
  isBrief = false,
}: {
  form: Form
  answers: Given
  pins?: readonly Pin[]
  isBrief?: boolean
}) {
  const { w } = useWords()
  const shape: FormShape = forms[form]
  // What the platform knows from elsewhere is shown where it is known.
  const isGiven = (id: string, field: Field) =>
    (isAsked(field, answers) && !isBrief && !field.derived) ||
    (answers[id] !== undefined && answers[id] !== null && answers[id] !== '') ||
    pins.some((p) => p.field === id)
  return (
    <div className="answers-view">
      {shape.sections
        .filter((s) => Object.entries(s.fields).some(([id, field]) => isGiven(id, field)))
        .map((section) => (
          <section key={section.id} aria-label={w(section.title)}>
            <h3>{w(section.title)}</h3>
            <dl className="facts facts-wide">
              {Object.entries(section.fields)
                .filter(([id, field]) => isGiven(id, field))
                .map(([id, field]) => (
                  <div key={id} className={pins.some((p) => p.field === id) ? 'fact field-pinned' : 'fact'}>
                    <dt>{w(field.label)}</dt>
                    <dd>
                      <AnswerText field={field} value={answers[id]} />
                      {pins
                        .filter((p) => p.field === id)
                        .map((p, i) => (
                          <p key={i} className="pin-note">
                            <strong>{w({ zh: '补正：', en: 'To correct: ' })}</strong>
                            {p.note}
                          </p>
                        ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
    </div>
  )
}
