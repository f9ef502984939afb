import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { html, type Markup } from '#server/pages/html.ts'
import type { Ask } from './ask.ts'
import { type ExcelCell, type ExcelColumn, excelMoment, type Sheet, type Stretch } from './excel.ts'
import { printCss, wideCss } from './print-css.ts'

/** So many columns stand on upright paper; more of them turn it. */
const mostUpright = 9
const numberWidth = 6

/** Says that a page to print follows: no script runs on it, and nothing is fetched by it. */
export function printPage(ask: Ask): FastifyReply {
  return ask.reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")
}

/** The head of a page to print, up to its body. */
export function printHead(title: string, isWide = false): string {
  return (
    html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`
      .text + `<style>${printCss}${isWide ? wideCss : ''}</style></head><body>`
  )
}

/** Places to sign by hand. */
export function signLine(signs: readonly string[]): Markup {
  return html`<table class="signs"><tbody><tr>${signs.map((sign) => html`<td>${sign}：</td>`)}</tr></tbody></table>`
}

/** The foot of a page to print, to its end. */
export function printFoot(ask: Ask, note: string): Markup {
  return html`<p class="foot">${note}　打印：${ask.visitor.officerName}，${ask.today}</p></body></html>`
}

/**
 * Sends a list as one long table whose head stands on every sheet of paper; read and sent stretch by stretch, as an export is. `under`
 * says whose it is, where that is not the unit of whoever prints it.
 */
export function sendPrint(ask: Ask, sheet: Sheet, signs: readonly string[] = [], under = ask.visitor.organisationName): FastifyReply {
  return printPage(ask).send(Readable.from(sheetPages(ask, sheet, signs, under)))
}

async function* sheetPages(ask: Ask, [name, columns, read]: Sheet, signs: readonly string[], under: string): AsyncGenerator<string> {
  const widths = [numberWidth, ...columns.map((column) => column.width ?? 16)]
  const whole = widths.reduce((sum, width) => sum + width, 0)
  yield (
    printHead(name, columns.length > mostUpright) +
      html`<h1>${name}</h1><p class="under">${under}　${ask.today}</p><table class="list"><colgroup>${widths.map((width) => html`<col style="width:${((width / whole) * 100).toFixed(2)}%">`)}</colgroup><thead><tr><th>序号</th>${columns.map(({ title }) => html`<th>${title}</th>`)}</tr></thead><tbody>`
        .text
  )
  let after: Stretch['next'] = null
  let count = 0
  do {
    const stretch: Stretch = await read(after)
    yield stretch.rows
      .map((row) => html`<tr><td class="n">${++count}</td>${row.map((cell, n) => cellOf(cell, columns[n]))}</tr>`.text)
      .join('')
    after = stretch.next
  } while (after)
  yield html`</tbody></table>${signs.length > 0 && signLine(signs)}${printFoot(ask, `共${count}项。`)}`.text
}

function cellOf(cell: ExcelCell, column: ExcelColumn | undefined): Markup {
  if (typeof cell === 'number')
    return html`<td class="n">${cell.toLocaleString('en-US', { minimumFractionDigits: column?.numFmt?.endsWith('.00') ? 2 : 0 })}</td>`
  if (typeof cell === 'boolean') return html`<td>${cell ? '是' : '否'}</td>`
  return html`<td>${cell instanceof Date ? excelMoment(cell) : cell}</td>`
}
