import { yuan } from '#contract/money.ts'
import type { Page as ListPage } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { civilDate } from '#contract/working-days.ts'
import { fieldsOf } from '#contract/forms.ts'
import { forms } from '#law/forms.ts'
import type { Disclosure } from '#server/trading/disclosures/disclosures.sql.ts'
import { basisLinks } from './basis.ts'
import { html } from './html.ts'
import type { Page } from './layout.ts'
import { pager } from './pager.ts'
import { pairs, table } from './table.ts'
import { link, type View } from './view.ts'

const kinds = {
  operator: { zh: '运营主体披露', en: 'Disclosure by an operator' },
  bureau: { zh: '授权运营披露', en: 'Disclosure by the Data Bureau' },
} as const

/** Published reports on trading and operation, the latest first (§6.8). */
export function disclosuresPage(view: View, list: ListPage<Disclosure>, cursor: string | undefined): Page {
  const { t, w } = view
  const columns = [
    { title: t('报告', 'Report'), kind: 'row-title' as const },
    { title: t('披露单位', 'By') },
    { title: t('年度', 'Year'), kind: 'number' as const },
    { title: t('公开日期', 'Published') },
  ]
  return {
    title: t('定期披露', 'Periodic disclosure'),
    here: 'market',
    body: html`<p><a href="/market">${t('数据产品市场', 'Market of data products')}</a></p><h1>${t('定期披露', 'Periodic disclosure')}</h1>
<p class="lead">${t('运营主体和市数据局每年3月底前披露上一年度的情况。', 'By the end of March operators and the Data Bureau disclose the year before.')} ${basisLinks(view, ['§6.8', 'choice:disclosure-report'])}</p>
${
  list.items.length === 0
    ? html`<p class="nothing">${t('还没有公开的披露报告。', 'No report has been published yet.')}</p>`
    : table(
        t('定期披露', 'Periodic disclosure'),
        columns,
        list.items.map((d) => ({
          cells: [
            html`<a href="/market/reports/${d.id}">${w(kinds[d.kind])}</a>`,
            d.organisationName,
            String(d.year),
            civilDate(d.publishedAt),
          ],
        })),
      )
}
${pager(view, list, cursor, (next) => link('/market/reports', { cursor: next }))}`,
  }
}

/** One report: the figures of its year from the records, and what was signed off. */
export function disclosurePage(view: View, { kind, year, organisationName, signedName, publishedAt, figures, report }: Disclosure): Page {
  const { t, w } = view
  const fields = Object.entries(fieldsOf(forms['disclosure-report'])).filter(
    ([id]) => !['title', 'year', 'products', 'truthful'].includes(id) && typeof report[id] === 'string',
  )
  const products = (Array.isArray(report['products']) ? report['products'] : []) as readonly {
    name?: string
    value?: string
    source?: string
  }[]
  return {
    title: `${organisationName} ${year}`,
    here: 'market',
    body: html`<p><a href="/market/reports">${t('定期披露', 'Periodic disclosure')}</a></p><h1>${organisationName}${t(`${year}年度披露`, ` ${year}`)}</h1>
<p class="lead">${w(kinds[kind])} · ${t(`${civilDate(publishedAt)} 公开，签发人 ${signedName}`, `published ${civilDate(publishedAt)}, signed off by ${signedName}`)}</p>
<h2>${t('本年度数字（由平台记录汇总）', 'Figures of the year, from the records')}</h2>
${pairs([
  [t('在交易所的产品', 'Products on the exchange'), String(figures.products)],
  [t('新订单', 'Orders placed'), String(figures.placed)],
  [t('完成订单', 'Orders completed'), String(figures.completed)],
  [t('无偿供给', 'Free supplies'), String(figures.freeSupplies)],
  [t('成交金额', 'Amount completed'), t(`${yuan(figures.amountFen)} 元`, `${yuan(figures.amountFen)} yuan`)],
])}
${
  products.length > 0 &&
  html`<h2>${t('产品和收费标准', 'Products and fees')}</h2>${table(
    t('产品和收费标准', 'Products and fees'),
    [{ title: t('产品', 'Product'), kind: 'row-title' }, { title: t('收费标准', 'Fee') }, { title: t('情况', 'Standing') }],
    products.map((p) => ({ cells: [p.name ?? '', p.value ?? '', p.source ?? ''] })),
  )}`
}
<h2>${t('披露内容', 'What is disclosed')}</h2>
${pairs(fields.map(([id, field]) => [w(field.label), textOf(report[id])] as const))}
<p class="quiet">${t('依据：', 'Basis: ')}${basisLinks(view, ['§6.8', 'choice:disclosure-report'])}</p>`,
  }
}
