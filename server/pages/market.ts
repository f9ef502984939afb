import { fieldsOf } from '#contract/forms.ts'
import { yuan } from '#contract/money.ts'
import type { Page as ListPage } from '#contract/route.ts'
import type { ProductLine, ProductSource, TradeBoard } from '#contract/trading.ts'
import type { ShownProduct } from '#server/trading/product-list.sql.ts'
import type { Field } from '#law/form.ts'
import { forms } from '#law/forms.ts'
import { chargeUnits, productKinds, productStates, purposeClasses } from '#law/products.ts'
import { basisLinks } from './basis.ts'
import { html, type Markup } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { pairs, table } from './table.ts'
import { link, type View } from './view.ts'

/** What a product costs, in words. */
function priceOf({ t, w }: View, { priceFen, unit }: ProductLine): string {
  if (priceFen === null) return t('未定价', 'Not priced')
  const per = w(chargeUnits[unit as keyof typeof chargeUnits] ?? { zh: '', en: '' })
  return priceFen === 0 ? t('无偿', 'Free') : t(`${yuan(priceFen)} 元/${per}`, `${yuan(priceFen)} yuan per ${per}`)
}

const looks = { draft: 'care', reviewed: 'care', filed: 'care', listed: 'good', paused: 'care', delisted: 'bad' } as const
const stateMark = (view: View, { state }: ProductLine): Markup =>
  html`<span class="status status-${looks[state]}">${view.w(productStates[state])}</span>`

/** The market: how trading stands at this moment, and the products on the exchange (§6.8). */
export function marketPage(
  view: View,
  {
    board,
    list,
    wish,
  }: { board: TradeBoard; list: ListPage<ProductLine>; wish: { readonly q: string; readonly cursor: string | undefined } },
): Page {
  const { t, w } = view
  const columns = [
    { title: t('产品', 'Product'), kind: 'row-title' as const },
    { title: t('产品编号', 'Number') },
    { title: t('形态', 'Form') },
    { title: t('用途', 'Purpose') },
    { title: t('运营主体', 'Operator') },
    { title: t('价格', 'Price'), kind: 'number' as const },
    { title: t('状态', 'State') },
  ]
  return {
    title: t('数据产品市场', 'Market of data products'),
    here: 'market',
    body: html`<h1>${t('数据产品市场', 'Market of data products')}</h1>
<p class="lead">${t('在福建大数据交易所挂牌的数据产品，及其来源、价格和交易情况。', 'Data products listed at the Fujian Big Data Exchange, with their sources, prices and trade.')} ${basisLinks(view, ['§6.1', '§6.8', 'choice:trade-board'])} <a href="/market/reports">${t('定期披露', 'Periodic disclosure')}</a></p>
${boardOf(view, board)}
<h2>${t('产品', 'Products')}</h2>
<form class="line" method="get" action="/market" role="search" aria-label="${t('查找数据产品', 'Find a product')}"><div><label for="market-q">${t('名称、产品编号或交易所编号', 'Name or number')}</label><input id="market-q" name="q" type="search" maxlength="100" value="${wish.q}"></div><button type="submit">${t('查询', 'Search')}</button></form>
${
  list.items.length === 0
    ? html`<p class="nothing">${wish.q ? t('没有符合的产品，换一个词试试。', 'Nothing fits; try another word.') : t('还没有挂牌的产品。', 'No product is listed yet.')}</p>`
    : table(
        t('产品', 'Products'),
        columns,
        list.items.map((p) => ({
          cells: [
            html`<a href="/market/${p.number}">${p.name}</a>`,
            html`<span class="mono">${p.number}</span>`,
            w(productKinds[p.kind]),
            w(purposeClasses[p.purposeClass]),
            p.operatorName,
            priceOf(view, p),
            stateMark(view, p),
          ],
        })),
      )
}
${pager(view, list, wish.cursor, (next) => link('/market', { q: wish.q, cursor: next }))}`,
  }
}

