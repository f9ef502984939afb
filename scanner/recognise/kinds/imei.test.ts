import { imei } from '#scanner/recognise/kinds/imei.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(imei, {
  fits: ['490154203237518'],
  forms: ['490154203237519'],
  not: ['690154203237518', '4901542032375', 'abc'],
  headings: ['IMEI', '设备IMEI', 'imei'],
  otherHeadings: ['设备名称', '序列号'],
})
