import type { Detached } from '#contract/proof/bundle.ts'
import { type Bytes, toBase64 } from '#contract/proof/bytes.ts'
import { addProof, type DataProof, type Document, spellingOf } from '#contract/proof/data-integrity.ts'
import { sm2Identity } from '#contract/proof/signatures.ts'
import type { Signer } from './key-store.ts'

/** Adds the interoperable proof, eddsa-jcs-2022, to a document of this issuer; whoever has spelled it gives the spelling too. */
export function secure<D extends Document>(
  signer: Signer,
  issuer: string,
  document: D,
  at: Date,
  spelled?: Bytes,
): Promise<D & { proof: DataProof }> {
  const created = `${at.toISOString().slice(0, 19)}Z`
  return addProof(
    document,
    { created, verificationMethod: `${issuer}#${signer.keys.ed25519.id}` },
    (message) => signer.sign('ed25519', message),
    spelled,
  )
}

/** Signs the same document a second time with SM2: over its canonical spelling without the proof. */
export async function signBeside(signer: Signer, document: Document, spelled = spellingOf(document)): Promise<Uint8Array> {
  return signer.sign('sm2', spelled)
}

/** The second signature as it is published. */
export function detachedOf(keyId: string, signature: Uint8Array): Detached {
  return { format: 'rongshu-sm2/1', keyId, algorithm: 'SM2-SM3', identity: sm2Identity, signature: toBase64(signature) }
}
