import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { DEFAULT_LIMITS, SCANNER_VERSION } from '#scanner/limits.ts'
import { assembleTable } from '#scanner/assemble.ts'
import { passingSalt, withoutSketches } from '#scanner/relate/containment.ts'
import { relate, withDeclaredKeys } from '#scanner/relate/relate.ts'
import { noteProfileFaults, noteSourceFaults, safeName } from '#scanner/source-faults.ts'
import { openSink } from '#scanner/engine/sink.ts'
import { scanMembers } from '#scanner/scan-archive.ts'
import { archiveKind } from '#scanner/sources/archive.ts'
import { detect } from '#scanner/sources/detect.ts'
import { reader } from '#scanner/sources/readers.ts'
import { digestFile } from '#scanner/sources/digest.ts'
import { surveyFile, surveyLines } from '#scanner/sources/survey.ts'
import type { Fault, Finding, ScanProgress } from '#contract/findings.ts'
import { rulesFor } from '#scanner/propose/quality/officer-rules.ts'
import type { ScanJob } from '#contract/scan-files.ts'
import type { EngineOptions } from '#scanner/engine/crew.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Detected } from '#scanner/sources/detect.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'
import type { Digests } from '#scanner/sources/digest.ts'
import type { Survey } from '#scanner/sources/survey.ts'

export type ScanOptions = {
  /** Whether the file was unpacked from an archive, whose reader relates its members; archives within archives are not read. */
  isMember?: boolean
  /** The name the file had where it came from; the path's own name unless given. */
  name?: string
  limits?: Partial<Limits>
  /** Rules of officers by dataset name; `*` holds for every dataset. */
  rules?: ScanJob['rules']
  onProgress?: (progress: ScanProgress) => void
  /** Whether the file's digests are told; they are, unless this is false. */
  digests?: boolean
} & EngineOptions

