import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { sm2 } from 'sm-crypto-v2'
import type { Bytes } from '#contract/proof/bytes.ts'
import { keyIdOf } from '#contract/proof/key-history.ts'
import type { Algorithm } from '#contract/proof/signatures.ts'
import type { Signer, SigningKey } from './key-store.ts'
import { sm2PublicOf, takeUpSm2 } from './sm2-hand.ts'

/** A private key as it is kept: Ed25519 its seed, SM2 its number, 32 bytes in hexadecimal. */
export type PrivateKey = { readonly id: string; readonly algorithm: Algorithm; readonly secret: string }

const seedHead = Buffer.from('302e020100300506032b657004220420', 'hex')

function keyObjectOf(seed: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([seedHead, Buffer.from(seed, 'hex')]), format: 'der', type: 'pkcs8' })
}

/** Makes a new key. */
export async function makePrivateKey(algorithm: Algorithm): Promise<PrivateKey> {
  const secret =
    algorithm === 'sm2'
      ? sm2.generateKeyPairHex().privateKey
      : generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(seedHead.length).toString('hex')
  return { id: await keyIdOf(algorithm, publicOf({ algorithm, secret })), algorithm, secret }
}

/** The public half: 32 bytes for Ed25519, the 65 of an uncompressed point for SM2. */
export function publicOf({ algorithm, secret }: Omit<PrivateKey, 'id'>): Bytes {
  if (algorithm === 'sm2') return sm2PublicOf(secret)
  return Uint8Array.from(createPublicKey(keyObjectOf(secret)).export({ format: 'der', type: 'spki' }).subarray(-32))
}

/** Signs with a private key at hand; many messages are signed by one hand, which takes the key up once. */
export async function signWith(key: PrivateKey, message: Uint8Array): Promise<Bytes> {
  return handOf(key, publicOf(key))(message)
}

/** A private key taken up, with its public half, which SM2 signs too. */
function handOf({ algorithm, secret }: Omit<PrivateKey, 'id'>, publicKey: Bytes): (message: Uint8Array) => Bytes {
  if (algorithm === 'sm2') return takeUpSm2(secret, publicKey)
  const key = keyObjectOf(secret)
  return (message) => Uint8Array.from(sign(null, message, key))
}

/** A key by its public half, as others may know it. */
export const shown = (key: PrivateKey): SigningKey => ({ id: key.id, algorithm: key.algorithm, publicKey: publicOf(key) })

/** A signer over two keys that are at hand. */
export function signerOf(own: { readonly [A in Algorithm]: PrivateKey }): Signer {
  const keys = { ed25519: shown(own.ed25519), sm2: shown(own.sm2) }
  const hands = { ed25519: handOf(own.ed25519, keys.ed25519.publicKey), sm2: handOf(own.sm2, keys.sm2.publicKey) }
  return { keys, sign: async (algorithm, message) => hands[algorithm](message) }
}
