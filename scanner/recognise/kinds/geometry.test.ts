import { geometry } from '#scanner/recognise/kinds/geometry.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(geometry, {
  fits: [
    'POINT(119.3 26.0)',
    'MULTIPOLYGON (((1 2, 3 4, 5 6, 1 2)))',
    '0101000020E6100000000000000000F03F0000000000000040',
    '{"type":"Point","coordinates":[1,2]}',
    '119.300000,26.070000;119.300300,26.070100',
  ],
  not: ['119.300000,26.070000', 'POINT OF SALE', '图形一', '0102'],
})
proveHeadings(geometry, {
  headings: ['边界', 'geom', 'the_geom'],
  otherHeadings: ['图形码', '形状'],
})
