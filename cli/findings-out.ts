import type { KeyObject } from 'node:crypto'
import { open, readFile, rename, rm, unlink } from 'node:fs/promises'
import path from 'node:path'
import type { FindingsFile } from '#contract/scan-files.ts'
import { isSignedBy, publicKeyOf, readSigned, signFindings } from '#contract/signing.ts'
import { SCANNER_VERSION } from '#scanner/limits.ts'
import type { Brought } from '#scanner/run.ts'
import { CommandDenied } from './denial.ts'

/** Characters of what is signed in one file; the platform takes files of 32 MB, and a Han character is three bytes. */
const MOST_CHARACTERS = 8 * 2 ** 20
const MOST_DATASETS = 2000

/** Writes what was found into signed files, each whole or not at all: one, or numbered ones when one would be too large. Answers where they are. */
export async function writeFindings(
  place: string,
  found: readonly Brought[],
  unit: FindingsFile['unit'],
  key: KeyObject,
  now: Date,
): Promise<string[]> {
  const places: string[] = []
  for (const [at, part] of partsOf(found).entries()) {
    const content: FindingsFile = {
      form: 'rongshu-findings/1',
      unit,
      madeAt: now.toISOString(),
      scannerVersion: SCANNER_VERSION,
      findings: part,
    }
    const { dir, name, ext } = path.parse(place)
    const own = at === 0 ? place : path.join(dir, `${name}.${at + 1}${ext}`)
    await writeWhole(own, `${JSON.stringify(signFindings(JSON.stringify(content), key))}\n`)
    places.push(own)
  }
  await removeOldParts(place, places.length, key)
  return places
}

/**
 * Takes away numbered files of an earlier run that this one did not write: last time's findings must not be uploaded with these. What this
 * key did not sign is somebody else's.
 */
async function removeOldParts(place: string, written: number, key: KeyObject): Promise<void> {
  const { dir, name, ext } = path.parse(place)
  for (let n = Math.max(1, written) + 1; ; n++) {
    const old = path.join(dir, `${name}.${n}${ext}`)
    try {
      if (!isOwn(await readFile(old, 'utf8'), key)) return
      await unlink(old)
    } catch (problem) {
      const { code } = problem as NodeJS.ErrnoException
      if (code === 'ENOENT') return
      throw new CommandDenied({
        zh: `结果已写出，但无法删除上次的 ${old}（${code}）；请自行删除，不要与本次结果一起上传`,
        en: `The findings are written, but ${old} of an earlier run cannot be removed (${code}); remove it yourself, and do not upload it with these`,
      })
    }
  }
}

/** Whether a text is findings signed by this key. */
function isOwn(text: string, key: KeyObject): boolean {
  const [signed, own] = [readSigned(text), publicKeyOf(key)]
  return signed !== null && own !== null && isSignedBy(signed, own)
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
