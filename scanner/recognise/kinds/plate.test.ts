import { plate } from '#scanner/recognise/kinds/plate.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(plate, {
  fits: [
    '闽A12345',
    '闽A·B1234',
    '京AD12345',
    '粤B12345D',
    '粤Z1234港',
    '沪A1234学',
    '京A1234警',
    '鲁B1234挂',
    '使123456',
    'WJ闽1234A',
    '闽a 12345',
    '浙A12345(蓝)',
  ],
  forms: ['藏Z12345', 'A12345', 'AD12345', 'VA12345', 'TW51030'],
  masked: ['闽A***45', '闽A12***'],
  not: ['榕A12345', '闽A1234', '福州市鼓楼区', '1234567'],
})
proveHeadings(plate, {
  headings: ['车牌号', '号牌号码', 'hphm', 'plate_no', 'chepaihao'],
  otherHeadings: ['车辆品牌', '门牌', '车型'],
})
