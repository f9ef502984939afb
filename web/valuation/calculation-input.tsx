import { Select } from 'antd'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { emptyCalculation, readCalculation } from '#contract/valuation/calculation.ts'
import { type CalculationProblem, problemsOfCalculation } from '#contract/valuation/check.ts'
import { presentEdition, shapeOf } from '#contract/valuation/editions.ts'
import { carriedTo, withResult } from '#contract/valuation/fill.ts'
import { adjustmentOf } from '#contract/valuation/report-problems.ts'
import { type Approach, approaches } from '#law/valuation/parameter.ts'
import { signs } from '#law/words.ts'
import type { InputProps } from '../ui/field-input.tsx'
import { useWords } from '../ui/language.tsx'
import { Alternatives } from './alternatives.tsx'
import { CalculationResult } from './calculation-result.tsx'
import { TableInput } from './table-input.tsx'
import { ValuesInput } from './values-input.tsx'
import './valuation.css'

/** Fills a calculation: the formula of the chosen approach, its parameters with their sources, and at once what it comes to. */
export function CalculationInput({ domId, value, onChange, answers = {}, fill, caseId, isWrong }: InputProps) {
  const { w } = useWords()
  const approach = answers['method'] as Approach | undefined
  const given = broughtUp(value)
  const shape = given ? shapeOf(given) : null
  const offered = Object.entries(presentEdition.shapes).filter(([, each]) => each.approach === approach)
  const change = (next: Calculation) => {
    const worked = withResult(next)
    if (fill && (answers['amountFen'] ?? null) === expectedOf(given, answers))
      fill({ calculation: worked, amountFen: expectedOf(worked, answers) })
    else onChange(worked)
  }
  const problems = given ? problemsOfCalculation(given) : []
  const told = isWrong ? problems : problems.filter(({ isOpen }) => !isOpen)
  if (!approach)
    return <p className="quiet">{w({ zh: '先在上面选评估方法，再选公式。', en: 'Choose the approach above first, then a formula.' })}</p>
  return (
    <div className="calculation" role="group" aria-labelledby={`${domId}-label`}>
      <label className="calculation-formula">
        <span>{w({ zh: '公式', en: 'Formula' })}</span>
        <Select
          id={domId}
          className="wide-select"
          value={shape?.approach === approach ? given!.variant : null}
          placeholder={w({
            zh: `选择${approaches[approach].zh}的公式`,
            en: `A formula of the ${approaches[approach].en.toLowerCase()} approach`,
          })}
          options={offered.map(([id, each]) => ({ value: id, label: `${each.code} ${w(each.title)}` }))}
          onChange={(variant: string) => change(given ? carriedTo(variant, given) : emptyCalculation(variant))}
        />
      </label>
      {given && shape?.approach === approach && (
        <>
          <p className="formula">{shape.formula}</p>
          <Alternatives given={given} shape={shape} onChange={change} />
          <ValuesInput domId={domId} given={given} shape={shape} problems={told} onChange={change} {...(caseId ? { caseId } : {})} />
          {Object.entries(shape.tables ?? {}).map(([id, table]) => (
            <TableInput key={id} domId={domId} id={id} table={table} given={given} problems={told} onChange={change} />
          ))}
          {problems.length > 0 ? <Open problems={problems} /> : <CalculationResult calculation={given} />}
        </>
      )}
    </div>
  )
}

/** What was filled in so far; a draft of an earlier edition of the formulas goes on by the present one, as far as that asks the same. */
function broughtUp(value: unknown): Calculation | null {
  const read = readCalculation(value)
  if (!read || read.edition === presentEdition) return read?.calculation ?? null
  return Object.hasOwn(presentEdition.shapes, read.calculation.variant)
    ? withResult(carriedTo(read.calculation.variant, read.calculation))
    : null
}

/** The amount follows the result as long as nobody wrote another; it is open while there is no result. */
function expectedOf(given: Calculation | null, answers: { readonly [field: string]: unknown }): number | null {
  return given && given.resultFen !== null ? given.resultFen + adjustmentOf(answers) : null
}

function Open({ problems }: { problems: readonly CalculationProblem[] }) {
  const { w } = useWords()
  const [first] = problems
  return (
    <p className="form-state" role="status">
      {w({ zh: `还有 ${problems.length} 处，填好后在此显示计算结果：`, en: `${problems.length} still open; the result appears here: ` })}
      {w(first!.label)}
      {w(signs.comma)}
      {w(first!.message)}
    </p>
  )
}
