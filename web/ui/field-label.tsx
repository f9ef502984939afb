import type { Field } from '#law/form.ts'
import { type Form, forms } from '#law/forms.ts'
import { Basis } from './basis.tsx'
import { useWords } from './language.tsx'
import './form-fields.css'

/** Kinds of fields whose input is several, which a label cannot point at. */
const groups: readonly Field['kind'][] = ['choices', 'yes-no', 'parameters', 'calculation', 'pins', 'paper']

type Props = {
  domId: string
  field: Field
  of: Form
  isOpen: boolean
  isAsked: boolean
  isUsual: boolean
  isAssumed: boolean
}

/** What a field is called, and what is marked of it: that it must be answered, is asked for, or holds what nobody put there. */
export function FieldLabel({ domId, field, of, isOpen, isAsked, isUsual, isAssumed }: Props) {
  const { w } = useWords()
  const label = w(field.label)
  return (
    <div className="field-label">
      {groups.includes(field.kind) || !isOpen ? (
        <span id={`${domId}-label`}>{label}</span>
      ) : (
        <label id={`${domId}-label`} htmlFor={domId}>
          {label}
        </label>
      )}
      {field.required && isOpen && (
        <span className="field-must" title={w({ zh: '必填', en: 'Required' })} aria-hidden="true">
          *
        </span>
      )}
      {isAsked && <span className="field-open">{w({ zh: '待填', en: 'to fill in' })}</span>}
      {isUsual && (
        <span
          className="field-usual"
          title={w({ zh: '平台按惯例填写，请核对', en: 'Filled in by the platform as is usual; please check' })}
        >
          {w({ zh: '惯例', en: 'usual' })}
        </span>
      )}
      {isAssumed && (
        <span
          className="field-open"
          title={w({ zh: '数据里看不出，按本单位推定，请核对', en: 'The data do not say it; assumed from the unit, please check' })}
        >
          {w({ zh: '推定', en: 'assumed' })}
        </span>
      )}
      {field.basis && field.basis !== forms[of].basis && <Basis of={field.basis} />}
    </div>
  )
}
