import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(idNumber, {
  fits: ['350102190001010015', '810000190001010026', '83000019000101002X', '11010519491231002x', '931350190001010032', '350102 19000101 0015'],
  forms: ['350102190001010016', '350102900101001'],
  masked: ['350102********0015', '3501**********0015', '3****************5', '**************0015'],
  not: ['350102190013010015', '999999190001010015', '1234567890', '6217000000000000004', '350102991301001', '20240315103000123456'],
})
proveHeadings(idNumber, {
  headings: ['身份证号', '申请人身份证号码', '证件号码', 'sfzh', 'frsfzhm', 'ID_CARD_NO', 'shenfenzhenghao', 'sqr_sfzh'],
  otherHeadings: ['身份', '证书编号', '许可证号', 'id', 'card'],
})
