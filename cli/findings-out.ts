import type { KeyObject } from 'node:crypto'
import { open, rename, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { FindingsFile } from '#contract/scan-files.ts'
import { signFindings } from '#contract/signing.ts'
import { SCANNER_VERSION } from '#scanner/limits.ts'
import type { Brought } from '#scanner/run.ts'

/** Characters of what is signed in one file; the platform takes files of 32 MB, and a Han character is three bytes. */
const MOST_CHARACTERS = 8 * 2 ** 20
const MOST_DATASETS = 2000

/** Writes what was found into signed files, each whole or not at all: one, or numbered ones when one would be too large. Answers where they are. */
export async function writeFindings(place: string, found: readonly Brought[], unit: FindingsFile['unit'], key: KeyObject, now: Date): Promise<string[]> {
  const places: string[] = []
  for (const [at, part] of partsOf(found).entries()) {
    const content: FindingsFile = { form: 'rongshu-findings/1', unit, madeAt: now.toISOString(), scannerVersion: SCANNER_VERSION, findings: part }
    const { dir, name, ext } = path.parse(place)
    const own = at === 0 ? place : path.join(dir, `${name}.${at + 1}${ext}`)
    await writeWhole(own, `${JSON.stringify(signFindings(JSON.stringify(content), key))}\n`)
    places.push(own)
  }
  await removeOldParts(place, places.length)
  return places
}

/** Takes away numbered files of an earlier run that this one did not write: last time's findings must not be uploaded with these. */
async function removeOldParts(place: string, written: number): Promise<void> {
  const { dir, name, ext } = path.parse(place)
  for (let n = Math.max(1, written) + 1; ; n++) {
    const gone = await unlink(path.join(dir, `${name}.${n}${ext}`)).then(() => true, () => false)
    if (!gone) return
  }
}

function partsOf(found: readonly Brought[]): Brought[][] {
  const parts: Brought[][] = []
  let characters = Number.POSITIVE_INFINITY
  for (const each of found) {
    const size = JSON.stringify(each).length
    if (characters + size > MOST_CHARACTERS || parts.at(-1)!.length >= MOST_DATASETS) {
      parts.push([])
      characters = 0
    }
    parts.at(-1)!.push(each)
    characters += size
  }
  return parts
}

/** Writes beside the place and moves it there, so that whoever looks sees the old file or the whole new one. */
async function writeWhole(place: string, text: string): Promise<void> {
  const coming = `${place}.${process.pid}.coming`
  try {
    const file = await open(coming, 'w', 0o600)
    await file.writeFile(text)
    await file.sync()
    await file.close()
    await rename(coming, place)
  } finally {
    await rm(coming, { force: true })
  }
}
