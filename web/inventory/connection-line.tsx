import { Input } from 'antd'
import { type ReactNode, useId } from 'react'
import type { Words } from '#law/words.ts'
import { useWords } from '../ui/language.tsx'
import type { ConnectionDraft, ConnectionField, ConnectionProblems } from './connection-draft.ts'
import './adding.css'

/** What every line of the form needs: what was written, what is wrong with it, and how it is changed. */
export type ConnectionLineProps = {
  draft: ConnectionDraft
  problems: ConnectionProblems
  onChange: (next: Partial<ConnectionDraft>) => void
}

type Props = {
  field: ConnectionField
  title: Words
  help?: Words
  problems: ConnectionProblems
  /** Several inputs together, which the title names as a group. */
  isGroup?: boolean
  children: (given: object) => ReactNode
}

/** One line of the form of a connection: title, input, what is wrong with it, and help beside it. */
export function ConnectionLine({ field, title, help, problems, isGroup = false, children }: Props) {
  const { w } = useWords()
  const id = useId()
  const wrong = problems[field]
  const given = isGroup
    ? { 'aria-labelledby': `${id}-label` }
    : { id, 'aria-describedby': `${id}-help ${id}-wrong`, ...(wrong ? { status: 'error', 'aria-invalid': true } : {}) }
  return (
    <div className="adding-line">
      {isGroup ? (
        <span id={`${id}-label`} className="adding-label">
          {w(title)}
        </span>
      ) : (
        <label htmlFor={id} className="adding-label">
          {w(title)}
        </label>
      )}
      <div>
        {children(given)}
        <p id={`${id}-wrong`} className="field-problem" role={wrong ? 'alert' : undefined}>
          {wrong && w(wrong)}
        </p>
      </div>
      <p id={`${id}-help`} className="adding-note">
        {help && w(help)}
      </p>
    </div>
  )
}

type TextProps = ConnectionLineProps & {
  field: 'host' | 'port' | 'database' | 'user' | 'schemas' | 'tables'
  title: Words
  help?: Words
  max: number
  placeholder?: string
  width?: string
}

/** A line that is written as text. */
export function ConnectionText({ field, draft, onChange, max, placeholder, width = '100%', ...line }: TextProps) {
  return (
    <ConnectionLine field={field} {...line}>
      {(given) => (
        <Input
          value={draft[field]}
          maxLength={max}
          placeholder={placeholder}
          style={{ width }}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onChange({ [field]: event.target.value })}
          {...given}
        />
      )}
    </ConnectionLine>
  )
}
