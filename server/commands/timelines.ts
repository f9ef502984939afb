import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { partsOfArchive } from '#server/db/archive.ts'

/** A timeline of the log and the position up to which it was followed, in bytes; null for the one in use. */
export type Stretch = { readonly timeline: number; readonly until: bigint | null }

/** A position in the log as PostgreSQL writes it, such as `0/3000060`, in bytes. */
export function positionOf(lsn: string): bigint {
  const [file = '', offset = ''] = lsn.split('/')
  return (BigInt(`0x${file}`) << 32n) + BigInt(`0x${offset}`)
}

/** The timelines that lead to one, the oldest first, out of its history; a line that begins with `#` is a remark. Pure. */
export function stretchesOf(timeline: number, history: string): Stretch[] {
  const told = [...history.matchAll(/^\s*(\d+)\s+([0-9A-F]+\/[0-9A-F]+)/gm)]
  return [...told.map(([, number, lsn]) => ({ timeline: Number(number), until: positionOf(lsn!) })), { timeline, until: null }]
}

/** The timelines that lead to the newest one of an archive. */
export async function findStretches(archive: string): Promise<Stretch[]> {
  const { wal } = partsOfArchive(archive)
  const newest = (await readdir(wal))
    .filter((name) => /^[0-9A-F]{8}\.history$/.test(name))
    .sort()
    .at(-1)
  return newest
    ? stretchesOf(Number.parseInt(newest.slice(0, 8), 16), await readFile(path.join(wal, newest), 'utf8'))
    : [{ timeline: 1, until: null }]
}

/** Whether a copy that was whole at a position of a timeline leads to the newest one. Pure. */
export const leadsOn = (stretches: readonly Stretch[], at: { readonly timeline: number; readonly end: bigint }): boolean =>
  stretches.some(({ timeline, until }) => timeline === at.timeline && (until === null || at.end <= until))
