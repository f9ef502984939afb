import { businessLicenceNo } from '#scanner/recognise/kinds/business-licence-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(businessLicenceNo, {
  fits: ['110108000000016', '350100100000017'],
  forms: ['110108000000017'],
  not: ['11010800000001', '990108000000016'],
})
proveHeadings(businessLicenceNo, {
  headings: ['营业执照注册号', '注册号', 'zch', 'reg_no'],
  otherHeadings: ['注册资本', '注册地'],
})
