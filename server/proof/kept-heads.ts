import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { toBase64 } from '#contract/proof/bytes.ts'
import { nameAfter } from '#contract/proof/log-name.ts'
import type { Words } from '#law/words.ts'
import type { Tx } from '#server/db/transaction.ts'
import { writeWhole } from '#server/files/write-whole.ts'
import { findCheckpoint, findOrigin, findRoot } from './log.sql.ts'

const format = 'rongshu-signed-heads/1'
const headFile = z.object({
  format: z.literal(format),
  heads: z.record(z.string(), z.object({ size: z.number().int().positive(), root: z.string() })),
  isRestored: z.literal(true).optional(),
})
type Kept = Pick<z.infer<typeof headFile>, 'heads' | 'isRestored'>

/** The file of the last head signed under each name, beside the keys and in no backup: a database cannot know by itself that it is an older one. */
export const headFileName = 'signed-heads.json'

/**
 * The heads that were kept, and whether the database came back from a backup without them; none before the first, null when the file is
 * there and not whole.
 */
async function readHeads(dataDir: string): Promise<Kept | null> {
  const text = await readFile(path.join(dataDir, headFileName), 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return null
    throw problem
  })
  if (text === null) return { heads: {} }
  try {
    return headFile.parse(JSON.parse(text))
  } catch {
    return null
  }
}

async function writeHeads(dataDir: string, kept: Kept): Promise<void> {
  await writeWhole(path.join(dataDir, headFileName), `${JSON.stringify({ format, ...kept }, null, 1)}\n`)
}

/**
 * Says in a data folder that its database came back from a backup: nothing is signed there until the file of before is put in this one's
 * place, or another log is begun.
 */
export const noteRestored = (dataDir: string): Promise<void> => writeHeads(dataDir, { heads: {}, isRestored: true })

/** What whoever restored a database is told of that, as a line. */
export const restoredLine = `公开日志暂不签署 · the log halts     启动前把原数据目录最后的 ${headFileName} 放回；没有的，启动后执行 rongshu log begin · put the last one of the data folder of before back, or run that after the start`

/** The name under which a new database may sign: the one wished for, or, since a log of that name was signed here before, one that shares no entry with it. */
export async function unusedName(dataDir: string, wished: string, at: Date): Promise<string> {
  const used = (await readHeads(dataDir))?.heads ?? {}
  let name = wished
  while (name in used) name = nameAfter(name, 0, at)
  return name
}

/** Why nothing may be signed: more, or something else, was signed under the log's name than this database knows. Null when it may go on. */
export async function findHalt(tx: Tx, dataDir: string): Promise<Words | null> {
  const known = await readHeads(dataDir)
  if (!known)
    return {
      zh: `日志已停止签署：数据目录里的 ${headFileName} 不完整。请放回它的副本；没有副本的，执行 rongshu log begin 另开一本日志`,
      en: `The log signs nothing: ${headFileName} in the data folder is not whole. Put a copy of it back, or, if there is none, begin another log with rongshu log begin`,
    }
  if (known.isRestored)
    return {
      zh: `日志已停止签署：数据库是从备份恢复的，之后还签署过什么已无从得知。请把恢复之前数据目录里最后的 ${headFileName} 放回；已经没有的，执行 rongshu log begin 另开一本日志`,
      en: `The log signs nothing: the database came back from a backup, and what was signed afterwards is not known. Put the last ${headFileName} of the data folder of before back, or, if there is none left, begin another log with rongshu log begin`,
    }
  const kept = known.heads[await findOrigin(tx)]
  if (!kept) return null
  const root = await findRoot(tx, kept.size)
  if (root && toBase64(root) === kept.root) return null
  const here = (await findCheckpoint(tx))?.size ?? 0
  return {
    zh: `日志已停止签署：${headFileName} 记着已签署 ${kept.size} 条，数据库里${here < kept.size ? `只有 ${here} 条` : '是另外的内容'}，可能是从较早的备份恢复的。恢复较新的备份，或执行 rongshu log begin 另开一本日志`,
    en: `The log signs nothing: ${headFileName} tells of ${kept.size} signed entries and the database has ${here < kept.size ? `only ${here}` : 'others'}; it was perhaps restored from an older backup. Restore a newer one, or begin another log with rongshu log begin`,
  }
}

/**
 * Keeps the latest head that is committed, also in the place of a file that is not whole or tells of a restore, which only a log begun
 * anew has before it; whoever calls this holds the log, so that processes that share the folder write one after the other.
 */
export async function keepHead(tx: Tx, dataDir: string): Promise<void> {
  const head = await findCheckpoint(tx)
  const heads = (await readHeads(dataDir))?.heads ?? {}
  const origin = await findOrigin(tx)
  // What was signed last may still be of the log before this one.
  if (!head?.note.startsWith(`${origin}\n`) || heads[origin]?.size === head.size) return
  await writeHeads(dataDir, { heads: { ...heads, [origin]: { size: head.size, root: toBase64(head.root) } } })
}
