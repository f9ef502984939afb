import { forms } from '#law/forms.ts'
import type { Procedure } from '#law/procedure.ts'
import { fieldsOf } from './forms.ts'

const known = new WeakMap<Procedure, ReadonlySet<string>>()

/** The fields of an application whose texts are personal data of whoever filled them in, and are kept sealed (choice:sealing); papers are sealed as files. */
export function privateFields(procedure: Procedure): ReadonlySet<string> {
  const found =
    known.get(procedure) ??
    new Set(
      procedure.application
        .flatMap((form) => Object.entries(fieldsOf(forms[form])))
        .filter(([, field]) => field.isPrivate && field.kind !== 'paper')
        .map(([id]) => id),
    )
  known.set(procedure, found)
  return found
}
