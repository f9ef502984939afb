import type { Bytes } from '#contract/proof/bytes.ts'
import type { Algorithm } from '#contract/proof/signatures.ts'

/** A key somebody signs with for the platform, by its public half. */
export type SigningKey = { readonly id: string; readonly algorithm: Algorithm; readonly publicKey: Bytes }
/** What is signed with at one time: a key of each kind. */
export type KeyPair = { readonly [A in Algorithm]: SigningKey }

/** Who signs with a pair. */
export type Signer = {
  readonly keys: KeyPair
  /** Ed25519 answers the 64 bytes of RFC 8032, SM2 r and s of 32 bytes each, with SM3 and the usual identity. */
  sign(algorithm: Algorithm, message: Uint8Array): Promise<Bytes>
}

/** Who signs the heads of other logs: one Ed25519 key, apart from those of the platform. */
export type WitnessHand = { readonly publicKey: Bytes; sign(message: Uint8Array): Promise<Bytes> }

/**
 * Where the platform's private keys lie and sign. None ever comes out: what passes here are ids, public halves, messages and signatures.
 * Which keys are in use the history in the database says, by their ids; `take` and `make` are called by one process at a time. A file is
 * one such store (`key-file-store.ts`); how another is written: docs/proofs.md.
 */
export type KeyStore = {
  /** The signer over the keys of these ids; null when they are not all here. Asked for each batch that is signed. */
  open(ids: readonly string[]): Promise<Signer | null>
  /**
   * At a start, and after a change: finds the keys of these ids wherever this store has them, and leaves no other ones in use; answers
   * whether they are here.
   */
  take(ids: readonly string[]): Promise<boolean>
  /**
   * Makes a pair that lasts when this returns, beside the keys of these ids, which go on signing until `take`; and a key to witness with
   * where there is none, or a new one is asked for.
   */
  make(asked: { readonly beside: readonly string[]; readonly isWitnessNew: boolean }): Promise<KeyPair>
  /** Who witnesses; null before the first `make`. */
  witness(): Promise<WitnessHand | null>
}
