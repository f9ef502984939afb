import type { Kind } from '#scanner/recognise/kind.ts'

/** Names of units. */
export const unit: Kind = {
  type: 'unit',
  headings: { chinese: '单位 计量单位 计价单位 数量单位 币种', pinyin: 'dw jldw', english: 'unit uom currency' },
}
