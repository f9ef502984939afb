import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { finished } from 'node:stream/promises'
import { once } from 'node:events'
import { z } from 'zod'
import { Denied } from '#server/denied.ts'

const entry = z.object({
  path: z
    .string()
    .regex(/^(tables|files|sources)\/[\w.-]+(\/[\w.-]+)*$/)
    .refine((p) => !p.split('/').some((part) => part === '.' || part === '..')),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
const summary = z.object({
  format: z.literal('rongshu-backup/1'),
  takenAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), hash: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()), rows: z.number().int() })),
  sequences: z.array(z.object({ name: z.string(), value: z.number().int().nullable() })),
  missing: z.array(z.string()),
  /** What stays behind on purpose: keys that must not be in two places. */
  excluded: z.array(z.string()).default([]),
  /** Which of those there were, by digest: whoever keeps them apart can tell whether they belong to this backup. */
  keys: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string() })).default([]),
  /** Master keys without which the sealed part of this backup cannot be opened; they are not in it. */
  masterKeys: z.array(z.string()).default([]),
  entries: z.number().int(),
})

/** One file of a backup: where it lies in it, its size in bytes and its SHA-256. */
export type Entry = z.infer<typeof entry>
/** The last line of a manifest: what was backed up, from which schema; a backup without it was cut off. */
export type Summary = z.infer<typeof summary>

const nameOf = (folder: string) => path.join(folder, 'manifest.ndjson')

/** Makes sure that a folder's entries are on the disk. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Begins the manifest of a backup: one line a file as they come, and the summary, whose arrival completes the backup. */
export function writeManifest(folder: string): {
  add(line: Entry): Promise<void>
  complete(last: Omit<Summary, 'entries' | 'format'>): Promise<string>
} {
  const out = createWriteStream(`${nameOf(folder)}.coming`, { mode: 0o600, flush: true })
  const hash = createHash('sha256')
  let entries = 0
  const write = async (line: object) => {
    const text = `${JSON.stringify(line)}\n`
    hash.update(text)
    if (!out.write(text)) await once(out, 'drain')
  }
  return {
    add: (line) => {
      entries += 1
      return write(line)
    },
    complete: async (last) => {
      await write({ format: 'rongshu-backup/1', ...last, entries } satisfies Summary)
      await finished(out.end())
      await rename(`${nameOf(folder)}.coming`, nameOf(folder))
      await syncFolder(folder)
      return hash.digest('hex')
    },
  }
}

/** Reads a manifest line by line and answers its summary; denied when it is absent, cut off or not one. */
export async function readManifest(folder: string, each: (line: Entry) => Promise<void>): Promise<Summary> {
  const handle = await open(nameOf(folder)).catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'EACCES') throw problem
    return null
  })
  if (!handle)
    throw new Denied(404, {
      code: 'no-backup',
      message: {
        zh: `${folder} 里没有完整的备份（缺 manifest.ndjson）`,
        en: `There is no complete backup in ${folder}: manifest.ndjson is missing`,
      },
    })
  try {
    let count = 0
    for await (const line of createInterface({ input: handle.createReadStream({ autoClose: false }), crlfDelay: Infinity })) {
      const value: unknown = parse(line)
      const last = summary.safeParse(value)
      if (last.success && last.data.entries === count) return last.data
      const one = entry.safeParse(value)
      if (!one.success) break
      count += 1
      await each(one.data)
    }
  } finally {
    await handle.close()
  }
  throw damaged([path.basename(nameOf(folder))])
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** The refusal of a backup that is not as it was written; names at most ten of its files. */
export function damaged(files: readonly string[]): Denied {
  const some = `${files.slice(0, 10).join(', ')}${files.length > 10 ? ' …' : ''}`
  return new Denied(422, {
    code: 'backup-damaged',
    message: { zh: `备份已损坏，没有恢复任何内容：${some}`, en: `The backup is damaged; nothing was restored: ${some}` },
  })
}

/** The SHA-256 and the size of a file on the disk; null when it cannot be read. */
export async function digestOf(place: string): Promise<{ sha256: string; bytes: number } | null> {
  const hash = createHash('sha256')
  let bytes = 0
  try {
    for await (const chunk of createReadStream(place) as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
    }
  } catch {
    return null
  }
  return { sha256: hash.digest('hex'), bytes }
}
