import { openSink } from '#scanner/engine/sink.ts'
import { noteSourceFaults } from '#scanner/source-faults.ts'
import { headOf } from '#scanner/sources/bytes.ts'
import { detect } from '#scanner/sources/detect.ts'
import { digestFile } from '#scanner/sources/digest.ts'
import { withSaidEncoding } from '#scanner/sources/sql-binary.ts'
import { surveyFile, surveyLines } from '#scanner/sources/survey.ts'
import type { ScanProgress } from '#contract/findings.ts'
import type { ScanJob } from '#contract/scan-files.ts'
import type { EngineOptions } from '#scanner/engine/crew.ts'
import type { Faults } from '#scanner/faults.ts'
import type { RuleWork } from '#scanner/propose/quality/rule-work.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Detected } from '#scanner/sources/detect.ts'
import type { Digests } from '#scanner/sources/digest.ts'
import type { Source } from '#scanner/sources/source.ts'
import type { Survey } from '#scanner/sources/survey.ts'

export type ScanOptions = {
  /** Whether the file was unpacked from an archive, whose reader relates its members; archives within archives are not read. */
  isMember?: boolean
  /** Whether like files come each by itself, not as one dataset. */
  isEach?: boolean
  /** The name the file had where it came from; the path's own name unless given. */
  name?: string
  limits?: Partial<Limits>
  /** Rules of officers by dataset name; `*` holds for every dataset. */
  rules?: ScanJob['rules']
  /** What the rules of all datasets may cost together; each dataset counts for itself unless given. */
  ruleWork?: RuleWork | undefined
  onProgress?: (progress: ScanProgress) => void
  /** Whether the file's digests are told; they are, unless this is false. */
  digests?: boolean
} & EngineOptions

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
  const source: Source = {
    path,
    bytes: known.bytes,
    compressed: detected.gzip,
    survey: known.survey,
    isGeo: detected.format === 'geojson',
    named: detected.named !== null,
    name: known.file,
    limits,
    faults,
    engine: options,
    sink: () => openSink(limits, options),
    advance,
  }
  return { source, known, digests }
}

/** Lines of text are judged from blocks, because the pass over them sees all bytes anyway; other texts are looked at whole. */
async function surveyOf(path: string, detected: Detected, size: number, limits: Limits): Promise<Survey> {
  if (!detected.isText) return { encoding: null, damaged: false, nulBytes: 0 }
  if (detected.format === 'csv') return { ...(await surveyLines(path, detected.gzip, size, limits)), damaged: false, nulBytes: 0 }
  const survey = await surveyFile(path, detected.gzip, limits, () => {})
  return detected.format === 'sql' ? withSaidEncoding(survey, await headOf(path, detected.gzip, 1 << 18, limits)) : survey
}
