import { useId, useMemo, useState } from 'react'
import { type Answers, askedOnly, checkForm, fieldsOf, type FieldProblem, isAsked } from '#contract/forms.ts'
import type { Field, FormShape } from '#law/form.ts'
import { type Form, forms } from '#law/forms.ts'
import type { Party } from '#law/parties.ts'
import type { Words } from '#law/words.ts'
import { AnswerText, type Given, type Pin } from './answer-text.tsx'
import { FieldLabel } from './field-label.tsx'
import { FieldInput, type PinTarget } from './field-input.tsx'
import { useWords } from './language.tsx'
import { MissingFields } from './missing-fields.tsx'
import './form-fields.css'

/** How a form of the law is shown and edited. */
export type FormFieldsProps = {
  form: Form
  answers: Given
  onChange: (answers: Given) => void
  /** Civil date in Beijing, for undertakings about dates. */
  today: string
  /** The fields that may be edited; null or absent means all. */
  editable?: readonly string[] | null
  pins?: readonly Pin[]
  /** The answers before this edit, shown where they differ. */
  before?: Given | null
  /** Problems the platform answered with. */
  problems?: readonly FieldProblem[]
  /** Show every problem now, not only those of fields already left. */
  isChecked?: boolean
  caseId?: string
  /** What was answered in the application, where the form goes with an act on it. */
  application?: Given
  /** What pins can be stuck to. */
  targets?: readonly PinTarget[]
  /** The role an organisation chosen here must have. */
  role?: Party
  /** Items somebody is asked for, in words; marked until they are answered. */
  asks?: readonly { readonly field: string; readonly ask: Words }[]
  /** Fields that hold what is usual, put there by nobody yet; they are marked. */
  usual?: readonly string[]
  /** Fields that hold what was assumed, since nothing says it; they are marked. */
  assumed?: readonly string[]
}

/** What is not right yet in the answers to a form, as it would be refused at submission, amounts told in yuan as they are written here. */
export function problemsOf(form: Form, answers: Given, today: string, application?: Given): FieldProblem[] {
  const fields = fieldsOf(forms[form])
  const part = Object.fromEntries(Object.entries(answers).filter(([id]) => fields[id] && !fields[id].computed))
  const checked = checkForm(form, part, { mode: 'complete', today, moneyIn: 'yuan', ...(application ? { application } : {}) })
  return checked.ok ? [] : checked.fields
}

/** Edits the answers to any form: help beside the field, errors when it is left, and what is still missing at the end. */
export function FormFields(props: FormFieldsProps) {
  const { form, answers, today, application, isChecked = false, problems = [] } = props
  const { w } = useWords()
  const scope = useId()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const open = useMemo(() => problemsOf(form, answers, today, application), [form, answers, today, application])
  const shape: FormShape = forms[form]
  const fields = useMemo(() => fieldsOf(shape), [shape])
  const asked = useMemo(() => askedOnly(shape, answers as Answers), [shape, answers])
  const shown = (id: string) =>
    problems.find((p) => p.field === id) ?? (isChecked || left.has(id) ? open.find((p) => p.field === id) : undefined)
  return (
    <div className="form-fields">
      {shape.sections
        .map((section) => ({
          section,
          fields: Object.entries(section.fields).filter(([, field]) => !field.derived && isAsked(field, asked)),
        }))
        .filter(({ fields }) => fields.length > 0)
        .map(({ section, fields }) => (
          <fieldset key={section.id}>
            <legend>{w(section.title)}</legend>
            {fields.map(([id, field]) => (
              <OneField
                key={id}
                {...props}
                id={id}
                domId={`${scope}-${id}`}
                field={field}
                problem={shown(id)}
                onLeave={() => setLeft((was) => new Set(was).add(id))}
              />
            ))}
          </fieldset>
        ))}
      <MissingFields
        shape={shape}
        scope={scope}
        open={open}
        isChecked={isChecked}
        isRefused={problems.some(({ field }) => fields[field])}
      />
    </div>
  )
}

type OneFieldProps = FormFieldsProps & { id: string; domId: string; field: Field; problem: FieldProblem | undefined; onLeave: () => void }

function OneField({
  form,
  id,
  domId,
  field,
  problem,
  onLeave,
  answers,
  onChange,
  editable,
  pins,
  before,
  caseId,
  targets,
  role,
  asks,
  usual,
  assumed,
}: OneFieldProps) {
  const { w } = useWords()
  const isOpen = !field.computed && (!editable || editable.includes(id))
  const pinned = pins?.filter((p) => p.field === id) ?? []
  const differs = isOpen && before && JSON.stringify(before[id] ?? null) !== JSON.stringify(answers[id] ?? null)
  const asked = asks?.find((a) => a.field === id)
  return (
    <div
      className={`field${problem ? ' field-wrong' : ''}${pinned.length ? ' field-pinned' : ''}${asked ? ' field-asked' : ''}`}
      id={`${domId}-field`}
      data-field={id}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onLeave()}
    >
      <FieldLabel
        domId={domId}
        field={field}
        of={form}
        isOpen={isOpen}
        isAsked={asked !== undefined}
        isUsual={usual?.includes(id) ?? false}
        isAssumed={assumed?.includes(id) ?? false}
      />
      <div className="field-body">
        {isOpen ? (
          <FieldInput
            domId={domId}
            field={field}
            value={answers[id]}
            isWrong={problem !== undefined}
            described={`${domId}-help ${domId}-wrong`}
            onChange={(value) => onChange({ ...answers, [id]: value })}
            answers={answers}
            fill={(several) => onChange({ ...answers, ...several })}
            {...(caseId ? { caseId } : {})}
            {...(targets ? { targets } : {})}
            {...(role ? { role } : {})}
          />
        ) : (
          <FixedAnswer
            field={field}
            value={answers[id]}
            isKept={!field.computed && editable != null}
            isReturned={(pins?.length ?? 0) > 0}
          />
        )}
        {differs && (
          <p className="field-before">
            {w({ zh: '原填：', en: 'Before: ' })}
            <AnswerText field={field} value={before[id]} />
          </p>
        )}
        {pinned.map((p, i) => (
          <p key={i} className="pin-note">
            <strong>{w({ zh: '补正：', en: 'To correct: ' })}</strong>
            {p.note}
          </p>
        ))}
        <p id={`${domId}-wrong`} className="field-problem" role={problem ? 'alert' : undefined}>
          {problem && w(problem.message)}
        </p>
      </div>
      <p id={`${domId}-help`} className="field-help">
        {asked ? w(asked.ask) : (isOpen || field.computed) && field.help && w(field.help)}
      </p>
    </div>
  )
}

/** An answer that stays as it is, with why: nobody asked for its correction, or somebody else said it. */
function FixedAnswer(given: { field: Field; value: Given[string]; isKept: boolean; isReturned: boolean }) {
  const { w } = useWords()
  const why = given.isReturned
    ? { zh: '未要求补正，不能修改', en: 'Not returned for correction' }
    : { zh: '由请求人本人填写，不能改写', en: 'In the words of whoever asked' }
  return (
    <div className="field-fixed">
      <AnswerText field={given.field} value={given.value} />
      {given.isKept && <small className="quiet">{w(why)}</small>}
    </div>
  )
}
