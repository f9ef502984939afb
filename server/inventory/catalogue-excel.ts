import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { type CellValue, writeXlsxStream } from 'hucre/xlsx'
import { forms } from '#law/forms.ts'
import { fieldsOf } from '#contract/forms.ts'
import type { Ask } from '#server/http/ask.ts'
import { type AssetRow, type AssetsAsked, listAssets } from './assets.sql.ts'

const PAGE = 1000
const fields = fieldsOf(forms['information-card'])
const states: { readonly [S in AssetRow['state']]: string } = { carded: '已建卡', catalogued: '已入目录', 'in-registration': '登记中', registered: '已登记', memorandum: '备查' }
const titles = ['资产编码', '名称', '持有单位', '级别', '来源方式', '状态', '版本', '记录数', '建卡时间', '入目录时间', '登记时间']

/** A text that a spreadsheet would take for a formula gets an apostrophe in front, so that it stays a text. */
export function neutralCell(text: string): string {
  return /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text
}

async function* linesOf(ask: Ask, asked: AssetsAsked): AsyncGenerator<CellValue[]> {
  let after: string[] | null = null
  do {
    const rows: AssetRow[] = await ask.transaction((tx) => listAssets(tx, ask.visitor, asked, { limit: PAGE, after }))
    for (const row of rows) yield cells(row)
    const last: AssetRow | undefined = rows.length === PAGE ? rows.at(-1) : undefined
    after = last ? [last.created_at.toISOString(), last.id] : null
  } while (after)
}

function cells(a: AssetRow): CellValue[] {
  const origin = fields['origin']?.options?.[a.origin]?.zh ?? a.origin
  return [...[a.code, a.name, a.holder_name].map(neutralCell), a.grade, origin, states[a.state], a.version, a.rows, ...[a.created_at, a.catalogued_at, a.registered_at].map(moment)]
}

function moment(at: Date | null): string | null {
  return at ? at.toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }) : null
}

/** The catalogue as the visitor may read it, streamed page by page as an Excel workbook. */
export function catalogueExcel(ask: Ask, asked: AssetsAsked): Readable {
  const columns = titles.map((header, i) => ({ header, width: [30, 40, 30][i] ?? 14 }))
  return Readable.fromWeb(writeXlsxStream(linesOf(ask, asked), { name: '数据资产目录', columns, freezePane: { rows: 1 } }) as ReadableStream)
}
