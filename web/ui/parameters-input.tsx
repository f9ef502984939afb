import { Button, Input } from 'antd'
import type { InputProps } from './field-input.tsx'
import { useWords } from './language.tsx'

type Row = { name: string; value: string; source: string }
const columns = [
  { key: 'name', title: { zh: '名称', en: 'Name' } },
  { key: 'value', title: { zh: '数值', en: 'Value' } },
  { key: 'source', title: { zh: '来源', en: 'Source' } },
] as const

/** A table of parameters, each with value and source; rows can be added and taken away. */
export function ParametersInput({ domId, field, value, onChange }: InputProps) {
  const { w } = useWords()
  const heads = columns.map((column, n) => ({ ...column, title: field.heads?.[n] ?? column.title }))
  const rows = Array.isArray(value) ? (value as Row[]) : []
  const change = (at: number, key: keyof Row, typed: string) => onChange(rows.map((row, i) => (i === at ? { ...row, [key]: typed } : row)))
  return (
    <div role="group" aria-labelledby={`${domId}-label`} className="parameters">
      {rows.length > 0 && (
        <table className="plain-table">
          <thead>
            <tr>
              {heads.map((c) => (
                <th key={c.key} scope="col">
                  {w(c.title)}
                </th>
              ))}
              <th scope="col">
                <span className="hidden">{w({ zh: '删除', en: 'Remove' })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={i}>
                {heads.map((c) => (
                  <td key={c.key}>
                    <Input
                      size="small"
                      aria-label={`${w(c.title)} ${i + 1}`}
                      value={row[c.key]}
                      onChange={(e) => change(i, c.key, e.target.value)}
                    />
                  </td>
                ))}
                <td>
                  <Button
                    size="small"
                    type="text"
                    aria-label={w({ zh: `删除第 ${i + 1} 行`, en: `Remove row ${i + 1}` })}
                    onClick={() => onChange(rows.filter((_, j) => j !== i))}
                  >
                    ✕
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Button
        id={domId}
        size="small"
        disabled={rows.length >= (field.max ?? 100)}
        onClick={() => onChange([...rows, { name: '', value: '', source: '' }])}
      >
        {w({ zh: '＋ 增加一行', en: '+ Add a row' })}
      </Button>
    </div>
  )
}
