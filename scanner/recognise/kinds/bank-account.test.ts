import { bankAccount } from '#scanner/recognise/kinds/bank-account.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(bankAccount, {
  fits: ['350501000000000001', '1402 0000 0900 0000 001'],
  masked: ['3505********0001'],
  not: ['1234', '工商银行'],
})
proveHeadings(bankAccount, {
  headings: ['银行账号', '开户账号', '收款账号', '账号', 'account_number', 'acct_no', '对公账户', '基本账户', 'dgzh', 'bank_account'],
  otherHeadings: ['账户名称', '账户类型'],
})
