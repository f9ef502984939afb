import { Input } from 'antd'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { cautionsOf } from '#contract/valuation/cautions.ts'
import type { CalculationProblem } from '#contract/valuation/check.ts'
import { typedNumber } from '#contract/valuation/typed.ts'
import { type Parameter, units, type VariantShape } from '#law/valuation/parameter.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { QualityOffer } from './quality-offer.tsx'

type Props = {
  domId: string
  given: Calculation
  shape: VariantShape
  problems: readonly CalculationProblem[]
  onChange: (next: Calculation) => void
  caseId?: string
}

/** The numbers of a formula, each with its unit, its limits, its basis and its source. */
export function ValuesInput({ domId, given, shape, problems, onChange, caseId }: Props) {
  const { w } = useWords()
  if (Object.keys(shape.values).length === 0) return null
  const cautions = cautionsOf(given)
  const set = (id: string, changed: Partial<Calculation['values'][string]>) =>
    onChange({ ...given, values: { ...given.values, [id]: { value: '', source: '', ...given.values[id], ...changed } } })
  return (
    <ul className="plain parameters-of" aria-label={w({ zh: '参数', en: 'Parameters' })}>
      {Object.entries(shape.values).map(([id, parameter], n, all) => {
        const answer = given.values[id]
        const wrong = problems.find(({ place }) => place === id)
        const name = w(parameter.label)
        const caution = wrong ? undefined : cautions.find(({ place }) => place === id)
        const marked = wrong ? { status: 'error' as const, 'aria-invalid': true, 'aria-describedby': `${domId}-${id}-wrong` } : {}
        // What is open although the number is there is its source.
        const isSource = wrong?.isOpen === true && Boolean(answer?.value)
        return (
          <li key={id} className={wrong ? 'parameter field-wrong' : 'parameter'}>
            <span className="parameter-name">
              <b>{parameter.symbol}</b> {name} {parameter.basis !== all[n - 1]?.[1].basis && <Basis of={parameter.basis} />}
              {parameter.isOptional && <small className="quiet">{w({ zh: '（没有可不填）', en: '(if any)' })}</small>}
              {parameter.help && <small className="quiet">{w(parameter.help)}</small>}
            </span>
            <Input
              aria-label={name}
              inputMode="decimal"
              className="parameter-value"
              {...(isSource ? {} : marked)}
              suffix={w(units[parameter.unit].title)}
              placeholder={rangeOf(parameter)}
              value={answer?.value ?? ''}
              onChange={(event) => set(id, { value: typedNumber(event.target.value, parameter.unit) })}
            />
            <Input
              aria-label={w({ zh: `${name}的来源`, en: `Source of ${name}` })}
              maxLength={400}
              placeholder={w({ zh: '来源', en: 'Source' })}
              value={answer?.source ?? ''}
              onChange={(event) => set(id, { source: event.target.value })}
              {...(isSource ? marked : {})}
            />
            {parameter.proposedBy && caseId && (
              <QualityOffer
                caseId={caseId}
                value={answer?.value ?? ''}
                reason={answer?.reason ?? ''}
                onTake={(value, source) => onChange({ ...given, values: { ...given.values, [id]: { value, source } } })}
                onReason={(reason) => set(id, { reason })}
              />
            )}
            {wrong && (
              <small id={`${domId}-${id}-wrong`} className="field-problem" role="alert">
                {w(wrong.message)}
              </small>
            )}
            {caution && (
              <small className="parameter-caution" role="status">
                {w(caution.message)}
              </small>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function rangeOf({ min, max }: Parameter): string {
  return max > 1000 ? '' : `${min}–${max}`
}
