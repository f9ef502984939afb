import type { BookCard } from '#contract/books.ts'
import type { Words } from '#law/words.ts'
import type { Tone } from '../ui/status.tsx'

/** As what data is carried. */
export const classWords: { readonly [each in BookCard['class']]: Words } = {
  intangible: { zh: '无形资产', en: 'Intangible asset' },
  inventory: { zh: '存货', en: 'Stock' },
  development: { zh: '开发支出', en: 'Development' },
}
/** How data came in. */
export const mannerWords: { readonly [each in BookCard['manner']]: Words } = {
  purchased: { zh: '外购', en: 'Purchased' },
  developed: { zh: '自行开发', en: 'Developed' },
  other: { zh: '其他方式', en: 'Other' },
}
/** Where a card stands in the books. */
export const cardStates: { readonly [each in BookCard['state']]: { readonly words: Words; readonly tone: Tone } } = {
  held: { words: { zh: '在账', en: 'In the books' }, tone: 'done' },
  gone: { words: { zh: '已终止确认', en: 'Derecognised' }, tone: 'plain' },
  withdrawn: { words: { zh: '已冲销', en: 'Reversed' }, tone: 'care' },
}
/** The three values of a card. */
export const measureWords = {
  cost: { zh: '原值', en: 'Cost' },
  amortised: { zh: '累计摊销', en: 'Amortised' },
  impaired: { zh: '减值（跌价）准备', en: 'Impaired' },
} as const
/** The links of the chain, from content to vouchers. */
export const linkWords = {
  content: { zh: '数据内容', en: 'Content' },
  list: { zh: '盘点清单', en: 'Inventory list' },
  'information-cards': { zh: '信息卡', en: 'Information cards' },
  'asset-cards': { zh: '资产卡', en: 'Asset cards' },
  memo: { zh: '备查簿', en: 'Memorandum register' },
  vouchers: { zh: '凭证', en: 'Vouchers' },
} as const
