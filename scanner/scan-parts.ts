import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { beginFile, type Begun, type Known, type ScanOptions } from '#scanner/begin-file.ts'
import { openSink } from '#scanner/engine/sink.ts'
import { Faults } from '#scanner/faults.ts'
import { faultOf, findingOf, unreadable } from '#scanner/finding-of.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { noteProfileFaults, safeName } from '#scanner/source-faults.ts'
import { scanCsvParts } from '#scanner/sources/csv-parts.ts'
import { JoinedSink } from '#scanner/sources/joined-sink.ts'
import { reader } from '#scanner/sources/readers.ts'
import type { Finding } from '#contract/findings.ts'
import type { Dataset } from '#scanner/sources/source.ts'
import type { FoundFile } from '#scanner/walk.ts'

/** Scans files of one shape as one dataset; its digest is that over the digests of its parts. */
export async function scanParts(files: readonly FoundFile[], name: string, options: ScanOptions): Promise<Finding[]> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const faults = new Faults()
  const known: Known = { file: safeName(name, faults), bytes: 0, detected: null, survey: null, started: Date.now() }
  try {
    const begun: Begun[] = []
    const sizes = await Promise.all(files.map(async ({ path }) => (await stat(path)).size))
    known.bytes = sizes.reduce((sum, size) => sum + size, 0)
    let before = 0
    for (const [at, { path, name: own }] of files.entries()) {
      const part: Known = { ...known, file: basename(own), bytes: sizes[at]! }
      const past = before
      begun.push(
        await beginFile(path, part, limits, faults, {
          ...options,
          onProgress: (progress) => options.onProgress?.({ ...progress, bytes: past + progress.bytes, ofBytes: known.bytes }),
        }),
      )
      before += sizes[at]!
      known.detected ??= part.detected
      known.survey ??= part.survey
    }
    const { dataset, rows, others } =
      known.detected!.format === 'csv'
        ? { ...(await scanCsvParts(begun.map(({ source }) => source))), others: [] }
        : await joinParts(begun, options)
    noteProfileFaults(dataset.facts, (dataset.faults ??= new Faults()))
    const digests = await Promise.all(begun.map(async (each) => (await each.digests) ?? null))
    const over = (algorithm: 'sha256' | 'sm3'): string =>
      createHash(algorithm)
        .update(digests.map((each) => each?.[algorithm] ?? '').join('\n'))
        .digest('hex')
    known.digests = { sha256: over('sha256'), sm3: over('sm3') }
    const parts = files.map((file, at) => ({
      file: safeName(basename(file.name), faults),
      rows: rows[at] ?? 0,
      bytes: sizes[at]!,
      sha256: digests[at]?.sha256 ?? '',
    }))
    return [
      { ...findingOf(dataset, known, faults, false, options), parts },
      ...others.map((other) => findingOf(other, known, faults, true, options)),
    ]
  } catch (error) {
    return [unreadable(known, [...faults.list, faultOf(error)])]
  }
}

/** Reads file after file into one sink; further sheets of a workbook are datasets of their own. A file that cannot be read is told, the others are kept. */
async function joinParts(begun: readonly Begun[], options: ScanOptions): Promise<{ dataset: Dataset; rows: number[]; others: Dataset[] }> {
  const { limits, faults } = begun[0]!.source
  const joined = new JoinedSink(openSink(limits, options))
  const rows: number[] = []
  const others: Dataset[] = []
  let dataset: Dataset | null = null
  for (const { source, known } of begun) {
    let opened = 0
    const part = joined.part()
    const read = await reader(known.detected!.format)({ ...source, sink: () => (opened++ === 0 ? part : openSink(limits, options)) }).catch(
      (error: unknown): Dataset[] => {
        const fault = faultOf(error)
        faults.list.push({ ...fault, message: { zh: `${known.file}：${fault.message.zh}`, en: `${known.file}: ${fault.message.en}` } })
        return []
      },
    )
    rows.push(read[0]?.rows ?? part.rows)
    if (read[0]) dataset ??= read[0]
    faults.list.push(...(read[0]?.faults?.list ?? []).filter((fault) => !faults.list.some((known) => known.code === fault.code)))
    others.push(...read.slice(1))
  }
  const facts = await joined.finish()
  return { dataset: { ...dataset, facts, faults: new Faults(), sheet: undefined }, rows, others }
}
