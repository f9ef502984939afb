import { objectName } from '#scanner/recognise/kinds/object-name.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(objectName, {
  headings: ['产品名称', '道路名称', '站名', 'xmmc', 'product_name'],
  otherHeadings: ['姓氏', '名额数'],
})
