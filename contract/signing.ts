import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'
import { signedFindings, type SignedFindings } from './scan-files.ts'

/** A public key a unit signs with: its id (first 16 hex of the SHA-256 over its SPKI in DER) and its PEM in one form of writing. */
export type PublicKey = { readonly keyId: string; readonly key: KeyObject; readonly pem: string }

/** Reads a public key; null unless the text is one SPKI in PEM, of Ed25519 and nothing else (no private key, no certificate). */
export function readPublicKey(text: string): PublicKey | null {
  if (!/^\s*-----BEGIN PUBLIC KEY-----[A-Za-z0-9+/=\s]+-----END PUBLIC KEY-----\s*$/.test(text)) return null
  try {
    return publicKeyOf(createPublicKey({ key: text.trim(), format: 'pem', type: 'spki' }))
  } catch {
    return null
  }
}

/** The public key of an Ed25519 key object, private or public; null for a key of another kind. */
export function publicKeyOf(key: KeyObject): PublicKey | null {
  if (key.asymmetricKeyType !== 'ed25519') return null
  const own = key.type === 'private' ? createPublicKey(key) : key
  const spki = own.export({ type: 'spki', format: 'der' })
  return {
    keyId: createHash('sha256').update(spki).digest('hex').slice(0, 16),
    key: own,
    pem: String(own.export({ type: 'spki', format: 'pem' })),
  }
}

/** Signs the exact bytes of a text (UTF-8) with an Ed25519 private key; throws when the key is of another kind. */
export function signFindings(payload: string, privateKey: KeyObject): SignedFindings {
  const own = publicKeyOf(privateKey)
  if (!own || privateKey.type !== 'private') throw new TypeError('findings are signed with an Ed25519 private key')
  return { payload, algorithm: 'ed25519', keyId: own.keyId, signature: sign(null, Buffer.from(payload), privateKey).toString('base64') }
}

/** Whether a file was signed by this key over exactly these bytes. */
export function isSignedBy(file: SignedFindings, { key, keyId }: PublicKey): boolean {
  return file.keyId === keyId && verify(null, Buffer.from(file.payload), key, Buffer.from(file.signature, 'base64'))
}

/** Reads the outside of a findings file from its text; null when it is no such file. What is inside is not looked at. */
export function readSigned(text: string): SignedFindings | null {
  try {
    const read = signedFindings.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
