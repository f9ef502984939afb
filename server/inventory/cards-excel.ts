import { writeXlsx } from 'hucre/xlsx'
import { cardColumns, type ImportWay } from '#contract/card-columns.ts'
import { writeCell } from '#contract/card-cells.ts'
import { cardRoutes } from '#contract/cards.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import { type ExcelColumn, excelHead, sendExcel, stretched } from '#server/http/excel.ts'
import { assetsBy, fittingAssets, listCards } from './assets.sql.ts'
import { coveredCard } from './covering.ts'
import { templateSheets } from './excel/template.ts'
import { auditLine } from '#server/audit/noting.ts'

const formats: Readonly<Record<string, string>> = { date: 'yyyy-mm-dd', money: '#,##0.00', integer: '#,##0' }
/** The items of a card that stand on it and are kept with it. */
const columns = cardColumns(null, true).filter(({ field }) => !field.derived)

const templates = new Map<ImportWay, Promise<Buffer>>()

/** The template, made when it is first asked for: the form does not change while the platform runs. */
function templateOf(way: ImportWay): Promise<Buffer> {
  const made = templates.get(way) ?? writeXlsx({ sheets: templateSheets(way) }).then((bytes) => Buffer.from(bytes))
  templates.set(way, made)
  return made
}

/** Cards as Excel both ways: the template to fill in, and whole cards as they stand. */
export function cardsExcel(): Handling[] {
  return [
    handle(cardRoutes.cardTemplate, async (ask, { query }) =>
      excelHead(ask, query.way === 'existing' ? '存量台账导入模板' : '信息卡导入模板').send(await templateOf(query.way)),
    ),
    handle(cardRoutes.cardsExcel, async (ask, { query }) => {
      await ask.transaction((tx) =>
        recordAudit(
          tx,
          auditLine(ask, 'export-cards', { kind: 'catalogue', id: 'cards', holderId: query.holderId ?? null }, { ...query }),
          ask.now,
        ),
      )
      const heads: ExcelColumn[] = columns.map(({ title, field }) => ({
        title,
        width: field.kind === 'long-text' ? 40 : 18,
        ...(formats[field.kind] ? { numFmt: formats[field.kind]! } : {}),
      }))
      const by = assetsBy(query.sort)
      const find = (limit: number, after: (string | null)[] | null) =>
        ask.transaction(async (tx) => listCards(tx, await fittingAssets(tx, ask.visitor, query), by.stretch(limit, after)))
      return sendExcel(
        ask,
        '数据信息卡',
        heads,
        stretched(find, by.keysOf, (row) => {
          const card = coveredCard(ask.visitor, row, row.card)
          return columns.map(({ id, field }) => writeCell(field, card[id]))
        }),
      )
    }),
  ]
}
