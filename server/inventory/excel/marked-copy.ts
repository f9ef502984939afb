import { randomUUID } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import { Denied } from '#server/denied.ts'
import type { Ask } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { partsOf } from './import-area.ts'
import { type ImportRow, listFaults } from './imports.sql.ts'
import { runReader } from './reader-process.ts'

/** Where the copy of a refused table lies that has its errors at their cells; made when it is first asked for, in a process of its own. */
export async function markedCopy(platform: Platform, ask: Ask, row: ImportRow): Promise<string> {
  if (row.state !== 'refused')
    throw new Denied(409, {
      code: 'nothing-to-mark',
      message: { zh: '这次导入没有逐格的错误', en: 'This import has no errors at cells' },
      remedy: { zh: '看导入结果页写明的原因', en: 'The page of the import says why' },
      basis: 'choice:card-tables',
    })
  const { file, marked } = partsOf(platform.config.dataDir, row.path)
  if (await isThere(marked)) return marked
  const work = `${marked}.${randomUUID()}`
  const faultsFile = `${work}.faults`
  try {
    await writeFaults(ask, row.id, faultsFile)
    const said = await runReader({ task: 'mark', file, faultsFile, out: work })
    if (!('marked' in said))
      throw new Denied(422, {
        code: 'cannot-mark',
        message: { zh: '表格过大，无法标出；请用错误清单改正', en: 'The table is too large to be marked; use the list of errors' },
        basis: 'choice:card-tables',
      })
    await rename(work, marked)
    return marked
  } finally {
    await rm(faultsFile, { force: true })
    await rm(work, { force: true })
  }
}

const isThere = (place: string) =>
  stat(place).then(
    () => true,
    () => false,
  )

/** The errors of an import as the reading process takes them, a line each. */
async function writeFaults(ask: Ask, importId: string, place: string): Promise<void> {
  await writeFile(place, '', { mode: 0o600 })
  for (let after = 0; ;) {
    const faults = await ask.transaction((tx) => listFaults(tx, importId, after, 5000))
    if (faults.length === 0) return
    await writeFile(place, faults.map((f) => `${JSON.stringify({ ...f, col: f.column })}\n`).join(''), { flag: 'a' })
    after = faults.at(-1)!.seq
  }
}
