import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { toBase64 } from '#contract/proof/bytes.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { writeWhole } from '#server/files/write-whole.ts'
import { findCheckpoint, findOrigin, findRoot } from './log.sql.ts'

const headFile = z.object({ format: z.literal('rongshu-signed-heads/1'), heads: z.record(z.string(), z.object({ size: z.number().int().positive(), root: z.string() })) })
type Heads = z.infer<typeof headFile>['heads']

/** The file of the last head signed under each name, beside the keys and in no backup: a database cannot know by itself that it is an older one. */
export const headFileName = 'signed-heads.json'

/** The heads that were kept; none before the first, null when the file is there and not whole. */
async function readHeads(dataDir: string): Promise<Heads | null> {
  const text = await readFile(path.join(dataDir, headFileName), 'utf8').catch((problem: NodeJS.ErrnoException) => { if (problem.code === 'ENOENT') return null; throw problem })
  if (text === null) return {}
  try {
    return headFile.parse(JSON.parse(text)).heads
  } catch {
    return null
  }
}

/** Why nothing may be signed: more, or something else, was signed under the log's name than this database knows. Null when it may go on. */
export async function findHalt(tx: Tx, dataDir: string): Promise<Words | null> {
  const heads = await readHeads(dataDir)
  if (!heads) return { zh: `日志已停止签署：数据目录里的 ${headFileName} 不完整，请放回它的副本`, en: `The log signs nothing: ${headFileName} in the data folder is not whole; put a copy of it back` }
  const kept = heads[await findOrigin(tx)]
  if (!kept) return null
  const root = await findRoot(tx, kept.size)
  if (root && toBase64(root) === kept.root) return null
  const here = (await findCheckpoint(tx))?.size ?? 0
  return {
    zh: `日志已停止签署：${headFileName} 记着已签署 ${kept.size} 条，数据库里${here < kept.size ? `只有 ${here} 条` : '是另外的内容'}，可能是从较早的备份恢复的。恢复较新的备份，或执行 rongshu log begin 另开一本日志`,
    en: `The log signs nothing: ${headFileName} tells of ${kept.size} signed entries and the database has ${here < kept.size ? `only ${here}` : 'others'}; it was perhaps restored from an older backup. Restore a newer one, or begin another log with rongshu log begin`,
  }
}

/** Keeps the latest head that is committed; whoever calls this holds the log, so that processes that share the folder write one after the other. */
export async function keepHead(tx: Tx, dataDir: string): Promise<void> {
  const head = await findCheckpoint(tx)
  const heads = await readHeads(dataDir)
  const origin = await findOrigin(tx)
  // What was signed last may still be of the log before this one.
  if (!heads || !head?.note.startsWith(`${origin}\n`) || heads[origin]?.size === head.size) return
  await writeWhole(path.join(dataDir, headFileName), `${JSON.stringify({ format: 'rongshu-signed-heads/1', heads: { ...heads, [origin]: { size: head.size, root: toBase64(head.root) } } }, null, 1)}\n`)
}
