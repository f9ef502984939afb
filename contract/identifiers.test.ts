import { describe, expect, test } from 'vitest'
import * as id from '#contract/identifiers.ts'

describe('identifiers with check characters', () => {
  test('resident identity numbers by GB 11643', () => {
    expect(id.isIdNumber('350102190001010015')).toBe(true)
    expect(id.isIdNumber('810000190001010026')).toBe(true)
    expect(id.isIdNumber('350102190001010016')).toBe(false)
    expect(id.isIdNumber('350102190013010018')).toBe(false)
    expect(id.isIdNumber('35010219000101001')).toBe(false)
  })
  test('unified social credit codes by GB 32100, with the inner organisation code', () => {
    expect(id.isUscc('12350100000000019K')).toBe(true)
    expect(id.isUscc('91350100000000019E')).toBe(true)
    expect(id.isUscc('91350100000000019F')).toBe(false)
    expect(id.isUscc('9135010000000001IE')).toBe(false)
  })
  test('organisation codes by GB 11714', () => {
    expect(id.isOrgCode('D2143569X')).toBe(true)
    expect(id.isOrgCode('D2143569-X')).toBe(true)
    expect(id.isOrgCode('D21435690')).toBe(false)
  })
  test('business licence numbers by ISO 7064 MOD 11,10', () => {
    expect(id.isBusinessLicenceNo('110108000000016')).toBe(true)
    expect(id.isBusinessLicenceNo('110108000000017')).toBe(false)
  })
  test('bank cards and IMEI by Luhn', () => {
    expect(id.isLuhn('6217000000000000004')).toBe(true)
    expect(id.isLuhn('490154203237518')).toBe(true)
    expect(id.isLuhn('490154203237519')).toBe(false)
    expect(id.isLuhn('49015x203237519')).toBe(false)
  })
  test('vehicle identification numbers by GB 16735', () => {
    expect(id.isVin('1M8GDM9AXKP042788')).toBe(true)
    expect(id.isVin('1M8GDM9A1KP042788')).toBe(false)
    expect(id.isVin('11111111111111111')).toBe(true)
  })
  test('ISO 7064 MOD 37,36 finds every single wrong character', () => {
    const body = 'FZ2026A00001'
    const whole = body + id.mod3736CheckCharacter(body)
    expect(id.isMod3736(whole)).toBe(true)
    expect(id.isMod3736('A12425GABC1234002M')).toBe(true)
    for (let i = 0; i < whole.length; i++) {
      const wrong = whole[i] === 'Q' ? 'R' : 'Q'
      expect(id.isMod3736(whole.slice(0, i) + wrong + whole.slice(i + 1))).toBe(false)
    }
    expect(id.mod3736CheckCharacter('福1')).toBeNull()
  })
})
