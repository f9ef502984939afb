import type { Desk, DeskFigure, DeskPanel } from '#contract/desks.ts'
import { purposeClasses, type PurposeClass } from '#law/use-terms.ts'
import { productStates, type ProductState } from '#law/products.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Reader } from '#server/http/ask.ts'
import { type CirculationRow, findCirculation, type Side } from './circulation.view.sql.ts'
import { figure } from './desk-parts.ts'
import { oversightFigures } from './oversight-figures.ts'

const said = (zh: string, en: string): Words => ({ zh, en })
const same = (text: string): Words => ({ zh: text, en: text })
const about: { readonly [S in Side]: { readonly title: Words; readonly basis: readonly string[] } } = {
  operator: { title: said('运营工作台', 'Desk of the operator'), basis: ['§1.8', '§5.5', '§6.4'] },
  developer: { title: said('开发工作台', 'Desk of the developer'), basis: ['§1.7', '§6.2', '§7.6'] },
  exchange: { title: said('交易所工作台', 'Desk of the exchange'), basis: ['§6.1'] },
}

/** Whether a part takes its share in operation and trading, and has a desk of that. */
export const circulates = (role: string): role is Side => Object.hasOwn(about, role)

/** What an operator, a developer or the exchange must do and how its business stands (§1.7, §1.8, §6.1), and over how many orders that was counted. */
export async function circulationDesk(tx: Tx, ask: Reader, side: Side): Promise<{ desk: Desk; counted: number }> {
  const { organisationId, organisationName } = ask.visitor
  const row = await findCirculation(tx, side, organisationId!, ask.today)
  const figures = [
    ...(side === 'exchange' ? [] : ofAgreements(row, side, organisationId!)),
    ...ofTrading(row, side),
    ...(side === 'operator' ? await oversightFigures(tx, ask) : []),
  ]
  const panels = [...(side === 'exchange' ? [] : [purposesPanel(row)]), productsPanel(row), monthsPanel(row)]
  const desk = {
    role: side,
    title: about[side].title,
    scope: same(organisationName),
    basis: [...about[side].basis],
    year: Number(ask.today.slice(0, 4)),
    figures,
    panels,
    asOf: ask.now.toISOString(),
  }
  return { desk, counted: row.counted }
}

function ofAgreements(row: CirculationRow, side: Side, organisationId: string): DeskFigure[] {
  return [
    ...(side === 'operator'
      ? [
          figure('mandates', said('有效运营权限', 'Mandates in force'), row.mandates, `/desk/operators/${organisationId}`, {
            tone: row.mandates === 0 ? 'care' : 'plain',
            note: said(`涉及资产 ${row.assets} 项`, `${row.assets} assets`),
          }),
          figure('requests', said('在办使用需求', 'Requests under way'), row.requests, '/desk/?tab=started&procedure=use-request'),
        ]
      : []),
    figure('agreements', said('生效的使用合同', 'Agreements in force'), row.agreements, '/desk/agreements', {
      tone: row.ending > 0 ? 'care' : 'plain',
      note: said(`90天内到期 ${row.ending}，暂停 ${row.suspended}`, `${row.ending} end within 90 days, ${row.suspended} suspended`),
    }),
    figure('unsigned', said('待签订的使用合同', 'Agreements to sign'), row.unsigned, '/desk/agreements', {
      tone: row.unsigned > 0 ? 'care' : 'good',
    }),
  ]
}

function ofTrading(row: CirculationRow, side: Side): DeskFigure[] {
  return [
    figure('listed', said('挂牌产品', 'Listed products'), row.listed, '/desk/products?state=listed', {
      note: side === 'exchange' ? null : said(`编制和备案中 ${row.making}`, `${row.making} in the making`),
    }),
    figure('orders', said('办理中的订单', 'Orders under way'), row.orders, '/desk/orders', {
      tone: row.orders > 0 ? 'care' : 'good',
      note: said(`已完成 ${row.completed}`, `${row.completed} completed`),
    }),
    figure('amount', said('本年成交金额', 'Settled this year'), row.amount_fen, '/desk/orders?state=completed', { unit: 'fen' }),
  ]
}

const panel = (
  key: string,
  title: Words,
  kind: DeskPanel['kind'],
  basis: readonly string[],
  empty: Words,
  bars: DeskPanel['bars'],
): DeskPanel => ({ key, title, kind, basis: [...basis], empty, tone: 'plain', bars, cells: [] })

const purposesPanel = (row: CirculationRow) =>
  panel(
    'purposes',
    said('生效合同的目的', 'Purposes of agreements in force'),
    'bars',
    ['§5.5'],
    said('还没有生效的使用合同。', 'No agreement is in force yet.'),
    row.purposes.map(({ key, n }) => ({
      key,
      label: purposeClasses[key as PurposeClass],
      value: n,
      of: null,
      note: null,
      href: '/desk/agreements',
    })),
  )

const productsPanel = (row: CirculationRow) =>
  panel(
    'products',
    said('产品状态', 'Products by state'),
    'bars',
    ['§6.1', '§6.2'],
    said('还没有数据产品。', 'There is no product yet.'),
    row.products.map(({ key, n }) => ({
      key,
      label: productStates[key as ProductState],
      value: n,
      of: null,
      note: null,
      href: `/desk/products?state=${key}`,
    })),
  )

const monthsPanel = (row: CirculationRow) =>
  panel(
    'months',
    said('各月下单成交金额', 'Settled of the orders of each month'),
    'sums',
    ['§6.8'],
    said('近十二个月没有订单。', 'No order in the last twelve months.'),
    row.months.map(({ key, n, fen }) => ({
      key,
      label: same(key),
      value: fen,
      of: null,
      note: said(`订单 ${n}`, `${n} orders`),
      href: '/desk/orders',
    })),
  )
