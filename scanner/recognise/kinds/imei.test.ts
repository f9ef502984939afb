import { imei } from '#scanner/recognise/kinds/imei.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(imei, {
  fits: ['490154203237518'],
  forms: ['490154203237519'],
  masked: ['86123456****234', '490154*********'],
  not: ['690154203237518', '4901542032375', 'abc'],
})
proveHeadings(imei, {
  headings: ['IMEI', '设备IMEI', 'imei'],
  otherHeadings: ['设备名称', '序列号'],
})
