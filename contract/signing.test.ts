import { createHash, generateKeyPairSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { isSignedBy, publicKeyOf, readPublicKey, readSigned, signFindings } from './signing.ts'

const pair = generateKeyPairSync('ed25519')
const pem = (key: { export(options: object): string | Buffer }, type: string) => String(key.export({ type, format: 'pem' }))

test('a signature holds over the exact bytes and for its own key only', () => {
  const own = publicKeyOf(pair.publicKey)!
  const file = signFindings('{"甲": 1}\n', pair.privateKey)
  expect([isSignedBy(file, own), file.keyId]).toEqual([
    true,
    createHash('sha256')
      .update(pair.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('hex')
      .slice(0, 16),
  ])
  expect(isSignedBy({ ...file, payload: file.payload.replace('1', '2') }, own)).toBe(false)
  expect(isSignedBy({ ...file, payload: file.payload.trim() }, own)).toBe(false)
  expect(isSignedBy({ ...file, signature: '' }, own)).toBe(false)
  expect(isSignedBy(file, publicKeyOf(generateKeyPairSync('ed25519').publicKey)!)).toBe(false)
  expect(readSigned(JSON.stringify(file))).toEqual(file)
})

test('only a single Ed25519 public key is read, however it is wrapped', () => {
  const text = pem(pair.publicKey, 'spki')
  expect(readPublicKey(`\n ${text.replaceAll('\n', '\r\n')} `)).toMatchObject({ keyId: publicKeyOf(pair.publicKey)!.keyId, pem: text })
  const rsa = generateKeyPairSync('rsa', { modulusLength: 1024 })
  for (const other of [
    '',
    'ssh-ed25519 AAAA',
    text.slice(0, 60),
    text + text,
    pem(pair.privateKey, 'pkcs8'),
    pem(rsa.publicKey, 'spki'),
    pem(generateKeyPairSync('x25519').publicKey, 'spki'),
    text.replace('MC', 'MD'),
  ])
    expect(readPublicKey(other)).toBeNull()
})

test('what is no findings file is not read', () => {
  for (const other of [
    '',
    '{',
    '[]',
    'null',
    '{"payload":1}',
    '{"payload":"","algorithm":"rsa","keyId":"0000000000000000","signature":""}',
    '['.repeat(100_000),
  ])
    expect(readSigned(other)).toBeNull()
})
