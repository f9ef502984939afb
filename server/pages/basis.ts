import { type Clause, clauses } from '#law/clauses.ts'
import { type Choice, choices } from '#law/choices.ts'
import { basisWords } from '#law/print/words.ts'
import type { Basis } from '#law/procedure.ts'
import { html, join, type Markup } from './html.ts'
import type { View } from './view.ts'

/** Where a basis can be read: a clause among the clauses, a choice among the choices; null for what is neither. */
export function basisPath(basis: string): string | null {
  if (basis.startsWith('§') && basis.slice(1) in clauses) return `/guide/clauses#clause-${basis.slice(1) as Clause}`
  if (basis.startsWith('choice:') && basis.slice(7) in choices) return `/guide/choices#choice-${basis.slice(7) as Choice}`
  return null
}

/** A basis in words that leads to where it is told. */
export function basisLink(view: View, basis: string): Markup {
  const path = basisPath(basis)
  return path ? html`<a href="${path}">${view.w(basisWords(basis as Basis))}</a>` : html`${basis}`
}

/** Several of them in one line. */
export function basisLinks(view: View, bases: readonly string[]): Markup {
  return join(bases.map((basis) => basisLink(view, basis)), html`${view.t('、', ', ')}`)
}
