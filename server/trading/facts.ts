import { textOf } from '#contract/text-of.ts'
import { fallen } from '#law/fallen.ts'
import { listingChanges, type ListingChange, productStates } from '#law/products.ts'
import type { Condition } from '#law/conditions.ts'
import { several, type Words } from '#law/words.ts'
import type { Fact, FactLender, Why } from '#server/cases/lent.ts'
import { notFilled } from '#server/cases/not-filled.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { kinshipOf } from '#server/parties/kinship.ts'
import { whyNotDisclosable } from './disclosures/disclosing.ts'
import { findPaidOrders } from './orders/orders.sql.ts'
import { findProduct, otherOpenCase, type ProductRow } from './products.sql.ts'
import { linesOf, whyNotLicensed } from './sources.ts'
import { findFallenSource, findSellerStands, findSources, findUnoperated } from './sources.sql.ts'

type Asked = {
  readonly tx: Tx
  readonly kase: CaseState
  readonly product: ProductRow
  readonly today: string
  readonly said: Readonly<Record<string, unknown>>
}
type Judge = (asked: Asked) => Promise<Why | null> | Why | null

async function whyUnlicensed({ tx, product, said, today }: Asked): Promise<Why | null> {
  const lines = linesOf(said)
  const numbers = lines.map(({ number }) => number)
  return whyNotLicensed(lines, await findSources(tx, product.developerId, numbers, today), textOf(said['purposeClass']), today)
}

/** Each check with the reason it does not hold; null when it holds. */
const judges: { readonly [C in Condition]?: Judge } = {
  'sources-licensed': whyUnlicensed,
  'source-lapsed': async (asked) => ((await whyUnlicensed(asked)) ? null : { zh: '各项来源都可以使用', en: 'Every source may be used' }),
  'not-redeveloped': whyRedeveloped,
  'reviewer-independent': whyReviewerTied,
  'product-unfiled': async ({ tx, kase, product }) => {
    if (product.state !== 'draft')
      return {
        zh: `该产品${productStates[product.state].zh}，编号${product.number}`,
        en: `The product is ${productStates[product.state].en.toLowerCase()} already: ${product.number}`,
      }
    const other = await otherOpenCase(tx, product.id, kase.procedure, kase.id)
    return other === null ? null : { zh: `该产品的审查正在办理：${other}`, en: `A review of this product is open: ${other}` }
  },
  'public-data-used': ({ product }) =>
    product.usesPublic ? null : { zh: '该产品没有使用公共数据', en: 'The product uses no public data' },
  'no-public-data': ({ product }) => (product.usesPublic ? { zh: '该产品使用了公共数据', en: 'The product uses public data' } : null),
  'product-filed': ({ product: { state } }) =>
    state === 'draft'
      ? { zh: '该产品尚未审查、备案', en: 'The product has not been reviewed and filed yet' }
      : state === 'delisted'
        ? { zh: '该产品已下架', en: 'The product is delisted' }
        : null,
  'price-fits': ({ product, said }) => whyPriceUnfit(product, textOf(said['charge'])),
  'product-priced': ({ product }) => (product.priceFen === null ? { zh: '该产品还没有定价', en: 'The product has no price yet' } : null),
  'not-listed': async ({ tx, kase, product }) => {
    if (product.exchangeNumber)
      return { zh: `该产品已在交易所挂牌，编号${product.exchangeNumber}`, en: `The product is listed already: ${product.exchangeNumber}` }
    const other = await otherOpenCase(tx, product.id, kase.procedure, kase.id)
    return other === null ? null : { zh: `该产品的上架正在办理：${other}`, en: `A listing of this product is open: ${other}` }
  },
  'sources-operated': async ({ tx, product, today }) => {
    const leaving = product.operatorId && (await findSellerStands(tx, product.operatorId)).leaving
    if (leaving)
      return {
        zh: `运营主体退出已获同意（办件${leaving}），不再上架`,
        en: `The exit of the operator is agreed (case ${leaving}): it lists nothing new`,
        basis: 'choice:exit-settled',
        remedy: { zh: '由新的运营主体另行提供后再上架', en: 'Have it listed once another operator offers it' },
      }
    const number = await findUnoperated(tx, product.id, today)
    return number === null
      ? null
      : { zh: `运营主体对来源${number}没有在期、未暂停的运营权限`, en: `Its operator has no mandate in force over the source ${number}` }
  },
  'sources-registered': async ({ tx, product, today }) => {
    const found = await findFallenSource(tx, product.id, today)
    return found === null
      ? null
      : { zh: `来源${found.number}的${fallen[found.how].zh}`, en: `${fallen[found.how].en}: source ${found.number}` }
  },
  'listing-fits': ({ product, said }) => whyChangeUnfit(product, textOf(said['change'])),
}

