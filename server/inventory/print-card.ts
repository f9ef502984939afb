import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { AssetView } from '#contract/inventory.ts'
import { cardRoutes } from '#contract/cards.ts'
import { isAsked } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Field, FormShape } from '#law/form.ts'
import { recordAudit } from '#server/audit/audit.sql.ts'
import { type Ask, handle, type Handling } from '#server/http/ask.ts'
import { STRETCH } from '#server/http/excel.ts'
import { html, type Markup } from '#server/pages/html.ts'
import { printCss } from './print-css.ts'
import { type AssetRow, type AssetsAsked, fittingAssets, listAssets } from './assets.sql.ts'
import { viewAsset } from './asset-view.ts'
import { cardStateWords } from './card-state.ts'
import { cardText } from './card-text.ts'
import { placeOf } from './catalogue-excel.ts'
import type { InventoryLent } from './lent.ts'
import { auditLine } from './noting.ts'

/** Cards and the catalogue as pages to be printed; what stands on them comes from the form. */
export function printing(lent: InventoryLent): Handling[] {
  return [
    handle(cardRoutes.printCard, async (ask, { params }) => {
      const asset = await ask.transaction(async (tx) => {
        const view = await viewAsset(tx, lent, ask, params.id)
        await recordAudit(tx, auditLine(ask, 'print-card', { kind: 'asset', id: view.id, holderId: view.holderId }, { version: view.version }), ask.now)
        return view
      })
      return page(ask).send(cardPage(asset, ask))
    }),
    handle(cardRoutes.printAssets, async (ask, { query }) => {
      await ask.transaction((tx) => recordAudit(tx, auditLine(ask, 'print-assets', { kind: 'catalogue', id: 'assets', holderId: query.holderId ?? null }, { ...query }), ask.now))
      return page(ask).send(Readable.from(listPage(ask, query)))
    }),
  ]
}

/** No script runs on such a page, and nothing is fetched by it. */
const page = (ask: Ask): FastifyReply => ask.reply.header('content-type', 'text/html; charset=utf-8').header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'")

const head = (title: string): string => html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title}</title>`.text + `<style>${printCss}</style></head><body>`
const foot = (ask: Ask, note: string): Markup => html`<p class="foot">${note}　打印：${ask.visitor.officerName}，${ask.today}</p></body></html>`

function cardPage(asset: AssetView, ask: Ask): string {
  const shape: FormShape = forms['information-card']
  const answers: Readonly<Record<string, unknown>> = { ...asset.card, ...asset.derived }
  const title = asset.state === 'registered' ? '数据资产卡' : '数据信息卡'
  const sections = shape.sections.map((section) => html`<tbody><tr><th class="section" colspan="4">${section.title.zh}</th></tr>${rowsOf(Object.entries<Field>(section.fields).flatMap(([id, field]) => {
    const text = cardText(field, answers[id])
    return text === '' && (field.derived || !isAsked(field, answers)) ? [] : [{ label: field.label.zh, text }]
  }))}</tbody>`)
  const body = html`<h1>${title}</h1><p class="under">${asset.holderName}　${asset.code}　第${asset.version}版</p><table class="card"><colgroup><col class="label"><col><col class="label"><col></colgroup>${sections}</table>
<table class="signs"><tbody><tr><td>填报人：</td><td>复核人：</td><td>单位（章）：</td><td>日期：</td></tr></tbody></table>${foot(ask, `${asset.confirmedName}确认；内容摘要 SM3 ${asset.versionSm3}`)}`
  return head(`${title} ${asset.name}`) + body.text
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

/** The catalogue as one long table whose head stands on every sheet of paper; read and sent stretch by stretch. */
async function* listPage(ask: Ask, asked: AssetsAsked): AsyncGenerator<string> {
  const titles = ['序号', '资产编码', '名称', '持有单位', '级别', '卡片状态', '使用标识', '记录数', '版本']
  yield head('数据资产目录清单') + html`<h1>数据资产目录清单</h1><p class="under">${ask.visitor.organisationName}　${ask.today}</p><table class="list"><thead><tr>${titles.map((t) => html`<th>${t}</th>`)}</tr></thead><tbody>`.text
  let after: string[] | null = null
  let count = 0
  do {
    const rows: AssetRow[] = await ask.transaction(async (tx) => listAssets(tx, await fittingAssets(tx, ask.visitor, asked), { limit: STRETCH, after }))
    yield rows.map((a) => html`<tr><td class="n">${++count}</td><td>${a.code}</td><td>${a.name}</td><td>${a.holder_name}</td><td class="n">${a.grade}</td><td>${cardStateWords(a.state, null).zh}</td><td>${a.is_marked ? '有' : ''}</td><td class="n">${a.rows === null ? '' : a.rows.toLocaleString('en-US')}</td><td class="n">${a.version}</td></tr>`.text).join('')
    const last: AssetRow | undefined = rows.length === STRETCH ? rows.at(-1) : undefined
    after = last ? [...placeOf(last)] : null
  } while (after)
  yield html`</tbody></table>${foot(ask, `共${count}项。`)}`.text
}
