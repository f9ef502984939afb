import { type ReactNode, useId } from 'react'
import type { Words } from '#law/words.ts'
import { Refused } from '#contract/call.ts'
import { useWords } from './language.tsx'
import './labelled.css'

/** What an input needs to be read together with its label, help and error. */
export type Wired = { id: string; 'aria-describedby': string; 'aria-invalid': boolean; 'aria-required': boolean; status?: 'error' }

/** An input with its label, help and the problem the platform found with it. */
export function Labelled({
  label,
  help,
  problem,
  isRequired = false,
  children,
}: {
  label: Words
  help?: Words
  problem?: Words | undefined
  isRequired?: boolean
  children: (wired: Wired) => ReactNode
}) {
  const { w } = useWords()
  const id = useId()
  return (
    <div className="labelled">
      <label htmlFor={id}>
        {w(label)}
        {isRequired && (
          <span className="field-must" aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({
        id,
        'aria-describedby': `${id}-note`,
        'aria-invalid': problem !== undefined,
        'aria-required': isRequired,
        ...(problem ? { status: 'error' as const } : {}),
      })}
      <div id={`${id}-note`}>
        {problem && (
          <p className="labelled-problem" role="alert">
            {w(problem)}
          </p>
        )}
        {help && <p className="quiet">{w(help)}</p>}
      </div>
    </div>
  )
}

/** The problem with one field in what the platform answered; a path such as `roles.0` belongs to `roles`. */
export function problemAt(error: unknown, field: string): Words | undefined {
  if (!(error instanceof Refused)) return undefined
  return error.problem.fields?.find((each) => each.field === field || each.field.startsWith(`${field}.`))?.message
}

/** How an input beside which no problem is written tells that the platform refused what stands in it. */
export const wrongAt = (error: unknown, field: string): { 'aria-invalid': boolean; status?: 'error' } =>
  problemAt(error, field) ? { 'aria-invalid': true, status: 'error' } : { 'aria-invalid': false }
