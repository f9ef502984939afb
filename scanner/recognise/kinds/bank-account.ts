import { FIT } from '#scanner/recognise/kind.ts'
import { bare } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Accounts of organisations at banks; their lengths differ from bank to bank. */
export const bankAccount: Kind = {
  type: 'bank_account',
  headings: { chinese: '银行账户 对公账户 对公账号 基本账户 账户号码? 账户账号 单位账号 开户行账号 单位银行账号 基本户账号 监管账户 账户 帐户 收款人账号 付款人账号 付款账号', pinyin: 'yhzh dgzh jbzh dwzh zhhm', english: 'bankaccount accountno bankaccountno corporateaccount' },
  length: [8, 36],
  fit: (value) => {
    const text = bare(value)
    return /^\d{8,30}$/.test(text) ? FIT.checked : /^\d{0,6}\*{4,}\d{3,4}$/.test(text) ? FIT.masked : FIT.no
  },
  form: { zh: '银行账号位数', en: 'the length of a bank account number' },
  by: 'form',
  needsHeading: true,
  unless: (view) => view.running || view.physical === 'decimal',
}
