import { describe, expect, test } from 'vitest'
import { isMod3736 } from '#contract/identifiers.ts'
import { capitalAmount } from './capital-amount.ts'
import { certificateNumber, readCertificateNumber, whyNoNumber } from './certificate-number.ts'
import { statementOf } from './certificate-words.ts'

describe('certificate numbers (choice:certificate-number)', () => {
  const number = certificateNumber('350100', '2026', 1)

  test('region, year, serial and a check character; never like a property certificate', () => {
    expect(number).toMatch(/^FZDA3501002026000001[0-9A-Z]$/)
    expect(isMod3736(number)).toBe(true)
    expect(() => certificateNumber('35010', '2026', 1)).toThrow('region and year are digits')
  })

  test('as people type it: small letters, blanks, hyphens, full width', () => {
    for (const typed of [
      number.toLowerCase(),
      ` ${number.slice(0, 4)}-${number.slice(4, 10)} ${number.slice(10)}`,
      [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join(''),
    ])
      expect(readCertificateNumber(typed)).toBe(number)
  })

  test('as people copy it: with a line break, a sign that is not seen, its label, a stop', () => {
    for (const typed of [
      `${number.slice(0, 9)}\r\n${number.slice(9)}`,
      `\ufeff${number.slice(0, 6)}\u200b${number.slice(6)}`,
      `凭证编号：${number}`,
      `编号: ${number}。`,
      `${number}；`,
    ])
      expect(readCertificateNumber(typed)).toBe(number)
  })

  test('every single wrong digit and every two swapped neighbours are noticed', () => {
    for (let i = 4; i < 20; i++) {
      for (const digit of '0123456789')
        if (digit !== number[i]) expect(readCertificateNumber(number.slice(0, i) + digit + number.slice(i + 1))).toBeNull()
      const swapped = number.slice(0, i) + number[i + 1] + number[i] + number.slice(i + 2)
      if (swapped !== number) expect(readCertificateNumber(swapped)).toBeNull()
    }
    for (const wrong of ['', 'FZDA', 'SJ3512026110007', `${number}0`, "'; drop table certificates"])
      expect(readCertificateNumber(wrong)).toBeNull()
  })
})

test('a code of the national property register is told from a slip in copying (choice:three-registers)', () => {
  expect(whyNoNumber(' sj3512026110007 ')).toMatchObject({
    code: 'other-register',
    basis: 'choice:three-registers',
    remedy: { zh: expect.stringContaining('数据产权登记机构') },
  })
  for (const slip of ['SJ3512026130007', 'FZDA35010020260000011', '']) expect(whyNoNumber(slip).code).toBe('mistyped-number')
})

test('amounts in capital figures', () => {
  const amounts: [number, string][] = [
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [100_005, '壹仟元零伍分'],
    [128_050_000, '壹佰贰拾捌万零伍佰元整'],
    [1_000_000_005_00, '壹拾亿零伍元整'],
    [10_010_001_00, '壹仟零壹万零壹元整'],
    [123_456_789_12, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分'],
    [1e12 * 100, '壹万亿元整'],
  ]
  for (const [fen, words] of amounts) expect(capitalAmount(fen)).toBe(`人民币${words}`)
})

test('each status says since when', () => {
  const certificate = { number: 'FZDA', issuedOn: '2026-11-21', validUntil: '2029-11-21', statusOn: '2027-01-05', history: [] }
  const succeeded = (ground: string) =>
    statementOf({
      ...certificate,
      status: 'changed',
      history: [{ number: 'FZDA', status: 'changed', since: '2027-01-05', ground, reason: '' }],
    }).zh
  for (const status of ['changed', 'deregistered', 'revoked', 'expired'] as const)
    expect(statementOf({ ...certificate, status }).zh).toContain('2027-01-05')
  expect(statementOf({ ...certificate, status: 'valid' }).zh).toBe('有效：本凭证于2026-11-21发放，有效期至2029-11-21。')
  expect([succeeded('amended'), succeeded('renewed'), succeeded('transferred')]).toEqual([
    expect.stringContaining('登记内容已于2027-01-05变更'),
    expect.stringContaining('已于2027-01-05续展'),
    expect.stringContaining('已于2027-01-05转移'),
  ])
})
