import type { FastifyReply } from 'fastify'
import { forms } from '#law/forms.ts'
import { fieldsOf } from '#contract/forms.ts'
import type { Ask } from '#server/http/ask.ts'
import { type ExcelCell, excelMoment, sendExcel, stretched } from '#server/http/excel.ts'
import { type AssetRow, assetsBy, type AssetsAsked, fittingAssets, listAssets } from './assets.sql.ts'
import { cardStateWords } from './card-state.ts'

const fields = fieldsOf(forms['information-card'])
const columns = [
  ['资产编码', 30],
  ['名称', 40],
  ['持有单位', 30],
  ['级别'],
  ['来源方式'],
  ['卡片状态', 22],
  ['使用标识'],
  ['原编号', 18],
  ['版本', 8],
  ['记录数'],
  ['建卡时间', 20],
  ['入目录时间', 20],
  ['登记时间', 20],
] as const

/** Sends the catalogue as the visitor may read it, page by page as it is read. */
export function sendCatalogue(ask: Ask, asked: AssetsAsked): FastifyReply {
  const by = assetsBy(asked.sort)
  const find = (limit: number, after: (string | null)[] | null) =>
    ask.transaction(async (tx) => listAssets(tx, await fittingAssets(tx, ask.visitor, asked), by.stretch(limit, after)))
  return sendExcel(
    ask,
    '数据资产目录',
    columns.map(([title, width = 14]) => ({ title, width })),
    stretched(find, by.keysOf, cells),
  )
}

function cells(a: AssetRow): ExcelCell[] {
  const origin = fields['origin']?.options?.[a.origin]?.zh ?? a.origin
  return [
    a.code,
    a.name,
    a.holder_name,
    a.grade,
    origin,
    cardStateWords(a, null).zh,
    a.is_marked ? '有' : '',
    a.old_code ?? '',
    a.version,
    a.rows,
    excelMoment(a.created_at),
    excelMoment(a.catalogued_at),
    excelMoment(a.registered_at),
  ]
}
