import { chapters } from '#law/chapters.ts'
import { type Choice, choices } from '#law/choices.ts'
import type { Basis } from '#law/procedure.ts'
import { isClauseBasis } from '#law/print/words.ts'
import { html, type Markup, type Piece } from './html.ts'
import type { View } from './view.ts'

/** A part of a long page: what its address ends in, its heading and what stands under it; a part with nothing in it is left out. */
export type Section = { readonly id: string; readonly title: string; readonly body: Piece }

/** A long page in parts under a list that leads to each. They stand open; on a narrow screen fold.js folds them, and a link to something in one opens it. */
export function sections({ t }: View, parts: readonly (Section | false)[]): Markup {
  const shown = parts.filter((part) => part !== false)
  return html`<nav class="contents" aria-label="${t('本页内容', 'On this page')}"><ul>${shown.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
${shown.map(
  ({ id, title, body }) => html`<details class="part" open><summary><h2 id="${id}">${title}</h2></summary>
${body}
</details>
`,
)}`
}

/**
 * The chapter of the guideline that a rule belongs to: that of its first clause which is no general one, else of its first; of a choice,
 * the same among those it leaves open.
 */
export function chapterOf(bases: readonly Basis[]): string {
  const all = bases
    .flatMap((basis) => (isClauseBasis(basis) ? [basis.slice(1)] : choices[basis.slice('choice:'.length) as Choice].leaves))
    .map((clause) => clause.split('.')[0]!)
  return all.find((chapter) => Number(chapter) > 2) ?? all[0]!
}

/** Things by the chapter they belong to, a part each, in the order of the guideline. */
export function byChapter<T>(
  { t, w }: View,
  all: readonly T[],
  of: (one: T) => string,
  bodyOf: (some: readonly T[], title: string) => Piece,
): Section[] {
  return Object.entries(chapters).flatMap(([chapter, words]) => {
    const some = all.filter((one) => of(one) === chapter)
    return some.length > 0
      ? [
          {
            id: `chapter-${chapter}`,
            title: t(`${words.zh}（${String(some.length)}项）`, `${words.en} (${String(some.length)})`),
            body: bodyOf(some, w(words)),
          },
        ]
      : []
  })
}
