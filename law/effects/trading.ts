import type { Words } from '../words.ts'

/** What may follow about products, prices, listings and orders. */
export const tradingEffects = {
  'write-product': { zh: '记下产品说明书和来源', en: 'Specification and sources of the product are recorded' },
  'conclude-review': {
    zh: '产品审查办结，使用公共数据的备案，给出产品编号',
    en: 'The review is concluded, with public data the product is filed, and it gets its number',
  },
  'publish-disclosure': { zh: '披露报告公开，附平台汇总的数字', en: 'The report is published with the figures of the platform' },
  'set-price': { zh: '记下产品价格和上限', en: 'Price and ceiling of the product are recorded' },
  'list-product': { zh: '产品挂牌，记下交易所编号', en: 'The product is listed under the number of the exchange' },
  'tell-leaving': {
    zh: '通知持有单位、开发主体和订单未办完的需方：运营主体将退出',
    en: 'Holders, developers and buyers with running orders are told that the operator will leave',
  },
  'delist-products': {
    zh: '运营主体的产品下架，通知订单未办完的需方和开发主体',
    en: 'The products of the operator are delisted; buyers with running orders and developers are told',
  },
  'delist-entrusted': {
    zh: '只凭这项委托供给的产品下架，通知订单未办完的需方和开发主体',
    en: 'Products whose operator has no other mandate over the entrusted source are delisted; buyers with running orders and developers are told',
  },
  'delist-transferred': {
    zh: '运营主体对来源没有运营授权的产品下架，通知订单未办完的需方和开发主体',
    en: 'Products whose operator has no mandate over the source any more are delisted; buyers with running orders and developers are told',
  },
  'delist-developed': {
    zh: '凭所终止的合同制成、由该运营主体挂牌的产品下架，通知订单未办完的需方和开发主体',
    en: 'Products made under the ended agreements and listed by this operator are delisted; buyers with running orders and the developer are told',
  },
  'change-listing': { zh: '挂牌状态变更', en: 'The listing changes' },
} as const satisfies Record<string, Words>
