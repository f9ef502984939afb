import { drivingLicenceNo } from '#scanner/recognise/kinds/driving-licence-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(drivingLicenceNo, {
  fits: ['350102190001010015', '350100123456'],
  masked: ['350102********0015'],
  not: ['12345', 'C1'],
})
proveHeadings(drivingLicenceNo, {
  headings: ['驾驶证号', '驾照号', 'jszh'],
  otherHeadings: ['准驾车型', '驾驶员'],
})
