import { sm2, sm3 } from 'sm-crypto-v2'
import { type Bytes, concat, fromHex, toHex } from './bytes.ts'

/** The identity SM2 signatures are made and checked with, as GB/T 35276 names it. */
export const sm2Identity = '1234567812345678'

/** How the two kinds of key are told apart. */
export type Algorithm = 'ed25519' | 'sm2'

const headOf: Readonly<Record<Algorithm, string>> = {
  ed25519: '302a300506032b6570032100',
  sm2: '3059301306072a8648ce3d020106082a811ccf5501822d034200',
}

/** A public key as SubjectPublicKeyInfo in DER: what OpenSSL and other libraries read. Ed25519 has 32 bytes, SM2 the 65 of an uncompressed point. */
export const spkiOf = (algorithm: Algorithm, key: Uint8Array): Bytes => concat(fromHex(headOf[algorithm])!, key)

/** The same in PEM. */
export function pemOf(algorithm: Algorithm, key: Uint8Array): string {
  const lines = btoa(String.fromCharCode(...spkiOf(algorithm, key))).match(/.{1,64}/g) ?? []
  return `-----BEGIN PUBLIC KEY-----\n${lines.join('\n')}\n-----END PUBLIC KEY-----\n`
}

/** Whether an Ed25519 signature holds; false for whatever is malformed. Throws where the algorithm is not to be had, which says nothing of the signature. */
export async function isEd25519(key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  if (key.length !== 32 || signature.length !== 64) return false
  try {
    const own = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'Ed25519' }, own, signature, message)
  } catch (problem) {
    if ((problem as Error).name === 'NotSupportedError') throw problem
    return false
  }
}

/** Whether an SM2 signature (r and s, 32 bytes each) with SM3 and the usual identity holds; false for whatever is malformed. */
export function isSm2(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (key.length !== 65 || signature.length !== 64) return false
  try {
    return sm2.doVerifySignature(message, toHex(signature), toHex(key), { hash: true, userId: sm2Identity })
  } catch {
    return false
  }
}

/** Whether a signature of either kind holds. */
export async function isSigned(algorithm: Algorithm, key: Bytes, message: Bytes, signature: Bytes): Promise<boolean> {
  return algorithm === 'sm2' ? isSm2(key, message, signature) : isEd25519(key, message, signature)
}

/** The SM3 of some bytes, in hexadecimal. */
export const sm3Of = (bytes: Uint8Array): string => sm3(bytes)

/** An SM2 signature in ASN.1 DER, as OpenSSL reads it. */
export function derOf(signature: Uint8Array): Bytes {
  const [r, s] = [integer(signature.slice(0, 32)), integer(signature.slice(32))]
  return concat(Uint8Array.of(0x30, r.length + s.length), r, s)
}

function integer(bytes: Uint8Array): Bytes {
  const first = bytes.findIndex((byte) => byte !== 0)
  const short = bytes.slice(first === -1 ? bytes.length - 1 : first)
  const padded = short[0]! >= 0x80 ? concat(Uint8Array.of(0), short) : short
  return concat(Uint8Array.of(0x02, padded.length), padded)
}
