import type { Kind } from '#scanner/recognise/kind.ts'

/** Prices of one unit. */
export const unitPrice: Kind = {
  type: 'unit_price',
  headings: {
    chinese: '单价 最低价 最高价 平均价 均价 价格 备案价 售价 市场价 批发价 零售价 成交价 楼面价 电价 水价 气价 租金单价 收费标准',
    pinyin: 'dj jg jj dwjg',
    english: 'unitprice price avgprice lowprice highprice saleprice',
  },
}
