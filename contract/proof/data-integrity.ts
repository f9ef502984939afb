import { canonicalJson } from '#contract/canonical.ts'
import { fromMultibase, toMultibase } from './base58.ts'
import { type Bytes, concat, sha256, utf8 } from './bytes.ts'
import { isEd25519 } from './signatures.ts'

/** A proof of W3C Data Integrity with the cryptosuite eddsa-jcs-2022. */
export type DataProof = {
  readonly type: string
  readonly cryptosuite: string
  readonly created: string
  readonly verificationMethod: string
  readonly proofPurpose: string
  readonly '@context'?: unknown
  readonly proofValue: string
}
/** A document that may carry such a proof. */
export type Document = { readonly [member: string]: unknown }

const suite = { type: 'DataIntegrityProof', cryptosuite: 'eddsa-jcs-2022', proofPurpose: 'assertionMethod' } as const

/** Signs 64 bytes of digests with an Ed25519 key. */
export type SignDigests = (message: Bytes) => Promise<Bytes>

/** The digests that are signed: of the proof's options, then of the document, each in canonical spelling (eddsa-jcs-2022, 3.3). */
export async function digestsToSign(
  document: Document,
  options: Omit<DataProof, 'proofValue'>,
  spelled = spellingOf(document),
): Promise<Bytes> {
  return concat(...(await Promise.all([sha256(spellingOf(options)), sha256(spelled)])))
}

/** The bytes of a document in canonical spelling: what is signed and committed to. */
export const spellingOf = (document: Document): Bytes => utf8(canonicalJson(document))

/** Adds a proof to a document that has none; whoever has spelled it gives the spelling too. */
export async function addProof<D extends Document>(
  document: D,
  signed: { created: string; verificationMethod: string },
  sign: SignDigests,
  spelled = spellingOf(document),
): Promise<D & { proof: DataProof }> {
  const context = '@context' in document ? { '@context': document['@context'] } : {}
  const options = { ...suite, ...signed, ...context }
  return { ...document, proof: { ...options, proofValue: toMultibase(await sign(await digestsToSign(document, options, spelled))) } }
}

/** The document without its proof. */
export function withoutProof(secured: Document): Document {
  const { proof: _, ...document } = secured
  return document
}

/** Reads the proof of a document; null when it has none of this cryptosuite. */
export function proofOf(document: Document): DataProof | null {
  const proof = document['proof'] as Partial<DataProof> | undefined
  const isOurs = proof?.type === suite.type && proof.cryptosuite === suite.cryptosuite && proof.proofPurpose === suite.proofPurpose
  const isWhole = [proof?.created, proof?.verificationMethod, proof?.proofValue].every((each) => typeof each === 'string')
  return isOurs && isWhole ? (proof as DataProof) : null
}

/** Whether the proof of a document was made with this key over exactly this content (eddsa-jcs-2022, 3.2.2). */
export async function isProven(document: Document, key: Bytes): Promise<boolean> {
  const proof = proofOf(document)
  const value = proof && fromMultibase(proof.proofValue)
  if (!proof || !value) return false
  const { proofValue: _, ...options } = proof
  const unsecured = withoutProof(document)
  // The contexts of the proof must begin those of the document: otherwise its words could be given another sense.
  if (options['@context'] !== undefined && !beginsWith(unsecured['@context'], options['@context'])) return false
  const read = options['@context'] === undefined ? unsecured : { ...unsecured, '@context': options['@context'] }
  return isEd25519(key, await digestsToSign(read, options), value)
}

function beginsWith(whole: unknown, start: unknown): boolean {
  const [all, first] = [[whole].flat(), [start].flat()]
  return first.every((each, at) => canonicalJson(each) === canonicalJson(all[at]))
}
