import { Button, Input, Select } from 'antd'
import type { Calculation } from '#contract/valuation/calculation.ts'
import type { CalculationProblem } from '#contract/valuation/check.ts'
import { typedNumber } from '#contract/valuation/typed.ts'
import { type Column, type Table, units } from '#law/valuation/parameter.ts'
import { signs } from '#law/words.ts'
import { Basis } from '../ui/basis.tsx'
import { useWords } from '../ui/language.tsx'

type Row = Calculation['tables'][string]['rows'][number]
type Props = {
  domId: string
  id: string
  table: Table
  given: Calculation
  problems: readonly CalculationProblem[]
  onChange: (next: Calculation) => void
}

/** A table of a formula, row by row, with one source for the whole. */
export function TableInput({ domId, id, table, given, problems, onChange }: Props) {
  const { w } = useWords()
  const { rows, source } = given.tables[id] ?? { rows: [], source: '' }
  const set = (changed: Partial<Calculation['tables'][string]>) =>
    onChange({ ...given, tables: { ...given.tables, [id]: { rows, source, ...changed } } })
  const change = (at: number, column: string, text: string) =>
    set({ rows: rows.map((row, n) => (n === at ? { ...row, [column]: text } : row)) })
  const columns = Object.entries(table.columns)
  const own = problems.find(({ place }) => place === id)
  const isSource = own?.isOpen === true && rows.length >= table.rows.min
  return (
    <div className="calculation-table">
      <h3>
        {w(table.label)} <Basis of={table.basis} />
        {table.help && <small className="quiet">{w(table.help)}</small>}
      </h3>
      {rows.length > 0 && (
        <div className="scroll" tabIndex={0} role="region" aria-label={w(table.label)}>
          <table className="plain-table">
            <thead>
              <tr>
                <th scope="col">{table.byYear ? w({ zh: '年', en: 'Year' }) : w({ zh: '行', en: 'Row' })}</th>
                {columns.map(([key, column]) => (
                  <th key={key} scope="col">
                    {headOf(column, w)}
                  </th>
                ))}
                <th scope="col">
                  <span className="hidden">{w({ zh: '删除', en: 'Remove' })}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, n) => (
                <tr key={n}>
                  <th scope="row" className="number">
                    {n + 1}
                  </th>
                  {columns.map(([key, column]) => (
                    <td key={key}>
                      <Cell
                        domId={`${domId}-${id}-${n}-${key}`}
                        column={column}
                        row={row}
                        name={key}
                        label={`${w(column.label)} ${n + 1}`}
                        problem={problems.find(({ place }) => place === `${id}.${n}.${key}`)}
                        onChange={(text) => change(n, key, text)}
                      />
                    </td>
                  ))}
                  <td>
                    <Button
                      size="small"
                      type="text"
                      aria-label={w({ zh: `删除第 ${n + 1} 行`, en: `Remove row ${n + 1}` })}
                      onClick={() => set({ rows: rows.filter((_, m) => m !== n) })}
                    >
                      ✕
                    </Button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="row">
        <Button size="small" disabled={rows.length >= table.rows.max} onClick={() => set({ rows: [...rows, {}] })}>
          {w({ zh: '＋ 增加一行', en: '+ Add a row' })}
        </Button>
        <Input
          aria-label={w({ zh: `${table.label.zh}的来源`, en: `Source of ${table.label.en}` })}
          maxLength={400}
          placeholder={w({ zh: '来源', en: 'Source' })}
          value={source}
          onChange={(event) => set({ source: event.target.value })}
          {...(isSource ? markedBy(`${domId}-${id}-wrong`) : {})}
        />
      </div>
      {own && (
        <small id={`${domId}-${id}-wrong`} className="field-problem" role="alert">
          {w(own.message)}
        </small>
      )}
    </div>
  )
}

function headOf(column: Column, w: ReturnType<typeof useWords>['w']): string {
  const label = w(column.label)
  return 'symbol' in column ? `${column.symbol} ${label}${w(signs.open)}${w(units[column.unit].title)}${w(signs.close)}` : label
}

const markedBy = (id: string) => ({ status: 'error' as const, 'aria-invalid': true, 'aria-describedby': id })

function Cell({
  domId,
  column,
  row,
  name,
  label,
  problem,
  onChange,
}: {
  domId: string
  column: Column
  row: Row
  name: string
  label: string
  problem: CalculationProblem | undefined
  onChange: (text: string) => void
}) {
  const { w } = useWords()
  const wrong = problem ? markedBy(`${domId}-wrong`) : {}
  return (
    <>
      {column.unit === 'option' ? (
        <Select
          size="small"
          aria-label={label}
          {...wrong}
          className="wide-select"
          value={row[name] ?? null}
          options={Object.entries(column.options).map(([value, words]) => ({ value, label: w(words) }))}
          onChange={(value) => onChange(String(value))}
        />
      ) : (
        <Input
          size="small"
          aria-label={label}
          {...wrong}
          {...(column.unit === 'text' ? { maxLength: column.max } : { inputMode: 'decimal' as const })}
          value={row[name] ?? ''}
          onChange={(event) => onChange(column.unit === 'text' ? event.target.value : typedNumber(event.target.value, column.unit))}
        />
      )}
      {problem && (
        <small id={`${domId}-wrong`} className="field-problem" role="alert">
          {w(problem.message)}
        </small>
      )}
    </>
  )
}
