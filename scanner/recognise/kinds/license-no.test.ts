import { licenseNo } from '#scanner/recognise/kinds/license-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(licenseNo, {
  fits: ['JY13501020000001', '闽(2024)福州市不动产权第0000001号'],
  not: ['许可证', '1234'],
})
proveHeadings(licenseNo, {
  headings: ['许可证号', '批准文号', 'license_no'],
  otherHeadings: ['许可类型', '有效期'],
})
