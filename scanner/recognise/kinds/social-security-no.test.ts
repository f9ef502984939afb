import { socialSecurityNo } from '#scanner/recognise/kinds/social-security-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(socialSecurityNo, {
  fits: ['350102190001010015', 'D12345678', '123456789', '35010012345'],
  not: ['12345', '张三', '6217000000000000004'],
})
proveHeadings(socialSecurityNo, {
  headings: ['社保号', '社会保障卡号', '医保卡号', 'ybkh', '医保编号', 'ssn'],
  otherHeadings: ['社保类型', '医保类型', '保险公司'],
})