function boardOf(view: View, board: TradeBoard): Markup {
  const { t, w } = view
  const at = new Date(board.at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' })
  return html`<h2>${t('交易公开栏', 'Trade board')}</h2>
<p class="quiet">${t(`按截至 ${at} 的记录计算；订单很多时十分钟以内不重新计算。`, `From the records as they stood at ${at}; with very many orders it is not computed anew within ten minutes.`)} <a href="/api/trade-board">JSON</a></p>
${pairs([
  [t('挂牌产品', 'Listed products'), String(board.listed)],
  [t('订单', 'Orders'), String(board.orders)],
  [t('已完成', 'Completed'), String(board.completed)],
  [t('成交金额', 'Amount completed'), t(`${yuan(board.amountFen)} 元`, `${yuan(board.amountFen)} yuan`)],
  [t('无偿供给', 'Free supplies'), String(board.freeSupplies)],
])}
${
  board.byKind.length > 0 &&
  table(
    t('按产品形态', 'By form of product'),
    [
      { title: t('形态', 'Form'), kind: 'row-title' },
      { title: t('挂牌', 'Listed'), kind: 'number' },
      { title: t('订单', 'Orders'), kind: 'number' },
      { title: t('成交金额（元）', 'Completed (yuan)'), kind: 'number' },
    ],
    board.byKind.map((line) => ({ cells: [w(productKinds[line.kind]), String(line.listed), String(line.orders), yuan(line.amountFen)] })),
    { isCaptionSeen: true },
  )
}`
}

/** What of a specification everybody may read: everything but who reviewed it and the undertaking, and the sources, which have a table of their own. */
const unsaid = ['sources', 'firm', 'truthful', 'title', 'kind', 'purposeClass']

/** One product on the exchange: its specification, where it comes from, what it costs. */
export function productPage(view: View, product: ShownProduct & { readonly sources: readonly ProductSource[] }): Page {
  const { t, w } = view
  const fields = Object.entries(fieldsOf(forms['product-specification'])).filter(([id]) => !unsaid.includes(id))
  const given = fields.flatMap(([id, field]): [string, string][] => {
    const said = wordsOf(view, field, product.specification[id])
    return said ? [[w(field.label), said]] : []
  })
  return {
    title: product.name,
    here: 'market',
    body: html`<p><a href="/market">${t('数据产品市场', 'Market of data products')}</a></p><h1>${product.name}</h1>
<p class="lead">${stateMark(view, product)} ${w(productKinds[product.kind])} · ${w(purposeClasses[product.purposeClass])}</p>
${product.delisted && html`<p>${t(`${product.delisted.on} 下架：${product.delisted.why}。不再接受新订单。`, `Delisted on ${product.delisted.on}; it takes no new orders.`)} ${basisLinks(view, [product.delisted.basis, 'choice:delisting'])}</p>`}
${pairs([
  [t('产品编号', 'Number'), product.number ?? ''],
  [t('交易所编号', 'Number of the exchange'), product.exchangeNumber ?? ''],
  [t('开发主体', 'Developer'), product.developerName],
  [t('运营主体', 'Operator'), product.operatorName],
  [t('价格', 'Price'), priceOf(view, product)],
  ...(product.ceilingFen === null
    ? []
    : [[t('上限收费标准', 'Ceiling fee'), t(`${yuan(product.ceilingFen)} 元`, `${yuan(product.ceilingFen)} yuan`)] as const]),
])}
<h2>${t('数据来源', 'Sources')}</h2>
${table(
  t('数据来源', 'Sources'),
  [
    { title: t('来源', 'Source'), kind: 'row-title' },
    { title: t('登记凭证或产品编号', 'Certificate or product') },
    { title: t('使用范围', 'Scope') },
    { title: t('获取日期', 'Acquired on') },
  ],
  product.sources.map((source) => ({
    cells: [
      source.name ?? '—',
      source.number
        ? html`<a class="mono" href="${source.assetId ? `/check/${source.number}` : `/market/${source.number}`}">${source.number}</a>`
        : '—',
      source.scope,
      source.acquiredOn ?? '',
    ],
  })),
)}
<h2>${t('产品说明书', 'Specification')}</h2>
${pairs(given)}
${product.state === 'listed' && html`<p><a class="button" href="/desk/products/${product.id}">${t('登录后询价', 'Sign in to order')}</a></p>`}
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['§6.2', '§6.8', 'choice:specification', 'choice:trade-board'])}</p>`,
  }
}

/** An answer of a specification in words. */
function wordsOf({ w, t }: View, field: Field, answer: unknown): string {
  const option = (value: string) => {
    const words = field.options?.[value]
    return words ? w(words) : value
  }
  if (Array.isArray(answer))
    return answer
      .filter((each) => typeof each === 'string')
      .map(option)
      .join(t('、', ', '))
  return typeof answer === 'string' ? option(answer) : typeof answer === 'number' ? String(answer) : ''
}
