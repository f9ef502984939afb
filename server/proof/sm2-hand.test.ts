import { createECDH } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSm2 } from '#contract/proof/signatures.ts'
import { sm2PublicOf, takeUpSm2 } from './sm2-hand.ts'

describe('signing with SM2', () => {
  // GB/T 32918.5-2017, annex A.2.
  const secret = '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8'
  const once = '59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21'
  const message = Buffer.from('message digest')

  test('the example of the standard', () => {
    expect(Buffer.from(sm2PublicOf(secret)).toString('hex')).toBe(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    )
    expect(Buffer.from(takeUpSm2(secret)(message, once)).toString('hex')).toBe(
      'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    )
  })

  test('whatever is signed holds for the check, each time with another number, and for nothing else', () => {
    for (let n = 0; n < 10; n++) {
      const pair = createECDH('SM2')
      pair.generateKeys()
      const [own, text] = [pair.getPrivateKey('hex').padStart(64, '0'), Buffer.from('凭证'.repeat(n))]
      const [first, second] = [takeUpSm2(own)(text), takeUpSm2(own)(text)]
      expect([first.length, isSm2(sm2PublicOf(own), text, first), isSm2(sm2PublicOf(own), text, second)]).toEqual([64, true, true])
      expect(first.slice(0, 32)).not.toEqual(second.slice(0, 32))
      expect(isSm2(sm2PublicOf(own), Buffer.from(`${text.toString()}。`), first)).toBe(false)
    }
  })
})
