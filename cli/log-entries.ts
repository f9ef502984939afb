import { type Bytes, sha256 } from '#contract/proof/bytes.ts'
import { entryTiles } from '#contract/proof/tiles.ts'
import { hashesIn, leafHashes, nodeHash } from '#contract/proof/tree-hash.ts'
import { CommandDenied } from './denial.ts'

/**
 * Reads every entry of a published log and computes the root over the first so many of them, for each of these sizes, without trusting
 * what it reads: the caller compares.
 */
export async function rootsOf(sizes: readonly number[], fetchTile: (path: string) => Promise<Bytes>): Promise<Map<number, Bytes>> {
  const roots = new Map([[0, await sha256(new Uint8Array())]])
  // The perfect trees so far, the largest first: a tree of each height that is set in the number of entries.
  const trees: Bytes[] = []
  let size = 0
  for (const { path, count } of entryTiles(Math.max(...sizes))) {
    for (const leaf of hashesIn(leafHashes(entriesIn(await fetchTile(path), count, path)))) {
      trees.push(leaf)
      size++
      for (let rest = size; rest % 2 === 0; rest /= 2) trees.push(joined(trees.splice(-2)))
      if (sizes.includes(size)) roots.set(size, foldRight(trees))
    }
  }
  return roots
}

const joined = ([left, right]: readonly Bytes[]): Bytes => nodeHash(left!, right!)

function foldRight(trees: readonly Bytes[]): Bytes {
  let root = trees.at(-1)!
  for (const left of trees.slice(0, -1).reverse()) root = nodeHash(left, root)
  return root
}

/** The entries of a tile: each has its length in two bytes before it. */
function entriesIn(tile: Bytes, count: number, path: string): Bytes[] {
  const view = new DataView(tile.buffer, tile.byteOffset, tile.length)
  const entries: Bytes[] = []
  let at = 0
  while (at + 2 <= tile.length) {
    const end = at + 2 + view.getUint16(at)
    entries.push(tile.slice(at + 2, end))
    at = end
  }
  if (at !== tile.length || entries.length !== count)
    throw new CommandDenied({ zh: `瓦片 ${path} 不完整或被改动`, en: `Tile ${path} is not whole, or was changed` })
  return entries
}
