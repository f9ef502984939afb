import { useMemo } from 'react'
import type { Calculation } from '#contract/valuation/calculation.ts'
import { compute, sensitivityOf } from '#contract/valuation/compute.ts'
import type { Cell } from '#contract/valuation/worked.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'
import { Money } from '../ui/money.tsx'
import { yuan } from '#contract/money.ts'
import { SensitivityChart } from './sensitivity-chart.tsx'
import './valuation.css'

/** What a calculation comes to: the amount, the figures on the way, the terms, and how far it follows each main parameter. */
export function CalculationResult({ calculation }: { calculation: Calculation }) {
  const { w } = useWords()
  const { fen, figures, sheet } = useMemo(() => compute(calculation), [calculation])
  const tested = useMemo(() => sensitivityOf(calculation), [calculation])
  return (
    <section className="calculation-result" aria-label={w({ zh: '计算结果', en: 'Result' })}>
      <p className="calculation-amount">
        {w({ zh: '计算结果', en: 'Result' })}{' '}
        <strong>
          <Money fen={fen} />
        </strong>{' '}
        <Basis of="choice:valuation-rounding" />
      </p>
      {figures.length > 0 && (
        <ul className="plain figures">
          {figures.map((figure) => (
            <li key={figure.symbol}>
              <b>{figure.symbol}</b> {w(figure.label)} <span className="number">{figure.text}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="scroll" tabIndex={0} role="region" aria-label={w(sheet.title)}>
        <table className="plain-table">
          <caption>{w(sheet.title)}</caption>
          <thead>
            <tr>
              {sheet.heads.map((head) => (
                <th key={head.en} scope="col">
                  {w(head)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sheet.rows.map((row, n) => (
              <tr key={n}>
                {row.map((cell, m) => (
                  <td key={m} className={'zh' in cell ? '' : 'number cell-number'}>
                    {textOf(cell, w)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SensitivityChart fen={fen} tested={tested} />
    </section>
  )
}

function textOf(cell: Cell, w: ReturnType<typeof useWords>['w']): string {
  return 'fen' in cell ? yuan(cell.fen) : 'number' in cell ? cell.number : w(cell)
}
