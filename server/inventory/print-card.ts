import type { AssetView } from '#contract/inventory.ts'
import { cardRoutes } from '#contract/cards.ts'
import { isAsked, withDerived } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Field, FormShape } from '#law/form.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { type Sheet, stretched } from '#server/http/excel.ts'
import { printFoot, printHead, printPage, sendPrint, signLine } from '#server/http/list-print.ts'
import { html, type Markup } from '#server/pages/html.ts'
import { assetsBy, type AssetsAsked, fittingAssets, listAssets } from './assets.sql.ts'
import { viewAsset } from './asset-view.ts'
import { cardStateWords } from './card-state.ts'
import { cardText } from './card-text.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from '#server/audit/noting.ts'

/** Cards and the catalogue as pages to be printed; what stands on them comes from the form. */
export function printing(lent: InventoryLent): Handling[] {
  return [
    handle(cardRoutes.printCard, async (ask, { params }) => {
      const asset = await ask.transaction(async (tx) => {
        const view = await viewAsset(tx, lent, ask, params.id)
        await recordAudit(
          tx,
          auditLine(ask, 'print-card', { kind: 'asset', id: view.id, holderId: view.holderId }, { version: view.version }),
          ask.now,
        )
        return view
      })
      return printPage(ask).send(cardPage(asset, ask))
    }),
    handle(cardRoutes.printAssets, async (ask, { query }) => {
      await ask.transaction((tx) =>
        recordAudit(
          tx,
          auditLine(ask, 'print-assets', { kind: 'catalogue', id: 'assets', holderId: query.holderId ?? null }, { ...query }),
          ask.now,
        ),
      )
      return sendPrint(ask, catalogueSheet(ask, query))
    }),
  ]
}

function cardPage(asset: AssetView, ask: Ask): string {
  const shape: FormShape = forms['information-card']
  const answers = withDerived(shape, asset.card, asset.derived)
  const title = asset.certificate?.status === 'valid' ? '数据资产卡' : '数据信息卡'
  const sections = shape.sections.map(
    (section) =>
      html`<tbody><tr><th class="section" colspan="4">${section.title.zh}</th></tr>${rowsOf(
        Object.entries<Field>(section.fields).flatMap(([id, field]) => {
          const text = cardText(field, answers[id])
          return text === '' && (field.derived || !isAsked(field, answers)) ? [] : [{ label: field.label.zh, text }]
        }),
      )}</tbody>`,
  )
  const body = html`<h1>${title}</h1><p class="under">${asset.holderName}　${asset.code}　第${asset.version}版</p><table class="card"><colgroup><col class="label"><col><col class="label"><col></colgroup>${sections}</table>
${signLine(['填报人', '复核人', '单位（章）', '日期'])}${printFoot(ask, `${asset.confirmedName}确认；内容摘要 SM3 ${asset.versionSm3}`)}`
  return printHead(`${title} ${asset.name}`) + body.text
}

/** Short items stand two in a line, long ones alone. */
function rowsOf(items: readonly { label: string; text: string }[]): Markup[] {
  const rows: Markup[] = []
  const isLong = (item: { text: string } | undefined) => item === undefined || item.text.length > 40 || item.text.includes('\n')
  for (let i = 0; i < items.length; i++) {
    const [one, two] = [items[i]!, items[i + 1]]
    if (isLong(one) || isLong(two)) rows.push(html`<tr><th>${one.label}</th><td colspan="3">${one.text}</td></tr>`)
    else {
      rows.push(html`<tr><th>${one.label}</th><td>${one.text}</td><th>${two!.label}</th><td>${two!.text}</td></tr>`)
      i++
    }
  }
  return rows
}

/** The catalogue as it is printed. */
function catalogueSheet(ask: Ask, asked: AssetsAsked): Sheet {
  const columns = [
    ['资产编码', 30],
    ['名称', 40],
    ['持有单位', 30],
    ['级别', 8],
    ['卡片状态', 16],
    ['使用标识', 10],
    ['记录数', 14],
    ['版本', 8],
  ] as const
  const by = assetsBy(asked.sort)
  const find = (limit: number, after: (string | null)[] | null) =>
    ask.transaction(async (tx) => listAssets(tx, await fittingAssets(tx, ask.visitor, asked), by.stretch(limit, after)))
  return [
    '数据资产目录清单',
    columns.map(([title, width]) => ({ title, width })),
    stretched(find, by.keysOf, (a) => [
      a.code,
      a.name,
      a.holder_name,
      a.grade,
      cardStateWords(a, null).zh,
      a.is_marked ? '有' : '',
      a.rows,
      a.version,
    ]),
  ]
}
