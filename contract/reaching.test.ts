import { expect, test } from 'vitest'
import { application, objection } from '#server/test/registry-acts.ts'
import { checkForm } from './forms.ts'
import { isReachable } from './reaching.ts'

test('a number by which somebody is called, however it is written, or a mail address where the field takes one', () => {
  for (const text of [
    '0591-83000000',
    '13800001234',
    '（0591）8300 0000',
    '+86 138-0000-1234',
    '张三 ０５９１－８３００００００ 转 8',
    '95598000',
    '0591-87654321-8001',
    '0591-87654321 13900000000',
    '0591-8765 4321-8001',
    '（0591）87654321-8001 （0591）87654322-8002',
    '0591-87654321，350102190001010017',
  ])
    expect([text, isReachable(text, 'telephone')]).toEqual([text, true])
  for (const text of [
    '打电话给我',
    '12345',
    '见附件',
    '350102190001010017',
    '350102190001010017-12',
    '350102190001010017 1',
    '6222 0202 0000 0000 006',
    'a@b.example',
  ])
    expect([text, isReachable(text, 'telephone')]).toEqual([text, false])
  for (const text of ['office@fuzhou.example', '邮箱：zhang.san@mail.fuzhou.example'])
    expect([text, isReachable(text, 'telephone-or-mail')]).toEqual([text, true])
  for (const text of ['你来找我', 'a@b', '@@@@@@', '微信同号'])
    expect([text, isReachable(text, 'telephone-or-mail')]).toEqual([text, false])
})

test('objections, requests to correct and applications are told at the field when nobody is reached by it; a draft is kept as it is', () => {
  const wrong = (
    form: 'objection' | 'correction-request' | 'registration-application',
    answers: Record<string, unknown>,
    mode: 'draft' | 'complete' = 'complete',
  ) => {
    const checked = checkForm(form, answers, { mode, today: '2026-11-29' })
    return checked.ok
      ? []
      : checked.fields
          .filter(({ field }) => field === 'contact' || field === 'telephone')
          .map(({ field, message }) => `${field} ${message.zh}`)
  }
  expect(wrong('objection', { ...objection, contact: '不想告诉你们' })).toEqual([
    'contact 请填能联系到的电话号码（7至15位数字）或者电子邮箱',
  ])
  expect(wrong('correction-request', { contact: '你来找我啊' })).toEqual(['contact 请填能联系到的电话号码（7至15位数字）或者电子邮箱'])
  expect(wrong('registration-application', { ...application, telephone: '打电话给我' })).toEqual([
    'telephone 请填能打通的电话号码（7至15位数字，固定电话加区号）',
  ])
  expect(wrong('objection', objection)).toEqual([])
  expect(wrong('registration-application', application)).toEqual([])
  expect(wrong('registration-application', { ...application, telephone: '打电话给我' }, 'draft')).toEqual([])
})
