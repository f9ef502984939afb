import { z } from 'zod'
import { keyHistory } from './key-history.ts'
import { sm2Identity } from './signatures.ts'

/** A second signature beside a document: SM2 with SM3 over the canonical spelling of the document without its proof. */
export const detached = z.object({
  format: z.literal('rongshu-sm2/1'),
  keyId: z.string(),
  algorithm: z.literal('SM2-SM3'),
  identity: z.literal(sm2Identity),
  signature: z.string(),
})
export type Detached = z.infer<typeof detached>

const document = z.record(z.string(), z.unknown())

/** Everything that shows that a certificate was issued and is in the log, in one file that can be checked without the platform. */
export const bundle = z.object({
  format: z.literal('rongshu-bundle/1'),
  credential: document,
  sm2: detached,
  /** The entry of the log in Base64, and the salt (hexadecimal) that opens its commitment. */
  entry: z.string(),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  /** C2SP tlog-proof. */
  proof: z.string(),
  keys: keyHistory,
  /** That the log goes on from a checkpoint of this size, for whoever noted it: hashes in Base64 (RFC 6962, 2.1.2). */
  since: z.object({ size: z.number().int().positive(), hashes: z.array(z.string()).max(63) }).optional(),
})
export type Bundle = z.infer<typeof bundle>

/** An entry of the log: what it is about; only salted digests of what is not public. */
export type LogEntry =
  | { readonly kind: 'event'; readonly at: string; readonly commitment: string }
  | { readonly kind: 'certificate'; readonly at: string; readonly number: string; readonly commitment: string }
  | { readonly kind: 'status'; readonly at: string; readonly number: string; readonly status: string; readonly on: string }
  | { readonly kind: 'audit-head'; readonly at: string; readonly day: string; readonly position: number; readonly digest: string }
