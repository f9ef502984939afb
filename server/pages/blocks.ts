import { type Block, htmlOf } from '#law/print/blocks.ts'
import { html, join, type Markup, trusted } from './html.ts'
import { table } from './table.ts'

/** Shows pieces of a printed page of the law; a table takes the heading before it as its caption, else the one given; rows may carry an anchor. */
export function blocksOf(blocks: readonly Block[], caption = '', anchorOf: (row: number) => string | undefined = () => undefined): Markup {
  const shown = blocks.map((block, at) => {
    if (block.kind !== 'table') return trusted(htmlOf([block.kind === 'heading' ? { ...block, level: 1 } : block]))
    const before = blocks.slice(0, at).findLast((each) => each.kind === 'heading')
    const columns = block.head.map((title, column) => ({ title, ...(column === 0 ? { kind: 'row-title' as const } : {}) }))
    return table(
      before?.text ?? caption,
      columns,
      block.rows.map((cells, row) => {
        const id = anchorOf(row)
        return { ...(id ? { id } : {}), cells: cells.map((lines) => join(lines, html`<br>`)) }
      }),
    )
  })
  return join(
    shown,
    html`
`,
  )
}
