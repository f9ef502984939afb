import type { ConditionShape } from './condition.ts'

/** What is required about products, prices, listings and orders. */
export const tradingConditions = {
  'paid-orders-ended': {
    demand: { zh: '需方已付款的订单都已完成或者退款', en: 'Every order a buyer has paid is completed or refunded' },
    remedy: {
      zh: '把所列订单交付、验收、结算；不能交付的，由一方提出争议后退款',
      en: 'Deliver, have accepted and settle the orders named; where that cannot be, one side disputes and the money goes back',
    },
    basis: 'choice:exit-settled',
  },
  'sources-licensed': {
    demand: {
      zh: '每项来源都查得到：资产有本开发主体生效中的使用合同，用途一致、获取日期在合同期内；产品已审查或者备案，其他开发主体的产品有本单位已交付的订单',
      en: 'Every source is known: an asset under an agreement in force of this developer, of this purpose, acquired within its term; a product reviewed or filed, and ordered by this developer and delivered where another one made it',
    },
    remedy: {
      zh: '核对凭证编号和产品编号；没有合同的先向运营主体提出使用需求、签订合同；没有订单的先在数据市场下订单',
      en: 'Check the numbers; where there is no agreement, ask the operator for use and sign one first; where there is no order, place one on the market',
    },
    basis: 'choice:licensed-sources',
  },
  'source-lapsed': {
    demand: {
      zh: '有来源不再有生效中的使用合同或者已交付的订单',
      en: 'A source is under no agreement in force or delivered order any more',
    },
    remedy: { zh: '各项来源仍可使用的，选另一项办理', en: 'Take the other act where every source may still be used' },
    basis: 'choice:licensed-sources',
    chooses: true,
  },
  'not-redeveloped': {
    demand: {
      zh: '开发主体不是来源产品的运营主体，也与其没有控制关系',
      en: 'The developer is not the operator of a product it is made from, nor tied to it by control',
    },
    remedy: { zh: '由与运营主体没有控制关系的开发主体开发', en: 'Let a developer without such ties make it' },
    basis: 'choice:no-redevelopment',
  },
  'reviewer-independent': {
    demand: { zh: '审查机构与开发主体没有控制关系', en: 'The reviewer is not tied to the developer by control' },
    remedy: { zh: '另选一家律师事务所', en: 'Choose another law firm' },
    basis: '§6.2',
  },
  'product-unfiled': {
    demand: {
      zh: '该产品尚未办结审查，也没有另一件在办',
      en: 'The product has not been reviewed yet and no other case of this kind is open about it',
    },
    remedy: { zh: '已审查的产品内容有变化的，作为新产品另行编制', en: 'What changed after its review is a new product' },
    basis: '§6.2',
  },
  'public-data-used': {
    demand: { zh: '产品使用了公共数据', en: 'The product uses public data' },
    remedy: { zh: '没有使用公共数据的，选另一项办理', en: 'Take the other act where no public data is used' },
    basis: '§6.2',
    chooses: true,
  },
  'no-public-data': {
    demand: { zh: '产品没有使用公共数据', en: 'The product uses no public data' },
    remedy: { zh: '使用公共数据的，选另一项办理', en: 'Take the other act where public data is used' },
    basis: '§6.2',
    chooses: true,
  },
  'product-filed': {
    demand: {
      zh: '产品已审查，使用公共数据的已备案，且没有下架',
      en: 'The product was reviewed, and filed where it uses public data, and is not delisted',
    },
    remedy: { zh: '先办结产品合规审查与备案', en: 'Finish its review and filing first' },
    basis: '§6.2',
  },
  'price-fits': {
    demand: { zh: '收费方式与产品用途、数据来源相符', en: 'The way of charging fits the purpose and the sources of the product' },
    remedy: {
      zh: '公共治理、公益事业选无偿；产业发展并使用公共数据的选政府指导价；没有使用公共数据的选市场调节价',
      en: 'Free for governance and welfare; a ceiling for industry with public data; market price without public data',
    },
    basis: 'choice:purpose-price',
  },
  'product-priced': {
    demand: { zh: '产品已定价', en: 'The product has its price' },
    remedy: { zh: '先办结产品定价', en: 'Finish its pricing first' },
    basis: '§6.3',
  },
  'not-listed': {
    demand: { zh: '产品没有挂牌，也没有另一件上架在办', en: 'The product is not listed and no other listing of it is open' },
    remedy: { zh: '已挂牌的办理挂牌变更', en: 'Change the listing that stands' },
    basis: '§6.1',
  },
  'sources-operated': {
    demand: {
      zh: '运营主体对产品的每项公共数据来源都有在期、未暂停的运营权限',
      en: 'The operator has a mandate in force over every public source of the product',
    },
    remedy: { zh: '取得或者恢复运营权限以后再挂牌', en: 'Have it listed once a mandate stands again' },
    basis: '§5.2',
  },
  'sources-registered': {
    demand: { zh: '产品的每项来源都有有效的登记', en: 'The registration of every source of the product is in force' },
    remedy: { zh: '来源重新登记或者续展以后再挂牌', en: 'Have it listed once the source is registered again or renewed' },
    basis: 'choice:fallen-source',
  },
  'year-undisclosed': {
    demand: { zh: '披露年度已经结束，本单位还没有披露过', en: 'The year is over and your organisation has not disclosed it yet' },
    remedy: { zh: '填写上一年度；已经披露的不再改动', en: 'State the year before; what was disclosed stays as it is' },
    basis: 'choice:disclosure-report',
  },
  'listing-fits': {
    demand: { zh: '所申请的变更与产品现在的挂牌状态相符', en: 'The change fits the listing as it stands' },
    remedy: {
      zh: '已挂牌的可以暂停、下架，已暂停的可以恢复、下架',
      en: 'What is listed can be paused or delisted, what is paused resumed or delisted',
    },
    basis: '§6.1',
  },
} as const satisfies Record<string, ConditionShape>
