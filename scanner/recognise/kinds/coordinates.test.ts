import { coordinates } from '#scanner/recognise/kinds/coordinates.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(coordinates, {
  fits: ['119.306239,26.074508', '26.074508, 119.306239', '[119.30, 26.07]'],
  not: ['119.306239', '1,2', '200.11,300.22'],
})
proveHeadings(coordinates, {
  headings: ['经纬度', '坐标', 'latlng', 'gps'],
  otherHeadings: ['目标', '指标'],
})
