import { vin } from '#scanner/recognise/kinds/vin.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(vin, {
  fits: ['1M8GDM9AXKP042788'],
  forms: ['1M8GDM9A0KP042788'],
  masked: ['1M8**********2788'],
  not: ['1M8GDM9AXKP04278', '12345678901234567', 'IM8GDM9AXKP042788'],
})
proveHeadings(vin, {
  headings: ['车辆识别代号', '车架号', 'clsbdh', 'vin'],
  otherHeadings: ['车辆类型', '识别码'],
})