/** Scans one file and gives a finding for each dataset in it. Whatever is in the file, it answers: what cannot be read is a finding with an error fault. */
export async function scanFile(path: string, options: ScanOptions = {}): Promise<Finding[]> {
  const started = Date.now()
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const faults = new Faults()
  const known: Known = { file: safeName(options.name ?? basename(path), faults), bytes: 0, detected: null, survey: null, started }
  try {
    const file = await stat(path)
    if (!file.isFile()) throw new Unreadable('unsupported', { zh: '不是普通文件，未读取', en: 'This is not a regular file; it was not read' })
    known.bytes = file.size
    const packed = await archiveKind(path, limits)
    if (packed && !options.isMember) {
      const salt = options.salt ?? passingSalt()
      return await related(await scanMembers(path, known.file, packed, limits, (member, name) => scanFile(member, { ...options, salt, name, isMember: true })), options.salt)
    }
    const datasets = await readDatasets(path, known, limits, faults, { ...options, salt: options.salt ?? passingSalt() })
    const findings = datasets.map((dataset) => findingOf(dataset, known, faults, datasets.length > 1, options.rules))
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

/** What is known of a file while it is scanned. */
export type Known = { file: string; bytes: number; detected: Detected | null; survey: Survey | null; digests?: Digests; started: number }

/** A file that was looked at and is ready to be read; its digests are made beside. */
export type Begun = { source: Source; known: Known; digests: Promise<Digests | null> | null }

/** Looks at a file: what it is, its encoding, whether it can be read at all. */
export async function beginFile(path: string, known: Known, limits: Limits, faults: Faults, options: ScanOptions): Promise<Begun> {
  const { onProgress } = options
  let told = 0
  const advance = (bytes: number, rows: number): void => {
    if (Date.now() - told < 200) return
    told = Date.now()
    onProgress?.({ bytes: Math.min(bytes, known.bytes), ofBytes: known.bytes, rows })
  }
  const detected = (known.detected = await detect(path, known.file, limits))
  const digests = options.digests === false ? null : digestFile(path, known.bytes, options.throttle)
  digests?.catch(() => {})
  known.survey = await surveyOf(path, detected, known.bytes, limits)
  noteSourceFaults(known.file, detected, known.survey, faults)
  const source: Source = { path, bytes: known.bytes, compressed: detected.gzip, survey: known.survey, isGeo: detected.format === 'geojson', named: detected.named !== null, limits, faults, engine: options, sink: () => openSink(limits, options), advance }
  return { source, known, digests }
}

async function readDatasets(path: string, known: Known, limits: Limits, faults: Faults, options: ScanOptions): Promise<Dataset[]> {
  const { source, digests } = await beginFile(path, known, limits, faults, options)
  const datasets = await reader(known.detected!.format)(source)
  known.digests = (await digests) ?? undefined
  for (const dataset of datasets) noteProfileFaults(dataset.facts, (dataset.faults ??= new Faults()))
  options.onProgress?.({ bytes: known.bytes, ofBytes: known.bytes, rows: datasets.reduce((sum, dataset) => sum + dataset.facts.rows, 0) })
  return datasets
}

/** Lines of text are judged from blocks, because the pass over them sees all bytes anyway; other texts are looked at whole. */
async function surveyOf(path: string, detected: Detected, size: number, limits: Limits): Promise<Survey> {
  if (!detected.isText) return { encoding: null, damaged: false, nulBytes: 0 }
  return detected.format === 'csv' ? { ...(await surveyLines(path, detected.gzip, size, limits)), damaged: false, nulBytes: 0 } : surveyFile(path, detected.gzip, limits, () => {})
}

const NOT_MEASURED = { mode: 'full', sampledRows: null, parts: [], origin: null, duplicates: null, keys: [], references: [], freshness: null, aggregations: [], ruleVersion: '', quality: null } satisfies Partial<Finding>

/** Turns whatever was thrown into a fault; the words of strange errors are kept short and in English. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Unreadable) return error.fault
  const { code, message = String(error) } = error as { code?: string; message?: string }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR') return { code: 'broken', severity: 'error', message: { zh: '文件不存在或无权读取', en: 'The file does not exist or may not be read' } }
  if (code && /^E[A-Z]+$/.test(code)) return { code: 'broken', severity: 'error', message: { zh: `读取时系统出错（${code}），没有读完；文件本身未必有问题，请检查磁盘后重新扫描`, en: `The system failed while reading (${code}); the file itself may be sound. Look at the disk and scan again` } }
  return { code: 'broken', severity: 'error', message: { zh: '文件损坏，无法读取', en: `The file is damaged and cannot be read (${message.slice(0, 120)})` } }
}

function frame(known: Known): Omit<Finding, 'columns' | 'faults' | 'rows' | 'grade' | 'reason' | 'from' | 'to' | 'bounds' | keyof typeof NOT_MEASURED> {
  const { survey, detected } = known
  return {
    file: known.file,
    dataset: known.file,
    format: detected?.format ?? 'unknown',
    compressed: detected?.gzip ?? false,
    encoding: survey?.encoding ?? null,
    bytes: known.bytes,
    digest: known.digests ?? { sha256: '' },
    startedAt: new Date(known.started).toISOString(),
    tookMs: Date.now() - known.started,
    scannerVersion: SCANNER_VERSION,
  }
}

/** The finding of one dataset of a file. */
export function findingOf(dataset: Dataset, known: Known, faults: Faults, several: boolean, rules: ScanJob['rules']): Finding {
  const name = several ? (dataset.sheet ?? known.file) : known.file
  const judged = assembleTable(dataset.facts, { dataset: name, faults: [...faults.list, ...(dataset.faults?.list ?? [])], rules: rulesFor(rules, name) })
  return {
    ...frame(known),
    ...(dataset.sheet === undefined ? {} : { sheet: dataset.sheet }),
    ...(several ? { file: `${known.file}#${dataset.sheet}`, dataset: dataset.sheet ?? known.file } : {}),
    ...(dataset.delimiter === undefined ? {} : { delimiter: dataset.delimiter }),
    rows: dataset.facts.rows,
    faults: [...faults.list, ...(dataset.faults?.list ?? [])],
    bounds: dataset.bounds ?? null,
    ...NOT_MEASURED,
    ...judged,
    ...(dataset.declared ? { keys: withDeclaredKeys(judged.keys, dataset.declared.keys), references: dataset.declared.references } : {}),
  }
}

/** The finding of what could not be read, with its reasons. */
export function unreadable(known: Known, faults: Fault[]): Finding {
  return { ...frame(known), rows: 0, columns: [], faults, grade: 1, reason: { zh: '未能读取，无法定级', en: 'It could not be read, so it cannot be graded' }, from: null, to: null, bounds: null, ...NOT_MEASURED }
}

/** The finding of a file whose scan itself ended badly: crash, memory, or time. */
export function crashed(path: string, name: string | undefined, bytes: number, message: Fault['message']): Finding {
  const known: Known = { file: safeName(name ?? basename(path), new Faults()), bytes, detected: null, survey: null, started: Date.now() }
  return unreadable(known, [{ code: 'broken', severity: 'error', message }])
}
