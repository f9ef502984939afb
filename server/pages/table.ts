import { html, type Markup, type Piece } from './html.ts'

/** A column: its heading, and how its cells stand. */
export type Column = { readonly title: string; readonly kind?: 'number' | 'row-title' }
export type Row = { readonly id?: string; readonly cells: readonly Piece[] }

/**
 * Gives a table with its caption. On a phone each row becomes a small card, every cell under its own heading; the roles keep
 * it a table for screen readers then. A table of few short figures stays one.
 */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly Row[],
  options: { readonly isCaptionSeen?: boolean; readonly isFigures?: boolean } = {},
): Markup {
  return html`<table role="table"${options.isFigures && html` class="figures"`}><caption${!options.isCaptionSeen && html` class="unseen"`}>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col"${column.kind === 'number' && html` class="number"`}>${column.title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map(
    (row) => html`<tr role="row"${row.id && html` id="${row.id}"`}>${row.cells.map((cell, at) => cellOf(columns[at]!, cell))}</tr>
`,
  )}</tbody></table>`
}

function cellOf({ title, kind }: Column, cell: Piece): Markup {
  if (kind === 'row-title') return html`<th role="rowheader" scope="row" data-title="${title}"><span>${cell}</span></th>`
  return html`<td role="cell" data-title="${title}"${kind === 'number' && html` class="number"`}><span>${cell}</span></td>`
}

/** Gives pairs of a term and what it is. */
export function pairs(given: readonly (readonly [string, Piece])[]): Markup {
  return html`<dl class="pairs">${given.map(([term, value]) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`)}</dl>`
}
