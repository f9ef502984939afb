import { escapeMarkup } from '../text.ts'

/** A piece of a printed page; a cell of a table is its lines. */
export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3; text: string; anchor?: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][][] }
  | { kind: 'terms'; terms: { term: string; lines: string[]; anchor?: string }[] }
  | { kind: 'drawing'; svg: string; file: string; title: string }

/** Prints blocks as Markdown; drawings are linked as files beside the page. */
export function markdownOf(blocks: readonly Block[]): string {
  return `${blocks.map(markdownOfBlock).join('\n\n')}\n`
}

/** Prints blocks as an HTML fragment; drawings stand inside it. Headings start at `h2`, because the page around has the `h1`. */
export function htmlOf(blocks: readonly Block[]): string {
  return blocks.map(htmlOfBlock).join('\n')
}

function markdownOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escapeMarkdown(block.text)}`
    case 'paragraph':
      return escapeMarkdown(block.text)
    case 'drawing':
      return `![${escapeMarkdown(block.title)}](${block.file})`
    case 'terms':
      return block.terms
        .map(
          ({ term, lines, anchor }) =>
            `- ${anchor ? `<a id="${anchor}"></a>` : ''}**${escapeMarkdown(term)}**${lines.map((line) => `<br>${escapeMarkdown(line)}`).join('')}`,
        )
        .join('\n')
    case 'table':
      return [
        block.head,
        block.head.map(() => '---'),
        ...block.rows.map((row) => row.map((lines) => lines.map(escapeMarkdown).join('<br>'))),
      ]
        .map((row) => `| ${row.join(' | ')} |`)
        .join('\n')
  }
}

function htmlOfBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level + 1}${block.anchor ? ` id="${escapeMarkup(block.anchor)}"` : ''}>${escapeMarkup(block.text)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p>${escapeMarkup(block.text)}</p>`
    case 'drawing':
      return `<figure class="procedure-figure">${block.svg}</figure>`
    case 'terms':
      return `<dl>${block.terms.map(({ term, lines, anchor }) => `<dt${anchor ? ` id="${escapeMarkup(anchor)}"` : ''}>${escapeMarkup(term)}</dt>${lines.map((line) => `<dd>${escapeMarkup(line)}</dd>`).join('')}`).join('')}</dl>`
    case 'table':
      return htmlTable(block.head, block.rows)
  }
}

function htmlTable(head: readonly string[], rows: readonly string[][][]): string {
  const titles = head.map((text) => `<th scope="col">${escapeMarkup(text)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((lines) => `<td>${lines.map(escapeMarkup).join('<br>')}</td>`).join('')}</tr>`).join('')
  return `<div class="procedure-table"><table><thead><tr>${titles}</tr></thead><tbody>${body}</tbody></table></div>`
}

function escapeMarkdown(text: string): string {
  return escapeMarkup(text).replaceAll('|', '\\|').replaceAll('*', '\\*').replaceAll('\n', ' ')
}
