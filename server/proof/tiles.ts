import { tilePath, tileWidth } from '#contract/proof/tiles.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findCheckpoint, listEntries, readNodes } from './log.sql.ts'

/** A tile somebody asks for: hashes of a level, or the entries themselves. */
type Asked = { readonly level: number | 'entries'; readonly tile: number; readonly width: number }

/** Reads the path of a tile (C2SP tlog-tiles), such as `0/x001/234.p/56`; null when it is none. */
export function readTilePath(path: string): Asked | null {
  const [, level, index, width] = /^(entries|0|[1-9]\d?)\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/.exec(path) ?? []
  if (level === undefined || index === undefined) return null
  const tile = Number(index.replaceAll(/[x/]/g, ''))
  const isPlain = tilePath(tile) === index && (width === undefined || Number(width) < tileWidth)
  return isPlain && Number(level === 'entries' ? 0 : level) < 64
    ? { level: level === 'entries' ? level : Number(level), tile, width: width === undefined ? tileWidth : Number(width) }
    : null
}

/** The bytes of a tile; null when the signed log is not that long. */
export async function readTile(tx: Tx, { level, tile, width }: Asked): Promise<Buffer | null> {
  const head = await findCheckpoint(tx)
  const whole = Math.floor((head?.size ?? 0) / tileWidth ** (level === 'entries' ? 0 : level))
  const from = tile * tileWidth
  if (from + width > whole) return null
  if (level !== 'entries') {
    const need = { level, from, count: width }
    return (await readNodes(tx, [need]))(need)
  }
  return Buffer.concat(
    (await listEntries(tx, from, width)).flatMap((entry) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(entry.length)
      return [length, entry]
    }),
  )
}
