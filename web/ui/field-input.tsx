import { textOf } from '#contract/text-of.ts'
import { Checkbox, Input, InputNumber, Radio, Select, Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import type { Field } from '#law/form.ts'
import type { Party } from '#law/parties.ts'
import type { Given, Pin } from './answer-text.tsx'
import { DayInput } from './day-input.tsx'
import { useWords } from './language.tsx'
import { MoneyInput } from './money-input.tsx'
import { OrganisationInput } from './organisation-input.tsx'
import { PaperInput } from './paper-input.tsx'
import { ParametersInput } from './parameters-input.tsx'
import { type PinTarget, PinsInput } from './pins-input.tsx'

const CalculationInput = lazy(async () => ({ default: (await import('../valuation/calculation-input.tsx')).CalculationInput }))

export type { PinTarget }
/** One input of a form: its value, what it is called by, whether it is wrong, the other answers, and a way to fill several at once. */
export type InputProps = {
  domId: string
  field: Field
  value: unknown
  onChange: (value: unknown) => void
  isWrong: boolean
  described: string
  caseId?: string
  targets?: readonly PinTarget[]
  role?: Party
  answers?: Given
  fill?: (several: Given) => void
}

/** The input for a field of any kind; what it gives is the answer the platform keeps. */
export function FieldInput(props: InputProps) {
  const { field, domId, value, onChange, isWrong, described } = props
  const common = {
    id: domId,
    'aria-describedby': described,
    'aria-invalid': isWrong,
    'aria-required': field.required === true,
    ...(isWrong ? { status: 'error' as const } : {}),
  }
  switch (field.kind) {
    case 'text':
      return (
        <Input
          {...common}
          value={(value as string) ?? ''}
          {...(field.max ? { maxLength: field.max } : {})}
          onChange={(e) => onChange(e.target.value)}
        />
      )
    case 'long-text':
      return (
        <Input.TextArea
          {...common}
          value={(value as string) ?? ''}
          autoSize={{ minRows: 2, maxRows: 12 }}
          {...(field.max ? { maxLength: field.max, showCount: field.max <= 4000 } : {})}
          onChange={(e) => onChange(e.target.value)}
        />
      )
    case 'choice':
      return <ChoiceInput {...props} />
    case 'choices':
      return <ChoicesInput {...props} />
    case 'date':
      return <DayInput {...common} style={{ width: '11rem' }} value={typeof value === 'string' ? value : null} onChange={onChange} />
    case 'integer':
    case 'decimal':
      return <NumberInput {...props} />
    case 'money':
      return <MoneyInput {...common} value={value as number | null | undefined} onChange={onChange} />
    case 'yes-no':
      return <YesNoInput {...props} />
    case 'organisation':
      return (
        <OrganisationInput
          {...common}
          value={(value as string) ?? null}
          onChange={onChange}
          mayHaveEnded={field.mayHaveEnded === true}
          {...(props.role ? { role: props.role } : {})}
        />
      )
    case 'paper':
      return <PaperInput {...props} />
    case 'parameters':
      return <ParametersInput {...props} />
    case 'calculation':
      return (
        <Suspense fallback={<Skeleton active />}>
          <CalculationInput {...props} />
        </Suspense>
      )
    case 'pins':
      return <PinsInput domId={domId} value={(value as Pin[]) ?? []} onChange={onChange} targets={props.targets ?? []} />
  }
}

function ChoiceInput({ field, domId, value, onChange, isWrong, described }: InputProps) {
  const { w } = useWords()
  const options = Object.entries(field.options ?? {}).map(([key, words]) => ({ value: key, label: w(words) }))
  const chosen = value === undefined || value === null || value === '' ? null : textOf(value)
  return (
    <Select
      id={domId}
      aria-describedby={described}
      aria-invalid={isWrong}
      {...(isWrong ? { status: 'error' as const } : {})}
      value={chosen}
      options={options}
      allowClear={!field.required}
      showSearch={options.length > 8 ? { optionFilterProp: 'label' } : false}
      placeholder={w({ zh: '请选择', en: 'Choose' })}
      onChange={(next) => onChange(next ?? null)}
      style={{ width: '100%', maxWidth: '26rem' }}
    />
  )
}

function ChoicesInput({ field, domId, value, onChange }: InputProps) {
  const { w } = useWords()
  const options = Object.entries(field.options ?? {}).map(([key, words]) => ({ value: key, label: w(words) }))
  return (
    <div role="group" aria-labelledby={`${domId}-label`}>
      <Checkbox.Group options={options} value={Array.isArray(value) ? (value as string[]) : []} onChange={(next) => onChange(next)} />
    </div>
  )
}

function YesNoInput({ field, domId, value, onChange }: InputProps) {
  const { w } = useWords()
  if (field.must === 'be-true')
    return (
      <Checkbox aria-labelledby={`${domId}-label`} checked={value === true} onChange={(e) => onChange(e.target.checked)}>
        {w({ zh: '我确认', en: 'I confirm this' })}
      </Checkbox>
    )
  return (
    <Radio.Group
      aria-labelledby={`${domId}-label`}
      value={typeof value === 'boolean' ? value : null}
      onChange={(e) => onChange(e.target.value)}
      options={[
        { value: true, label: w({ zh: '是', en: 'Yes' }) },
        { value: false, label: w({ zh: '否', en: 'No' }) },
      ]}
    />
  )
}

function NumberInput({ field, domId, value, onChange, isWrong, described }: InputProps) {
  const { w } = useWords()
  // What is no whole number stays as it was typed and is told, never rounded; full-width digits are read.
  return (
    <InputNumber<number | string>
      id={domId}
      aria-describedby={described}
      aria-invalid={isWrong}
      {...(isWrong ? { status: 'error' as const } : {})}
      style={{ width: '13rem' }}
      value={typeof value === 'number' ? value : null}
      parser={(text) => (text ?? '').normalize('NFKC').replaceAll(/[,\s]/g, '')}
      controls={false}
      {...(field.unit ? { suffix: w(field.unit) } : {})}
      onChange={(next) => onChange(next === null || next === '' ? null : Number(next))}
    />
  )
}
