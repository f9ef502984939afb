import { useId, useMemo, useState } from 'react'
import { type Answers, askedOnly, checkForm, fieldsOf, type FieldProblem, isAsked } from '#contract/forms.ts'
import type { Field, FormShape } from '#law/form.ts'
import { type Form, forms } from '#law/forms.ts'
import type { Party } from '#law/parties.ts'
import { signs, type Words } from '#law/words.ts'
import { AnswerText, type Given, type Pin } from './answer-text.tsx'
import { Basis } from './basis.tsx'
import { FieldInput, type PinTarget } from './field-input.tsx'
import { useWords } from './language.tsx'
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
      <Missing shape={shape} scope={scope} open={open} isChecked={isChecked} isRefused={problems.some(({ field }) => fields[field])} />
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
  const isGroup =
    field.kind === 'choices' ||
    field.kind === 'yes-no' ||
    field.kind === 'parameters' ||
    field.kind === 'calculation' ||
    field.kind === 'pins' ||
    field.kind === 'paper'
  const Label = isGroup || !isOpen ? 'span' : 'label'
  return (
    <div
      className={`field${problem ? ' field-wrong' : ''}${pinned.length ? ' field-pinned' : ''}${asked ? ' field-asked' : ''}`}
      id={`${domId}-field`}
      data-field={id}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onLeave()}
    >
      <div className="field-label">
        <Label id={`${domId}-label`} {...(Label === 'label' ? { htmlFor: domId } : {})}>
          {w(field.label)}
        </Label>
        {field.required && isOpen && (
          <span className="field-must" title={w({ zh: '必填', en: 'Required' })} aria-hidden="true">
            *
          </span>
        )}
        {asked && <span className="field-open">{w({ zh: '待填', en: 'to fill in' })}</span>}
        {usual?.includes(id) && (
          <span
            className="field-usual"
            title={w({ zh: '平台按惯例填写，请核对', en: 'Filled in by the platform as is usual; please check' })}
          >
            {w({ zh: '惯例', en: 'usual' })}
          </span>
        )}
        {assumed?.includes(id) && (
          <span
            className="field-open"
            title={w({ zh: '数据里看不出，按本单位推定，请核对', en: 'The data do not say it; assumed from the unit, please check' })}
          >
            {w({ zh: '推定', en: 'assumed' })}
          </span>
        )}
        {field.basis && field.basis !== forms[form].basis && <Basis of={field.basis} />}
      </div>
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
          <div className="field-fixed">
            <AnswerText field={field} value={answers[id]} />
            {!field.computed && editable && (
              <small className="quiet">
                {pins && pins.length > 0
                  ? w({ zh: '未要求补正，不能修改', en: 'Not returned for correction' })
                  : w({ zh: '由请求人本人填写，不能改写', en: 'In the words of whoever asked' })}
              </small>
            )}
          </div>
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

function Missing({
  shape,
  scope,
  open,
  isChecked,
  isRefused,
}: {
  shape: FormShape
  scope: string
  open: FieldProblem[]
  isChecked: boolean
  isRefused: boolean
}) {
  const { w } = useWords()
  const fields = fieldsOf(shape)
  const show = (id: string) => {
    const place = document.getElementById(`${scope}-${id}-field`)
    place?.scrollIntoView({ block: 'center' })
    place?.querySelector<HTMLElement>('input,textarea,button,[tabindex]')?.focus()
  }
  if (open.length === 0)
    return isRefused ? null : (
      <p className="form-state form-complete" role="status">
        ✓ {w({ zh: '已填写完整', en: 'Complete' })}
      </p>
    )
  return (
    <div className={isChecked ? 'form-state form-wrong' : 'form-state'} role={isChecked ? 'alert' : 'status'}>
      {w({ zh: `还有 ${open.length} 处待填写或更正：`, en: `${open.length} still to fill in or correct: ` })}
      <ul>
        {open.map((p) => (
          <li key={p.field}>
            <button type="button" onClick={() => show(p.field)}>
              {fields[p.field] ? w(fields[p.field]!.label) : p.field}
            </button>
            {isChecked && (
              <span>
                {w(signs.colon)}
                {w(p.message)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
