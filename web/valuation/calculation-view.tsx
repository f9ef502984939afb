import { readCalculation, whyUnreadable } from '#contract/valuation/calculation.ts'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { cautionsOf } from '#contract/valuation/cautions.ts'
import { problemsOfCalculation } from '#contract/valuation/check.ts'
import { presentEdition, shapeOf } from '#contract/valuation/editions.ts'
import { grouped, yuanText } from '#contract/valuation/worked.ts'
import { type Column, units } from '#law/valuation/parameter.ts'
import { signs } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import { CalculationResult } from './calculation-result.tsx'
import './valuation.css'

/** A filed calculation as people read it: formula, parameters with their sources, what it comes to. */
export function CalculationView({ value }: { value: unknown }) {
  const { w } = useWords()
  const read = readCalculation(value)
  if (!read) return <span className="quiet">{w(whyUnreadable(value))}</span>
  const given = read.calculation
  const shape = shapeOf(given)
  const cautions = cautionsOf(given)
  return (
    <div className="calculation">
      <p>
        <strong>
          {shape.code} {w(shape.title)}
        </strong>{' '}
        <span className="formula">{shape.formula}</span>{' '}
        <small className="quiet">
          {w({ zh: `公式版本${given.edition}`, en: `edition ${given.edition}` })}
          {given.edition !== presentEdition.id && w({ zh: '（不是现行版本）', en: ' (not the present one)' })}
        </small>
      </p>
      <Parameters given={given} />
      {Object.entries(shape.tables ?? {})
        .filter(([id]) => given.tables[id])
        .map(([id, table]) => (
          <div key={id} className="calculation-table">
            <h3>
              {w(table.label)}{' '}
              <small className="quiet">
                {w({ zh: '来源：', en: 'Source: ' })}
                {given.tables[id]!.source}
              </small>
            </h3>
            <div className="scroll" tabIndex={0} role="region" aria-label={w(table.label)}>
              <table className="plain-table">
                <thead>
                  <tr>
                    <th scope="col">{table.byYear ? w({ zh: '年', en: 'Year' }) : w({ zh: '行', en: 'Row' })}</th>
                    {Object.entries(table.columns).map(([key, column]) => (
                      <th key={key} scope="col">
                        {w(column.label)}
                        {'symbol' in column && `${w(signs.open)}${w(units[column.unit].title)}${w(signs.close)}`}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {given.tables[id]!.rows.map((row, n) => (
                    <tr key={n}>
                      <th scope="row" className="number">
                        {n + 1}
                      </th>
                      {Object.entries(table.columns).map(([key, column]) => (
                        <td key={key} className={'symbol' in column ? 'number cell-number' : ''}>
                          {cellText(column, row[key] ?? '', w)}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </div>
        ))}
      {cautions.length > 0 && (
        <ul className="plain parameter-caution" aria-label={w({ zh: '请留意', en: 'Please note' })}>
          {cautions.map(({ place, label, message }) => (
            <li key={place}>
              {w({ zh: '请留意', en: 'Please note' })} · {w(label)}
              {w(signs.colon)}
              {w(message)}
            </li>
          ))}
        </ul>
      )}
      {problemsOfCalculation(given).length === 0 && <CalculationResult calculation={given} />}
    </div>
  )
}

function cellText(column: Column, text: string, w: ReturnType<typeof useWords>['w']): string {
  if (column.unit === 'option') return column.options[text] ? w(column.options[text]) : text
  return column.unit === 'text' ? text : numberText(text, column.unit)
}

const numberText = (text: string, unit: string) => (unit === 'yuan' && text !== '' ? yuanText(text) : grouped(text))

function Parameters({ given }: { given: Calculation }) {
  const { w } = useWords()
  const shape = shapeOf(given)
  const rows = Object.entries(shape.values).filter(([id]) => given.values[id]?.value)
  const alternatives = Object.entries(shape.alternatives ?? {})
  if (rows.length + alternatives.length === 0) return null
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={w({ zh: '参数', en: 'Parameters' })}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{w({ zh: '参数', en: 'Parameter' })}</th>
            <th scope="col">{w({ zh: '数值', en: 'Value' })}</th>
            <th scope="col">{w({ zh: '来源', en: 'Source' })}</th>
          </tr>
        </thead>
        <tbody>
          {alternatives.map(([id, { label, options }]) => (
            <tr key={id}>
              <th scope="row">{w(label)}</th>
              <td>{options[given.alternatives[id] ?? ''] ? w(options[given.alternatives[id] ?? '']!) : '—'}</td>
              <td>—</td>
            </tr>
          ))}
          {rows.map(([id, parameter]) => (
            <tr key={id}>
              <th scope="row">
                {parameter.symbol} {w(parameter.label)}
              </th>
              <td className="number">
                {numberText(given.values[id]!.value, parameter.unit)}{' '}
                {w(units[parameter.unit === 'whole-years' ? 'years' : parameter.unit].title)}
              </td>
              <td>
                {given.values[id]!.source}
                {given.values[id]!.reason && (
                  <small className="quiet">
                    {w({ zh: '；与提议不同的理由：', en: '; why another value: ' })}
                    {given.values[id]!.reason}
                  </small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
