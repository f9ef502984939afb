import { createECDH, createHash } from 'node:crypto'
import { type Bytes, concat, fromHex } from '#contract/proof/bytes.ts'
import { sm2Identity } from '#contract/proof/signatures.ts'

/** How many points the curve has, its coefficients and its base point (GB/T 32918.5-2017). */
const order = 0xffff_fffe_ffff_ffff_ffff_ffff_ffff_ffff_7203_df6b_21c6_052b_53bb_f409_39d5_4123n
const curve = [
  'fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc',
  '28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93',
  '32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7',
  'bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0',
]

/** The public half of an SM2 key: the 65 bytes of an uncompressed point. */
export function sm2PublicOf(secret: string): Bytes {
  return pointOf(secret).point
}

function pointOf(number?: string): { readonly number: bigint; readonly point: Bytes } {
  const pair = createECDH('SM2')
  if (number === undefined) pair.generateKeys()
  else pair.setPrivateKey(number, 'hex')
  return { number: BigInt(`0x${pair.getPrivateKey('hex')}`), point: Uint8Array.from(pair.getPublicKey()) }
}

/**
 * Takes up an SM2 key (32 bytes in hexadecimal), to sign with SM3 and the usual identity (GB/T 32918.2-2016, 6.1): r and s of 32 bytes
 * each. The number used once and its point, nearly all of the work, are OpenSSL's, which signs with SM2 as well, but for no identity;
 * `once` is for examples alone.
 */
export function takeUpSm2(secret: string, publicKey = sm2PublicOf(secret)): (message: Uint8Array, once?: string) => Bytes {
  const own = BigInt(`0x${secret}`)
  const inverse = power(own + 1n, order - 2n)
  const identity = Buffer.from(sm2Identity)
  const length = Buffer.from([(identity.length * 8) >> 8, (identity.length * 8) & 255])
  const holder = createHash('sm3')
    .update(concat(length, identity, fromHex(curve.join(''))!, publicKey.subarray(1)))
    .digest()
  return (message, once) => {
    const digest = BigInt(`0x${createHash('sm3').update(holder).update(message).digest('hex')}`)
    for (;;) {
      const { number, point } = pointOf(once)
      const r = (digest + BigInt(`0x${Buffer.from(point.subarray(1, 33)).toString('hex')}`)) % order
      const s = (inverse * (number + order * order - r * own)) % order
      if (r !== 0n && r + number !== order && s !== 0n) return fromHex([r, s].map((each) => each.toString(16).padStart(64, '0')).join(''))!
    }
  }
}

/** A power among the numbers below the order. */
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let [square, left] = [base % order, exponent]; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % order
    square = (square * square) % order
  }
  return result
}
