import { toMultibase } from '#contract/proof/base58.ts'
import { concat, toBase64 } from '#contract/proof/bytes.ts'
import { isCompromised, type KeyHistory } from '#contract/proof/key-history.ts'
import type { Document } from '#contract/proof/data-integrity.ts'
import { vkeyOf } from '#contract/proof/note.ts'
import { pemOf } from '#contract/proof/signatures.ts'
import type { Tx } from '#server/db/transaction.ts'
import { places } from './credential.ts'
import { findKeys } from './keys.sql.ts'
import { findOrigin } from './log.sql.ts'
import { findWitnesses } from './witnesses.sql.ts'

/** What names an Ed25519 key in a multikey. */
const multikeyHead = Uint8Array.of(0xed, 0x01)

/** Every key as it is published, the log's name, and its witnesses. */
export async function historyOf(tx: Tx, base: string): Promise<KeyHistory> {
  const origin = await findOrigin(tx)
  const keys = await Promise.all(
    (await findKeys(tx)).map(async (key) => {
      const bytes = Uint8Array.from(key.publicKey)
      return {
        id: key.id,
        algorithm: key.algorithm,
        publicKey: toBase64(bytes),
        pem: pemOf(key.algorithm, bytes),
        noteKey: await vkeyOf({ name: origin, kind: key.algorithm, key: bytes }),
        multibase: key.algorithm === 'ed25519' ? toMultibase(concat(multikeyHead, bytes)) : null,
        validFrom: key.validFrom.toISOString(),
        validUntil: key.validUntil?.toISOString() ?? null,
        endedBecause: key.endedBecause,
        vouchedBy: key.vouchedBy,
        voucher: key.voucher && toBase64(key.voucher),
      }
    }),
  )
  const witnesses = (await findWitnesses(tx)).map(({ name, key }) => ({ name, key }))
  return { format: 'rongshu-keys/1', issuer: places.issuer(base), origin, keys, witnesses }
}

/**
 * The issuer as a controlled identifier document (W3C Controlled Identifiers 1.0): where the keys that proofs name are looked up. The
 * terms are in `/keys.json`: with `expires` here common verifiers would refuse what a key signed while it was in use. One that was
 * declared compromised asserts nothing any more.
 */
export function issuerOf({ issuer, keys }: KeyHistory): Document {
  const own = keys.filter(({ multibase }) => multibase !== null)
  const idOf = ({ id }: { id: string }) => `${issuer}#${id}`
  return {
    '@context': ['https://www.w3.org/ns/cid/v1'],
    id: issuer,
    verificationMethod: own.map((key) => ({
      id: idOf(key),
      type: 'Multikey',
      controller: issuer,
      publicKeyMultibase: key.multibase,
      ...(isCompromised(key) ? { revoked: key.validUntil } : {}),
    })),
    assertionMethod: own.filter((key) => !isCompromised(key)).map(idOf),
  }
}
