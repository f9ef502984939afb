import type { Cockpit } from '#contract/supervision.ts'
import { cardOption } from '../ui/asset-words.ts'
import { count } from '../ui/dates.ts'
import { Inside } from '../ui/inside.tsx'
import { useWords } from '../ui/language.tsx'

const grades = [1, 2, 3, 4] as const

/** How many assets have which grade and origin, as a table whose cells are the darker the more there are. */
export function GradeOrigins({ cells }: { cells: Cockpit['grades'] }) {
  const { w } = useWords()
  const origins = [...new Set(['collected', 'produced', 'purchased', ...cells.map((cell) => cell.origin)])]
  const most = Math.max(1, ...cells.map((cell) => cell.value))
  const valueOf = (grade: number, origin: string) => cells.find((cell) => cell.grade === grade && cell.origin === origin)?.value ?? 0
  const sum = (of: Cockpit['grades']) => of.reduce((total, cell) => total + cell.value, 0)
  return (
    <table className="cockpit-table heat" aria-label={w({ zh: '级别与来源', en: 'Grade by origin' })}>
      <thead>
        <tr>
          <th scope="col">{w({ zh: '级别', en: 'Grade' })}</th>
          {origins.map((origin) => (
            <th key={origin} scope="col">
              {w(cardOption('origin', origin))}
            </th>
          ))}
          <th scope="col">{w({ zh: '合计', en: 'Sum' })}</th>
        </tr>
      </thead>
      <tbody>
        {grades.map((grade) => (
          <tr key={grade}>
            <th scope="row">
              <Inside href={`/desk/assets?grade=${grade}`}>{w({ zh: `一般${grade}级`, en: `General ${grade}` })}</Inside>
            </th>
            {origins.map((origin) => (
              <td key={origin} style={{ background: shadeOf(valueOf(grade, origin) / most) }}>
                <Inside href={`/desk/assets?grade=${grade}&origin=${origin}`}>{count(valueOf(grade, origin))}</Inside>
              </td>
            ))}
            <td>
              <strong>{count(sum(cells.filter((cell) => cell.grade === grade)))}</strong>
            </td>
          </tr>
        ))}
        <tr>
          <th scope="row">{w({ zh: '合计', en: 'Sum' })}</th>
          {origins.map((origin) => (
            <td key={origin}>{count(sum(cells.filter((cell) => cell.origin === origin)))}</td>
          ))}
          <td>
            <strong>{count(sum(cells))}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

/** From white to a green on which dark text still passes AA. */
function shadeOf(share: number): string {
  return share === 0 ? '#fff' : `rgb(23 105 79 / ${(0.08 + share * 0.37).toFixed(2)})`
}
