import { bankCard } from '#scanner/recognise/kinds/bank-card.ts'
import { byForm, FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Banks and their branches. */
export const bankName: Kind = {
  type: 'bank_name',
  headings: {
    chinese: '开户行 开户银行 银行名称 银行 发卡行 收款银行 开户网点 开户行名称 支行 付款银行',
    pinyin: 'khh khyh yhmc khhmc',
    english: 'bankname bank bankbranch openbank depositbank',
  },
  length: [2, 60],
  fit: byForm(/银行|信用社|支行|分理处|农信|联社|储蓄所/),
  form: { zh: '银行名称用语', en: 'words of banks' },
  by: 'dictionary',
  needsHeading: true,
  // With the card in the same cell it is the card.
  unless: ({ values }) => share(values, (value) => bankCard.fit!(value) >= FIT.checked) >= 0.2,
}
