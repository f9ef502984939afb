import { bankName } from '#scanner/recognise/kinds/bank-name.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(bankName, {
  fits: ['中国某某银行福州支行', '某某农村信用社'],
  not: ['福州市', '6217000000000000004'],
})
proveHeadings(bankName, {
  headings: ['开户行', '开户银行', 'khh', 'bank_name'],
  otherHeadings: ['银行卡号', '行业'],
})
