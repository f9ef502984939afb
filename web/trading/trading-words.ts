import type { ProductLine } from '#contract/trading.ts'
import { yuan } from '#contract/money.ts'
import type { OrderState } from '#law/orders.ts'
import { chargeUnits, type ProductState } from '#law/products.ts'
import type { Words } from '#law/words.ts'
import type { Tone } from '../ui/status.tsx'

/** How the state of a product and of an order looks. */
export const productTones: { readonly [S in ProductState]: Tone } = {
  draft: 'plain',
  reviewed: 'going',
  filed: 'going',
  listed: 'done',
  paused: 'care',
  delisted: 'bad',
}
export const orderTones: { readonly [S in OrderState]: Tone } = {
  inquiry: 'going',
  negotiation: 'going',
  signing: 'going',
  payment: 'going',
  delivery: 'going',
  acceptance: 'going',
  settlement: 'going',
  completed: 'done',
  cancelled: 'plain',
  disputed: 'bad',
  refunded: 'plain',
}

/** What a product costs, in words. */
export function priceWords({ priceFen, unit }: Pick<ProductLine, 'priceFen' | 'unit'>): Words {
  if (priceFen === null) return { zh: '未定价', en: 'Not priced' }
  if (priceFen === 0) return { zh: '无偿', en: 'Free' }
  const per = chargeUnits[unit as keyof typeof chargeUnits] ?? { zh: '', en: '' }
  return { zh: `${yuan(priceFen)} 元/${per.zh}`, en: `${yuan(priceFen)} yuan per ${per.en}` }
}
