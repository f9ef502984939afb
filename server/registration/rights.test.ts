import { expect, test } from 'vitest'
import { rightsUntil, termWords, whenDisputed, whyNotPastRights, whyRightsOver } from './rights.ts'

test('rights that are over on the day bar a registration, those that end that day do not (choice:certificate-validity)', () => {
  expect(whyRightsOver({ rightsUntil: '2026-11-29' }, '2026-11-30')).toMatchObject({
    zh: '信息卡载明的权利已于2026-11-29到期',
    basis: 'choice:certificate-validity',
    remedy: { zh: expect.stringContaining('更正权利到期日') },
  })
  expect([
    whyRightsOver({ rightsUntil: '2026-11-30' }, '2026-11-30'),
    whyRightsOver({}, '2026-11-30'),
    whyRightsOver({ rightsUntil: '' }, '2026-11-30'),
  ]).toEqual([null, null, null])
})

test('a certificate is not renewed past the rights', () => {
  expect(whyNotPastRights({ rightsUntil: '2029-11-30' }, '2029-11-30')?.zh).toContain('不能续展')
  expect(whyNotPastRights({ rightsUntil: '2029-12-01' }, '2029-11-30')).toBeNull()
  expect([rightsUntil({}), termWords({}), termWords({ rightsUntil: '2027-01-01' })?.zh]).toEqual([
    null,
    null,
    expect.stringContaining('2027-01-01'),
  ])
})

test('a dispute is minded with what the card says of it (choice:disputed-rights)', () => {
  expect(whenDisputed({ disputed: true, disputeNote: '甲公司主张权利' })?.zh).toContain('：甲公司主张权利；')
  expect(whenDisputed({ disputed: true })?.zh).toContain('没有写明情况')
  expect([whenDisputed({ disputed: false, disputeNote: '已了结' }), whenDisputed({})]).toEqual([null, null])
})
