import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { canonicalJson } from '#contract/canonical.ts'
import { fromMultibase, toMultibase } from './base58.ts'
import { fromHex, toHex, utf8 } from './bytes.ts'
import { addProof, digestsToSign, isProven, proofOf, withoutProof } from './data-integrity.ts'
import { readNote, readVkey, signedBy, vkeyOf } from './note.ts'
import { derOf, isSm2, sm3Of } from './signatures.ts'
import { bitsOf, decodeList, readBits } from './status-list.ts'

/** W3C Data Integrity EdDSA Cryptosuites v1.0, appendix B.3: the published example of eddsa-jcs-2022. */
const published = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  name: 'Alumni Credential',
  description: 'A minimum viable example of an Alumni Credential.',
  issuer: 'https://vc.example/issuers/5678',
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
  proof: {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: '2023-02-24T23:36:38Z',
    verificationMethod: 'https://vc.example/issuers/5678#z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2',
    proofPurpose: 'assertionMethod',
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
    proofValue: 'z63t83Y53KfzJ5ZosfKTnqfMcKB2dmTrfjSaQjeNNjAD5srBowQfmWqeRb8rRjmeEuCBEsddF9LsVogtuTsijJKh4',
  },
}
const publicKey = fromMultibase('z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2')!.slice(2)
const seed = fromMultibase('z3u2en7t5LR2WtQH5PfFqMqwVHBeXouLzo6haApm8XHqvjxq')!.slice(2)

describe('eddsa-jcs-2022, the vector of the W3C', () => {
  test('the same signature comes out, byte for byte, and it holds', async () => {
    const key = createPrivateKey({
      key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
      format: 'der',
      type: 'pkcs8',
    })
    expect(createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex')).toBe(toHex(publicKey))
    const { created, verificationMethod, proofValue, ...rest } = published.proof
    const secured = await addProof(withoutProof(published), { created, verificationMethod }, async (message) =>
      Uint8Array.from(sign(null, message, key)),
    )
    expect(secured['proof']).toEqual(published.proof)
    expect(toHex(await digestsToSign(withoutProof(published), { ...rest, created, verificationMethod }))).toMatch(
      /59b7cb6251b8991add1ce0bc83107e3db9dbbab5bd2c28f687db1a03abc92f19$/,
    )
    expect(toHex(fromMultibase(proofValue)!)).toBe(
      'fc91dec6565f35fbe185a77352e7fc512f95d1904da305cfef32ab8135469301f5a72d4e7a58368fc6ffc497b44633993bac054e3bc1436e3c846db8f1544503',
    )
    expect(await isProven(published, publicKey)).toBe(true)
  })

  test('a changed word, option, context or key is noticed; another cryptosuite is not ours', async () => {
    const { proof } = published
    for (const changed of [
      { ...published, name: 'x' },
      { ...published, proof: { ...proof, created: '2024-02-24T23:36:38Z' } },
      { ...published, '@context': ['https://www.w3.org/ns/credentials/v2'] },
      { ...published, proof: { ...proof, proofValue: toMultibase(new Uint8Array(64)) } },
      { ...published, proof: { ...proof, proofValue: 'uAAAA' } },
    ])
      expect(await isProven(changed, publicKey)).toBe(false)
    expect(await isProven(published, new Uint8Array(32))).toBe(false)
    expect(proofOf({ ...published, proof: { ...proof, cryptosuite: 'eddsa-rdfc-2022' } })).toBeNull()
    expect(proofOf({ ...published, proof: 7 })).toBeNull()
  })
})

test('canonical spelling: the example of RFC 8785, 3.2.3 and 3.2.4, and its order of keys', () => {
  const value: unknown = JSON.parse(
    String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
  )
  expect(canonicalJson(value)).toBe(
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  )
  const keys = JSON.parse(
    String.raw`{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh","1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis"}`,
  ) as object
  expect([...canonicalJson(keys).matchAll(/:"([^"]+)"/g)].map((match) => match[1])).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ])
})

describe('national algorithms', () => {
  test('SM3: both examples of GB/T 32905, by the library and by Node', () => {
    for (const [text, digest] of [
      ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
      ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
    ] as const) {
      expect(sm3Of(utf8(text))).toBe(digest)
      expect(createHash('sm3').update(text).digest('hex')).toBe(digest)
    }
  })

  test('SM2: the example of GB/T 32918.5, A.2, holds; wrong ones and those out of range do not', () => {
    const key = fromHex(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    )!
    const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3'
    const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
    const message = utf8('message digest')
    const order = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'
    expect(isSm2(key, message, fromHex(r + s)!)).toBe(true)
    for (const wrong of [s + r, '0'.repeat(64) + s, r + '0'.repeat(64), order + s, r + order, 'f'.repeat(128)])
      expect(isSm2(key, message, fromHex(wrong)!)).toBe(false)
    expect(isSm2(key, utf8('message digesT'), fromHex(r + s)!)).toBe(false)
    expect(isSm2(key, message, fromHex(r)!)).toBe(false)
    expect(toHex(derOf(fromHex(r + s)!))).toBe(`3046022100${r}022100${s}`)
    expect(toHex(derOf(fromHex(`${'00'.repeat(31)}01${'7f'.repeat(32)}`)!))).toBe(`30250201010220${'7f'.repeat(32)}`)
  })
})

test('signed notes: the example of C2SP signed-note is read, and its key found by its vkey', async () => {
  // The example's key is the one of golang.org/x/mod/sumdb/note: PeterNeumann.
  const text =
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
  const key = await readVkey('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  const note = readNote(text)
  expect(key).toMatchObject({ name: 'PeterNeumann', kind: 'ed25519' })
  expect(await vkeyOf(key!)).toBe('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
  expect(await signedBy(note!, key!)).toEqual({ how: 'right', at: null })
  expect(await signedBy({ ...note!, text: `${note!.text} ` }, key!)).toEqual({ how: 'wrong' })
  expect(await signedBy(note!, { ...key!, name: 'Someone' })).toEqual({ how: 'absent' })
  for (const wrong of ['', 'a\n', 'a\n\nb\n', 'a\r\n\n— a AAAA\n', text.slice(0, -1)]) expect(readNote(wrong)).toBeNull()
  for (const wrong of ['x', 'PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW', 'a+00000000+AA=='])
    expect(await readVkey(wrong)).toBeNull()
})

test('status lists: the highest bit first, three bits a message, and what is packed comes out', async () => {
  expect(
    bitsOf(
      [
        [0, 1],
        [9, 1],
      ],
      1,
    ).slice(0, 2),
  ).toEqual(Uint8Array.of(0x80, 0x40))
  const bits = bitsOf(
    [
      [0, 5],
      [7, 3],
      [131_071, 4],
    ],
    3,
  )
  expect([0, 1, 7, 131_071].map((at) => readBits(bits, at, 3))).toEqual([5, 0, 3, 4])
  const { gzipSync } = await import('node:zlib')
  expect(await decodeList(`u${gzipSync(bits).toString('base64url')}`)).toEqual(bits)
  for (const wrong of ['', 'u', 'uAAAA', `z${gzipSync(bits).toString('base64url')}`]) expect(await decodeList(wrong)).toBeNull()
})

test('base58 with zeros in front, both ways', () => {
  for (const hex of ['', '00', '0000287fb4cd', '61', '516b6fcd0f', 'ffffffff'])
    expect(toHex(fromMultibase(toMultibase(fromHex(hex)!))!)).toBe(hex)
  expect(toMultibase(fromHex('516b6fcd0f')!)).toBe('zABnLTmg')
  expect(fromMultibase('z0')).toBeNull()
})
