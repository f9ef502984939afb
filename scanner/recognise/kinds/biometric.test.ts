import { biometric } from '#scanner/recognise/kinds/biometric.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(biometric, {
  fits: [
    `[${'0.0123, -1.5e-3, '.repeat(64)}1]`,
    'data:image/jpeg;base64,/9j/' + 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0'.repeat(90),
    '0xFFD8FF' + '00'.repeat(2000),
    'TUFkRVVQ'.repeat(130),
    '/9j/' + 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0'.repeat(3),
    'FFD8FF' + '00'.repeat(40),
    'Rk1SACAyMAAA' + 'QUJD'.repeat(20),
  ],
  forms: ['0a1b'.repeat(60), `\\x${'0a1b'.repeat(60)}`, `\\x${'c4ca4238'.repeat(8)}`, 'C4CA4238'.repeat(8)],
  not: ['photo.jpg', 'https://example.cn/p.jpg', '指纹'],
})
proveHeadings(biometric, {
  headings: ['指纹', '人脸特征', '照片', '指纹模板', 'face_feature', 'zp'],
  otherHeadings: ['照明', '拍照时间'],
})
