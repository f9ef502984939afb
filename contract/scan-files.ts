import { z } from 'zod'
import { columnRule, finding, cardDraft } from './findings.ts'
import { kitRules } from './kit-rules.ts'

/** What `rongshu scan --out` writes and the platform takes in: findings made at the producer's, without a row, signed by the unit. */
export const findingsFile = z.object({
  form: z.literal('rongshu-findings/1'),
  unit: z.object({ uscc: z.string().max(18), name: z.string().max(200) }),
  madeAt: z.iso.datetime({ offset: true }),
  scannerVersion: z.string().max(40),
  findings: z.array(z.object({ finding, draft: cardDraft })).max(2000),
})
export type FindingsFile = z.infer<typeof findingsFile>

/** Versions of the scanner whose findings the platform takes in: those that write this form. */
export const KNOWN_SCANNERS = /^[1-2]\.\d{1,4}\.\d{1,4}$/

/** The file as it lies on disk: the exact bytes that were signed, as text, with the Ed25519 signature over them in base64. */
export const signedFindings = z.object({
  payload: z.string(),
  algorithm: z.literal('ed25519'),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  signature: z.string().max(200),
})
export type SignedFindings = z.infer<typeof signedFindings>

/**
 * What the command at the producer's takes along from the platform: the city's salt, who the unit is, the rules of its datasets, each with
 * the dataset it is of.
 */
export const scanKit = z.object({
  salt: z.string().regex(/^[0-9a-f]{32,128}$/),
  unit: z.object({ uscc: z.string(), name: z.string() }),
  rules: z.array(kitRules).max(5000),
})
export type ScanKit = z.infer<typeof scanKit>

/** How to reach a database that is to be scanned. */
export const connection = z.object({
  kind: z.enum(['postgresql', 'mysql']),
  host: z.string().min(1).max(253),
  port: z.int().min(1).max(65_535),
  /** Where the host was found to be, by whoever looked whether it may be reached; the host is asked for when there is none. */
  address: z.union([z.ipv4(), z.ipv6()]).optional(),
  database: z.string().min(1).max(128),
  user: z.string().min(1).max(128),
  password: z.string().max(500),
  tls: z.enum(['off', 'on', 'verify']).default('off'),
  schemas: z.array(z.string().max(128)).max(100).default([]),
  tables: z.array(z.string().max(260)).max(2000).default([]),
  mode: z.enum(['sample', 'full']).default('full'),
  /** Longest time one statement may take at the source, in seconds. */
  statementSeconds: z.int().min(1).max(86_400).default(600),
})
export type Connection = z.infer<typeof connection>

/** One job for a scanning process: what to look at and under which rules. */
export const scanJob = z.object({
  target: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('file'),
      path: z.string().min(1),
      name: z.string().optional(),
      /**
       * It is still coming: its beginning and its size are there; the scan says `waits` when it wants the rest, and a second line of the
       * job that it is there.
       */
      isComing: z.boolean().optional(),
      /** It holds several files of one upload, as an archive does, that are to be one dataset. */
      isJoined: z.boolean().optional(),
    }),
    z.object({ kind: z.literal('folder'), paths: z.array(z.string().min(1)).min(1), name: z.string() }),
    z.object({ kind: z.literal('connection'), connection }),
  ]),
  limits: z.record(z.string(), z.number()).optional(),
  /** Hex; salts the digests and sketches so that they mean nothing outside this city. Without it there are no sketches. */
  salt: z
    .string()
    .regex(/^[0-9a-f]{32,128}$/)
    .optional(),
  /** Rules by dataset name; `*` holds for every dataset. */
  rules: z.record(z.string(), z.array(columnRule)).optional(),
  threads: z.int().min(1).max(64).optional(),
  /** Bytes a second at most; no bound unless given. */
  throttle: z.number().positive().optional(),
  /** Like files of an archive, an upload or a folder come each by itself, not as one dataset. */
  isEach: z.boolean().optional(),
  /** Where what was found of each table of a database is kept until the scan has ended, so that a scan that broke off goes on at the table where it broke. */
  journal: z.string().min(1).optional(),
  /** `sample` ends with the first answer, from a part of the source; `full` unless given. A connection says so itself. */
  mode: z.enum(['sample', 'full']).optional(),
})
export type ScanJob = z.infer<typeof scanJob>

/**
 * Which files seem to be parts of one dataset, and what to call it, and which are texts that hold no table: what the scanner answers when
 * it is asked to group.
 */
export const fileGroups = z.array(z.object({ name: z.string(), paths: z.array(z.string()).min(1), isNoTable: z.boolean().optional() }))
export type FileGroup = z.infer<typeof fileGroups>[number]
