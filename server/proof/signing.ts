import { canonicalJson } from '#contract/canonical.ts'
import type { Detached } from '#contract/proof/bundle.ts'
import { toBase64, utf8 } from '#contract/proof/bytes.ts'
import { addProof, type DataProof, type Document } from '#contract/proof/data-integrity.ts'
import { sm2Identity } from '#contract/proof/signatures.ts'
import type { Signer } from './signer.ts'

/** Adds the interoperable proof, eddsa-jcs-2022, to a document of this issuer. */
export function secure<D extends Document>(signer: Signer, issuer: string, document: D, at: Date): Promise<D & { proof: DataProof }> {
  const created = `${at.toISOString().slice(0, 19)}Z`
  return addProof(document, { created, verificationMethod: `${issuer}#${signer.keys.ed25519.id}` }, (message) => signer.sign('ed25519', message))
}

/** Signs the same document a second time with SM2: over its canonical spelling without the proof. */
export async function signBeside(signer: Signer, document: Document): Promise<Uint8Array> {
  return signer.sign('sm2', utf8(canonicalJson(document)))
}

/** The second signature as it is published. */
export function detachedOf(keyId: string, signature: Uint8Array): Detached {
  return { format: 'rongshu-sm2/1', keyId, algorithm: 'SM2-SM3', identity: sm2Identity, signature: toBase64(signature) }
}
