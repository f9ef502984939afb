import { certNo } from '#scanner/recognise/kinds/cert-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(certNo, {
  fits: ['20243501000001', '闽(2024)鼓楼区不动产权第0000001号'],
  not: ['证书', '12'],
})
proveHeadings(certNo, {
  headings: ['证书编号', '残疾证号', '毕业证书编号', 'zsbh'],
  otherHeadings: ['证书名称', '发证日期'],
})
