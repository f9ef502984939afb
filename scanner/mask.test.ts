import { expect, test } from 'vitest'
import { maskInside, maskValue } from '#scanner/mask.ts'

test('each kind keeps only what its manner allows', () => {
  expect(maskValue('林小榕', 'person_name', true)).toBe('林**')
  expect(maskValue('Wei Fang', 'person_name', true)).toBe('W*** F***')
  expect(maskValue('350102190001010015', 'id_number', true)).toBe('350***********0015')
  expect(maskValue('13800000000', 'mobile', true)).toBe('138****0000')
  expect(maskValue('6217000000000000004', 'bank_card', true)).toBe('************0004')
  expect(maskValue('福建省福州市鼓楼区五一路1号', 'address', true)).toBe('福建省福州市鼓楼区****')
  expect(maskValue('someone@example.cn', 'email', true)).toBe('s***@example.cn')
  expect(maskValue('119.306239', 'longitude', true)).toBe('119.30')
  expect(maskValue('闽A12345', 'plate', true)).toBe('闽A***45')
  expect(maskValue('secret-token', 'credential', true)).toBe('********')
})

test('free text is masked inside and otherwise left alone', () => {
  expect(maskInside('联系人林小榕，电话13800000000，身份证350102190001010015')).toBe('联系人林**，电话138****0000，身份证350***********0015')
  expect(maskInside('电话0591-83000000，邮箱someone@example.cn')).toBe('电话0591-83****00，邮箱s***@example.cn')
  expect(maskInside('2024年共受理1234件')).toBe('2024年共受理1234件')
})
