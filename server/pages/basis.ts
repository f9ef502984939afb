import { basisWords, isBasis, isClauseBasis } from '#law/print/words.ts'
import { html, join, type Markup } from './html.ts'
import type { View } from './view.ts'

/** A basis in words that leads to where it is told: a clause among the clauses, a choice among the choices; what is neither stands as it is. */
export function basisLink(view: View, basis: string): Markup {
  if (!isBasis(basis)) return html`${basis}`
  const path = isClauseBasis(basis) ? `/guide/clauses#clause-${basis.slice(1)}` : `/guide/choices#choice-${basis.slice('choice:'.length)}`
  return html`<a href="${path}">${view.w(basisWords(basis))}</a>`
}

/** Several of them in one line. */
export function basisLinks(view: View, bases: readonly string[]): Markup {
  return join(
    bases.map((basis) => basisLink(view, basis)),
    html`${view.t('、', ', ')}`,
  )
}
