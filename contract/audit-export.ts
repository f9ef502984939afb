import { z } from 'zod'

const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** The first line of an exported log: which time, which part of the chain, and the digest before it (empty at the beginning). */
export const exportHead = z.object({
  format: z.literal('rongshu-audit-export/1'),
  origin: z.string(),
  from: z.string(),
  to: z.string(),
  first: z.number().int(),
  before: z.union([digest, z.literal('')]),
})
/** A line of the log: `line` is the exact text its digest is of, `says` the same for people, with names as they were at the export. */
export const exportLine = z.object({
  position: z.number().int(),
  line: z.string(),
  digest,
  chain: digest,
  says: z.object({
    at: z.string(),
    officer: z.string().nullable(),
    officerId: z.string().nullable(),
    organisation: z.string().nullable(),
    role: z.string(),
    action: z.string(),
    actionTitle: z.string(),
    objectKind: z.string(),
    objectId: z.string(),
    outcome: z.string(),
    from: z.string(),
    requestId: z.string(),
  }),
})
/** The last line: how many, where the chain ends, the SHA-256 of everything before this line, and the platform's signature of that. */
export const exportEnd = z.object({
  lines: z.number().int(),
  last: z.number().int(),
  head: z.union([digest, z.literal('')]),
  sha256: digest,
  keyId: z.string(),
  publicKey: z.string(),
  signature: z.string(),
})

export type ExportHead = z.infer<typeof exportHead>
export type ExportLine = z.infer<typeof exportLine>
export type ExportEnd = z.infer<typeof exportEnd>

/** What the signature of an export is of. */
export const signedOf = ({ lines, last, head, sha256 }: Pick<ExportEnd, 'lines' | 'last' | 'head' | 'sha256'>): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`rongshu-audit-export/1\n${lines}\n${last}\n${head}\n${sha256}\n`)

/** An instant of the log, kept in microseconds, as text with three digits. */
export const instantOf = (micros: string): string => new Date(Number(BigInt(micros) / 1000n)).toISOString()
