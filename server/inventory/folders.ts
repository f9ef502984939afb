import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { inventoryRoutes, type SourceLine } from '#contract/inventory.ts'
import type { Problem } from '#contract/route.ts'
import type { FileGroup } from '#contract/scan-files.ts'
import type { Words } from '#law/words.ts'
import { Denied } from '#server/denied.ts'
import { handle, type Handling } from '#server/http/ask.ts'
import type { Platform } from '#server/platform.ts'
import { enterSources } from './entering.ts'
import { filesOf } from './folder-groups.ts'
import { groupFiles, isTxt } from './grouping.ts'
import { safeFileName } from './file-names.ts'
import { allowedPlace, filesUnder, MOST_FILES } from './folder-files.ts'
import type { InventoryLent } from './lent.ts'
import { scanAgain } from './rescan.ts'
import { requireCounting } from './round-reading.ts'
import { findFolderFiles, type NewSource } from './sources.sql.ts'

type Refused = { readonly name: string; readonly why: Words }

/**
 * Folders the server may read: their files are read in place, never copied; those that are parts of one dataset come as one source, unless
 * the officer wants each by itself.
 */
export function folders(platform: Platform, lent: InventoryLent): Handling[] {
  return [
    handle(inventoryRoutes.addFolder, async (ask, { params, body }) => {
      await ask.transaction((tx) => requireCounting(tx, lent, ask, params.id))
      const found = await filesUnder(await allowedPlace(platform.config.sourceFolders, body.path))
      const known = await ask.transaction((tx) => findFolderFiles(tx, params.id))
      const bytes = new Map(found.files.map((f) => [f.place, f.bytes]))
      const { tables, notes } = await groupsOf([...bytes.keys()], body.each)
      const { fresh, grown } = sortGroups(tables, new Map([...known].filter(([place]) => bytes.has(place))))
      const sources = fresh.map((group): NewSource => ({
        id: randomUUID(),
        name: safeFileName(group.name),
        arrivedBy: 'folder',
        ...filesOf(group.paths, bytes),
      }))
      const added = await enterSources(platform, lent, ask, params.id, sources)
      const renewed: SourceLine[] = []
      const told = [
        ...found.refused,
        ...notes.filter((place) => !known.has(place)).map((place): Refused => ({ name: path.basename(place), why: noTable })),
      ]
      for (const { sourceId, paths } of grown) {
        const again = await scanAgain(
          platform,
          lent,
          ask,
          { id: sourceId, arrived_by: 'folder', path: paths[0]! },
          filesOf(paths, bytes),
        ).catch((problem: unknown) => {
          if (!(problem instanceof Denied)) throw problem
          return problem.problem
        })
        if ('id' in again) renewed.push(again)
        else told.push(...paths.filter((place) => !known.has(place)).map((place) => ({ name: path.basename(place), why: ofKnown(again) })))
      }
      const entered = new Set(added.map((a) => a.id))
      const joined = new Set(grown.flatMap(({ paths }) => paths))
      const before = [
        ...found.files.filter((f) => known.has(f.place) && !joined.has(f.place)).map((f) => path.basename(f.place)),
        ...sources.filter((s) => !entered.has(s.id)).map((s) => s.name),
      ]
      return {
        added,
        renewed,
        refused: [
          ...told,
          ...before.map((name): Refused => ({ name, why: { zh: '本次盘点已添加过', en: 'This round has it already' } })),
        ].slice(0, MOST_FILES),
      }
    }),
  ]
}

const noTable: Words = {
  zh: '普通文本，不是数据表，已略过；其中确是一列数据的，请另存为 .csv 再添加',
  en: 'Plain text that holds no table, passed over; where it is a column of data, save it as .csv and add that',
}

/** What of a folder is data, put together unless each is wanted by itself, and which texts hold none. */
async function groupsOf(places: readonly string[], isEach: boolean): Promise<{ tables: FileGroup[]; notes: string[] }> {
  const alone = (paths: readonly string[]): FileGroup[] => paths.map((place) => ({ name: path.basename(place), paths: [place] }))
  const groups = isEach && !places.some(isTxt) ? alone(places) : await groupFiles(places)
  const tables = groups.filter(({ isNoTable }) => !isNoTable)
  return {
    tables: isEach ? alone(tables.flatMap(({ paths }) => paths)) : tables,
    notes: groups.filter(({ isNoTable }) => isNoTable).flatMap(({ paths }) => paths),
  }
}

/**
 * Groups of files the round does not have yet, and sources that grow by the others of a group of which they alone have some: what such a
 * source has stays with it, whatever it is like now, and its scan tells. Pure.
 */
export function sortGroups(
  groups: readonly FileGroup[],
  known: ReadonlyMap<string, string>,
): { fresh: FileGroup[]; grown: { sourceId: string; paths: readonly string[] }[] } {
  const fresh: FileGroup[] = []
  const grown = new Map<string, readonly string[]>()
  for (const { name, paths } of groups) {
    const isNew = paths.filter((place) => !known.has(place))
    const [owner, ...others] = new Set(paths.flatMap((place) => known.get(place) ?? []))
    if (isNew.length === 0) continue
    if (owner && others.length === 0)
      grown.set(owner, [...(grown.get(owner) ?? [...known].flatMap(([place, id]) => (id === owner ? [place] : []))), ...isNew])
    else fresh.push({ name: isNew.length > 1 ? name : path.basename(isNew[0]!), paths: isNew })
  }
  return { fresh, grown: [...grown].map(([sourceId, paths]) => ({ sourceId, paths: paths.toSorted() })) }
}

const ofKnown = ({ message, remedy }: Problem): Words => ({
  zh: `与本次盘点已有的数据源同类：${message.zh}${remedy ? `；${remedy.zh}` : ''}`,
  en: `It is like the files of a source this round has: ${message.en}${remedy ? `; ${remedy.en}` : ''}`,
})
