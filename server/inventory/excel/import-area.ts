import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A table on the disk: its path inside the data folder, its size and its digest. */
export type LaidTable = { readonly id: string; readonly path: string; readonly bytes: number; readonly sha256: string }

/** Where the parts of an import lie: the table as it was sent, what was right in it, its errors, and the marked copy. */
export const partsOf = (dataDir: string, relative: string) => {
  const file = path.join(dataDir, relative)
  return { file, linesFile: `${file}.lines`, faultsFile: `${file}.faults`, marked: `${file}.marked` } as const
}

/** Streams a table into the unit's own area; when this throws nothing is left. */
export async function layTable(dataDir: string, organisationId: string, content: Readable): Promise<LaidTable> {
  const id = randomUUID()
  const relative = path.join('card-imports', organisationId, id)
  const place = path.join(dataDir, relative)
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const sha = createHash('sha256')
  let bytes = 0
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      sha.update(chunk)
      bytes += chunk.length
      done(null, chunk)
    },
  })
  try {
    await pipeline(content, measure, createWriteStream(place, { mode: 0o600, flush: true }))
    return { id, path: relative, bytes, sha256: sha.digest('hex') }
  } catch (problem) {
    await rm(place, { force: true })
    throw problem
  }
}

/** Takes a table back with everything made of it. */
export async function takeTableBack(dataDir: string, relative: string): Promise<void> {
  for (const place of Object.values(partsOf(dataDir, relative))) await rm(place, { force: true })
}
