import { type FieldProblem, fieldsOf } from '#contract/forms.ts'
import type { FormShape } from '#law/form.ts'
import { signs } from '#law/words.ts'
import { useWords } from './language.tsx'
import './form-fields.css'

/** What is still to fill in or to correct in a form; each leads to its field. */
export function MissingFields({
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
