import { stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { scanFile } from '#scanner/scan.ts'
import { headOf } from '#scanner/sources/bytes.ts'
import { detect } from '#scanner/sources/detect.ts'
import { inTempFolder } from '#scanner/sources/temp-folder.ts'
import type { Fault, Finding } from '#contract/findings.ts'
import type { ScanOptions } from '#scanner/begin-file.ts'

/** Smaller files are read whole about as fast as a part of them. */
const WORTHWHILE = 32 * 2 ** 20
const HEAD = 2 ** 19
/** What a cut at the end of the part may look like, and says nothing of the file. */
const OF_THE_CUT: readonly Fault['code'][] = ['unclosed-quote', 'ragged-rows', 'broken', 'bad-records']

/**
 * What the beginning of a large file of lines already tells, whatever its size; null when the file is small, or of a format
 * that has no lines to cut at. Rows are told as many as the whole file would have at this rate, `sampledRows` as were read.
 */
export async function firstAnswer(path: string, options: ScanOptions): Promise<Finding[] | null> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const size = await stat(path).then(
    (file) => (file.isFile() ? file.size : 0),
    () => 0,
  )
  if (size < WORTHWHILE) return null
  const name = options.name ?? basename(path)
  const detected = await detect(path, name, limits).catch(() => null)
  if (detected?.format !== 'csv' && detected?.format !== 'jsonl') return null
  const head = await headOf(path, detected.gzip, HEAD, limits)
  // Two bytes a character: a line does not end with a byte there.
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const end = head.lastIndexOf(10) + 1
  if (isWide || end === 0) return null
  const found = await inTempFolder(async (folder) => {
    const place = join(folder, 'head')
    await writeFile(place, head.subarray(0, end), { mode: 0o600 })
    return scanFile(place, { ...options, name: name.replace(/\.gz$/i, ''), digests: false, onProgress: undefined, throttle: undefined })
  })
  return found.map((finding) => ({
    ...finding,
    file: name,
    dataset: name,
    bytes: size,
    compressed: detected.gzip,
    digest: { sha256: '' },
    mode: 'sample',
    sampledRows: finding.rows,
    rows: detected.gzip ? finding.rows : Math.round((finding.rows * size) / end),
    faults: [...finding.faults.filter(({ code }) => !OF_THE_CUT.includes(code)), sampled(finding.rows)],
  }))
}

function sampled(rows: number): Fault {
  return {
    code: 'sampled',
    severity: 'warning',
    count: rows,
    message: { zh: `只读了开头 ${rows} 行，其余未读`, en: `Only the first ${rows} rows were read, not the rest` },
  }
}
