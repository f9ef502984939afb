import type { TraceKind, TraceNode } from '#contract/trace.ts'
import type { Words } from '#law/words.ts'
import { procedureWords } from '../ui/law-words.ts'

/** What the kinds of a trace are called. */
export const kindWords: { readonly [K in TraceKind]: Words } = {
  source: { zh: '数据源', en: 'Source' },
  case: { zh: '办件与经办人', en: 'Case and who acted' },
  certificate: { zh: '登记凭证', en: 'Certificate' },
  asset: { zh: '数据资产', en: 'Asset' },
  mandate: { zh: '运营授权', en: 'Mandate' },
  agreement: { zh: '开发利用协议', en: 'Agreement' },
  product: { zh: '数据产品', en: 'Product' },
  order: { zh: '订单', en: 'Order' },
  distribution: { zh: '收益分配', en: 'Distribution' },
  receivable: { zh: '应缴财政款', en: 'Owed to the treasury' },
  remittance: { zh: '汇缴国库', en: 'Remittance' },
}

/** What one thing of a trace is called: a case after its procedure, anything else by its own name, or else its number. */
export function nodeWords({ procedure, title, number }: Pick<TraceNode, 'procedure' | 'title' | 'number'>): Words {
  return procedure === null ? { zh: title || number, en: title || number } : procedureWords(procedure)
}
