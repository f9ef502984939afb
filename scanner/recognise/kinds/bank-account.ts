import { FIT } from '#scanner/recognise/kind.ts'
import { bankCard } from '#scanner/recognise/kinds/bank-card.ts'
import { bare, share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Headings that name an account without saying that it is one at a bank. */
const PLAIN = /(?:^|[^行户公款算本位管])[账帐]号$|^(?:account|acct)/
const CARDS = 0.2

/**
 * Under a plain 账号 the numbers must be as long as those of banks are, and nobody's name to sign in with; where cards are among them,
 * they are told as cards.
 */
function isOther(view: ColumnView, hint: number): boolean {
  if (view.running || view.physical === 'decimal' || share(view.values, (value) => bankCard.fit!(value) === FIT.checked) >= CARDS)
    return true
  const { chinese, joined } = view.heading
  return (chinese !== '' && hint < 0.8) || (PLAIN.test(chinese || joined) && share(view.values, (value) => bare(value).length >= 15) < 0.6)
}

/** Accounts of organisations at banks; their lengths differ from bank to bank. */
export const bankAccount: Kind = {
  type: 'bank_account',
  headings: {
    chinese:
      '银行账户 对公账户 对公账号 基本账户 账户号码? 账户账号 单位账号 开户行账号 单位银行账号 基本户账号 监管账户 账户 帐户 收款人账号 付款人账号 付款账号 银行账号 银行帐号 开户账号 开户帐号 收款账号 收款帐号 结算账号 账号 帐号',
    pinyin: 'yhzh dgzh jbzh dwzh zhhm khzh skzh',
    english: 'bankaccount accountno bankaccountno bankaccountnumber corporateaccount accountnumber acctno acctnumber bankacct bankacctno',
  },
  length: [8, 36],
  fit: (value) => {
    const text = bare(value)
    return /^\d{8,30}$/.test(text) ? FIT.checked : /^\d{0,6}\*{4,}\d{3,4}$/.test(text) ? FIT.masked : FIT.no
  },
  form: { zh: '银行账号位数', en: 'the length of a bank account number' },
  by: 'form',
  needsHeading: true,
  unless: isOther,
}