const factOf = (why: Why | null): Fact => (why ? { holds: false, why } : { holds: true })

/** Lends the checks of products, prices and listings to the desk (§6.1–6.3). */
export const tradingFacts: FactLender = async (tx, kase, wanted, today) => {
  const mine = wanted.filter((name) => judges[name])
  if (wanted.includes('year-undisclosed')) return { 'year-undisclosed': factOf(await whyNotDisclosable(tx, kase, today)) }
  if (wanted.includes('paid-orders-ended')) return { 'paid-orders-ended': factOf(await whyPaidOpen(tx, kase.subjectId)) }
  if (mine.length === 0 || kase.subjectKind !== 'product') return {}
  const product = await findProduct(tx, kase.subjectId)
  const facts: { [C in Condition]?: Fact } = {}
  for (const name of mine) {
    const why = product
      ? await judges[name]!({ tx, kase, product, today, said: { ...kase.answers, ...kase.draft } })
      : { zh: '没有找到该产品', en: 'The product was not found' }
    facts[name] = factOf(why)
  }
  return facts
}

/** Which orders a buyer has paid the operator of a case for are still open (choice:exit-settled). */
async function whyPaidOpen(tx: Tx, operatorId: string): Promise<Words | null> {
  const { n, numbers } = await findPaidOrders(tx, operatorId)
  return n === 0
    ? null
    : {
        zh: `还有${n}份已付款的订单没有办结：${numbers.join('、')}${n > numbers.length ? '等' : ''}`,
        en: `${several(n, 'paid order is', 'paid orders are')} open: ${numbers.join(', ')}${n > numbers.length ? ' and others' : ''}`,
      }
}

/** Why a developer may not make a product from others: it is their operator, or tied to it (choice:no-redevelopment). */
async function whyRedeveloped({ tx, product, said, today }: Asked): Promise<Words | null> {
  const found = await findSources(
    tx,
    product.developerId,
    linesOf(said).map(({ number }) => number),
    today,
  )
  for (const { number, productId, operatorId } of found) {
    if (!productId || !operatorId) continue
    if (operatorId === product.developerId)
      return {
        zh: `产品${number}由本单位作为运营主体交付，不得再开发`,
        en: `Your organisation delivers the product ${number} as its operator and may not develop it again`,
      }
    const kin = await kinshipOf(tx, product.developerId, operatorId, today)
    if (kin)
      return {
        zh: `产品${number}的运营主体与本单位是关联方：${kin.zh}`,
        en: `The operator of product ${number} is tied to your organisation: ${kin.en}`,
      }
  }
  return null
}

async function whyReviewerTied({ tx, product, said, today, kase }: Asked): Promise<Why | null> {
  const firm = kase.step === 'specification' ? said['firm'] : kase.addresseeId
  if (typeof firm !== 'string') return notFilled({ zh: '还没有选择审查机构', en: 'No reviewer is chosen yet' })
  if (firm === product.developerId) return { zh: '审查机构就是开发主体自己', en: 'The reviewer is the developer itself' }
  return kinshipOf(tx, product.developerId, firm, today)
}

function whyPriceUnfit({ purposeClass, usesPublic }: ProductRow, charge: string): Words | null {
  const right = purposeClass !== 'industry' ? 'free' : usesPublic ? 'ceiling' : 'market'
  if (charge === right || (charge === 'free' && purposeClass === 'industry')) return null
  if (right === 'free') return { zh: '用于公共治理、公益事业的产品须无偿提供', en: 'A product for governance or welfare is free' }
  return right === 'ceiling'
    ? { zh: '使用公共数据的产业产品实行政府指导价', en: 'A product for industry with public data is priced under a ceiling' }
    : { zh: '没有使用公共数据的产业产品实行市场调节价', en: 'A product for industry without public data has a market price' }
}

function whyChangeUnfit({ state }: ProductRow, change: string): Why | null {
  if (!Object.hasOwn(listingChanges, change)) return notFilled({ zh: '还没有选择变更', en: 'No change is chosen yet' })
  const from: readonly string[] = listingChanges[change as ListingChange].from
  return from.includes(state)
    ? null
    : { zh: `该产品现在是${productStates[state].zh}`, en: `The product is ${productStates[state].en.toLowerCase()} now` }
}
