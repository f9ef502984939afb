import { COVER } from '#contract/covering.ts'
import { textOf } from '#contract/text-of.ts'
import { partyRoutes } from '#contract/parties.ts'
import { lazy, Suspense } from 'react'
import type { Field } from '#law/form.ts'
import { signs, type Words } from '#law/words.ts'
import { useAsk } from './api.ts'
import { count } from './dates.ts'
import { useWords } from './language.tsx'
import { Money } from './money.tsx'

const CalculationView = lazy(async () => ({ default: (await import('../valuation/calculation-view.tsx')).CalculationView }))

/** The answers to a form, by field, as they come. */
export type Given = { readonly [field: string]: unknown }
export type Pin = { field: string; note: string }
type Parameter = { name: string; value: string; source: string }

/** One answer as people read it. */
export function AnswerText({ field, value }: { field: Field; value: unknown }) {
  const { w, list } = useWords()
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0))
    return <span className="quiet">—</span>
  if (value === COVER) return <span>{COVER}</span>
  const label = (key: unknown) => (field.options?.[textOf(key)] ? w(field.options[textOf(key)]!) : textOf(key))
  switch (field.kind) {
    case 'choice':
      return <>{label(value)}</>
    case 'choices':
      return <>{list((value as unknown[]).map(label))}</>
    case 'yes-no':
      return <>{value === true ? w({ zh: '是', en: 'Yes' }) : w({ zh: '否', en: 'No' })}</>
    case 'money':
      return <Money fen={Number(value)} />
    case 'integer':
      return (
        <span className="number">
          {field.unit ? count(Number(value)) : textOf(value)}
          {field.unit && ` ${w(field.unit)}`}
        </span>
      )
    case 'decimal':
      return (
        <span className="number">
          {textOf(value)}
          {field.unit && ` ${w(field.unit)}`}
        </span>
      )
    case 'paper':
      return <PaperName paper={value as { sha256: string; name: string }} />
    case 'parameters':
      return <ParameterTable rows={value as Parameter[]} heads={field.heads ?? parameterHeads} />
    case 'calculation':
      return (
        <Suspense fallback={<span className="quiet">…</span>}>
          <CalculationView value={value} />
        </Suspense>
      )
    case 'pins':
      return (
        <ul className="plain">
          {(value as Pin[]).map((p, i) => (
            <li key={i}>
              {p.field}
              {w(signs.colon)}
              {p.note}
            </li>
          ))}
        </ul>
      )
    case 'organisation':
      return <OrganisationName id={textOf(value)} />
    case 'long-text':
      return (
        <span className={isList(textOf(value)) ? 'answer-text answer-long answer-list' : 'answer-text answer-long'}>{textOf(value)}</span>
      )
    default:
      return <span className="answer-text">{textOf(value)}</span>
  }
}

/** Many short lines, such as the fields of a table, stand in columns beside each other. */
function isList(text: string): boolean {
  const lines = text.split('\n')
  return lines.length > 6 && lines.every((line) => line.length <= 40)
}

function PaperName({ paper }: { paper: { sha256: string; name: string } }) {
  return (
    <a href={`/api/files/${paper.sha256}`} target="_blank" rel="noreferrer">
      {paper.name}
    </a>
  )
}

function OrganisationName({ id }: { id: string }) {
  const found = useAsk(partyRoutes.readOrganisation, { params: { id } })
  return <>{found.data?.name ?? id.slice(0, 8)}</>
}

const parameterHeads = [
  { zh: '名称', en: 'Name' },
  { zh: '数值', en: 'Value' },
  { zh: '来源', en: 'Source' },
] as const

function ParameterTable({ rows, heads }: { rows: Parameter[]; heads: readonly Words[] }) {
  const { w } = useWords()
  return (
    <table className="plain-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head.en}>{w(head)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            <td>{row.name}</td>
            <td>{row.value}</td>
            <td>{row.source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
