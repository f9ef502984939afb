import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { partsOfArchive } from '#server/db/archive.ts'

const base = z.object({
  format: z.literal('rongshu-base/1'),
  system: z.string(),
  firstSegment: z.string().regex(/^[0-9A-F]{24}$/),
  end: z.string().regex(/^[0-9A-F]+\/[0-9A-F]+$/),
  endedAt: z.coerce.date(),
  bytes: z.number(),
})

/** A base backup that is whole: its folder, and when the copy was; from then on any instant can be recovered to. */
export type Base = z.infer<typeof base> & { readonly folder: string }

/** The file that is written last. */
export const noteOfBase = 'base.json'

/** The whole base backups of an archive, the oldest first; one that was cut off is none. */
export async function listBases(archive: string): Promise<Base[]> {
  const { bases } = partsOfArchive(archive)
  const found: Base[] = []
  for (const name of await readdir(bases).catch((): string[] => [])) {
    const folder = path.join(bases, name)
    const note = await readFile(path.join(folder, noteOfBase), 'utf8').catch(() => null)
    if (note !== null) found.push({ ...base.parse(JSON.parse(note)), folder })
  }
  return found.sort((a, b) => a.endedAt.getTime() - b.endedAt.getTime())
}

/** The folders of base backups that were cut off: not whole, and begun before the newest whole one. */
export async function listCutOff(archive: string): Promise<string[]> {
  const whole = new Set((await listBases(archive)).map(({ folder }) => folder))
  const newest = [...whole].sort().at(-1) ?? ''
  const { bases } = partsOfArchive(archive)
  return (await readdir(bases).catch((): string[] => []))
    .map((name) => path.join(bases, name))
    .filter((folder) => !whole.has(folder) && folder < newest)
}
