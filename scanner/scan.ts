import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { beginFile, type Known, type ScanOptions } from '#scanner/begin-file.ts'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { faultOf, findingOf, unreadable } from '#scanner/finding-of.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { passingSalt, withoutSketches } from '#scanner/relate/containment.ts'
import { relate } from '#scanner/relate/relate.ts'
import { noteProfileFaults, safeName } from '#scanner/source-faults.ts'
import { scanMembers } from '#scanner/scan-archive.ts'
import { archiveKind } from '#scanner/sources/archive.ts'
import { reader } from '#scanner/sources/readers.ts'
import type { Finding } from '#contract/findings.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Dataset } from '#scanner/sources/source.ts'

/** Scans one file and gives a finding for each dataset in it. Whatever is in the file, it answers: what cannot be read is a finding with an error fault. */
export async function scanFile(path: string, options: ScanOptions = {}): Promise<Finding[]> {
  const started = Date.now()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const faults = new Faults()
  const known: Known = { file: safeName(options.name ?? basename(path), faults), bytes: 0, detected: null, survey: null, started }
  try {
    const file = await stat(path)
    if (!file.isFile())
      throw new Unreadable('unsupported', { zh: '不是普通文件，未读取', en: 'This is not a regular file; it was not read' })
    known.bytes = file.size
    const packed = await archiveKind(path, limits)
    if (packed && !options.isMember) {
      const salt = options.salt ?? passingSalt()
      return await related(await scanMembers(path, known.file, packed, { ...options, salt, isMember: true }, scanFile), options.salt)
    }
    const datasets = await readDatasets(path, known, limits, faults, { ...options, salt: options.salt ?? passingSalt() })
    const findings = datasets.map((dataset) => findingOf(dataset, known, faults, datasets.length > 1, options))
    return options.isMember ? findings : await related(findings, options.salt)
  } catch (error) {
    return [unreadable(known, [...faults.list, faultOf(error)])]
  }
}

/** The datasets of one source with what points from one to another; without a salt of the city their sketches stay here. */
async function related(findings: readonly Finding[], salt: string | undefined): Promise<Finding[]> {
  const found = await relate(findings)
  return salt === undefined ? withoutSketches(found) : found
}

async function readDatasets(path: string, known: Known, limits: Limits, faults: Faults, options: ScanOptions): Promise<Dataset[]> {
  const { source, digests } = await beginFile(path, known, limits, faults, options)
  const datasets = await reader(known.detected!.format)(source)
  known.digests = (await digests) ?? undefined
  for (const dataset of datasets) noteProfileFaults(dataset.facts, (dataset.faults ??= new Faults()))
  options.onProgress?.({ bytes: known.bytes, ofBytes: known.bytes, rows: datasets.reduce((sum, dataset) => sum + dataset.facts.rows, 0) })
  return datasets
}
