import { basename } from 'node:path'
import { assembleTable } from '#scanner/assemble.ts'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { SCANNER_VERSION } from '#scanner/limits.ts'
import { rulesFor } from '#scanner/propose/quality/officer-rules.ts'
import { withDeclaredKeys } from '#scanner/relate/relate.ts'
import { safeName } from '#scanner/source-faults.ts'
import type { Fault, Finding } from '#contract/findings.ts'
import type { Known, ScanOptions } from '#scanner/begin-file.ts'
import type { Dataset } from '#scanner/sources/source.ts'

const NOT_MEASURED = {
  mode: 'full',
  sampledRows: null,
  parts: [],
  origin: null,
  duplicates: null,
  keys: [],
  references: [],
  freshness: null,
  aggregations: [],
  ruleVersion: '',
  quality: null,
} satisfies Partial<Finding>

/** Turns whatever was thrown into a fault; the words of strange errors are kept short and in English. */
export function faultOf(error: unknown): Fault {
  if (error instanceof Unreadable) return error.fault
  const { code, message = String(error) } = error as { code?: string; message?: string }
  if (code === 'ENOENT' || code === 'EACCES' || code === 'EISDIR')
    return { code: 'broken', severity: 'error', message: { zh: '文件不存在或无权读取', en: 'The file does not exist or may not be read' } }
  if (code && /^E[A-Z]+$/.test(code))
    return {
      code: 'broken',
      severity: 'error',
      message: {
        zh: `读取时系统出错（${code}），没有读完；文件本身未必有问题，请检查磁盘后重新扫描`,
        en: `The system failed while reading (${code}); the file itself may be sound. Look at the disk and scan again`,
      },
    }
  return {
    code: 'broken',
    severity: 'error',
    message: { zh: '文件损坏，无法读取', en: `The file is damaged and cannot be read (${message.slice(0, 120)})` },
  }
}

function frame(
  known: Known,
): Omit<Finding, 'columns' | 'faults' | 'rows' | 'grade' | 'reason' | 'from' | 'to' | 'bounds' | keyof typeof NOT_MEASURED> {
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
export function findingOf(
  dataset: Dataset,
  known: Known,
  faults: Faults,
  several: boolean,
  { rules, ruleWork }: Pick<ScanOptions, 'rules' | 'ruleWork'>,
): Finding {
  const name = several ? (dataset.sheet ?? known.file) : known.file
  const judged = assembleTable(dataset.facts, {
    dataset: name,
    faults: [...faults.list, ...(dataset.faults?.list ?? [])],
    rules: rulesFor(rules, name),
    ruleWork,
  })
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
  return {
    ...frame(known),
    rows: 0,
    columns: [],
    faults,
    grade: 1,
    reason: { zh: '未能读取，无法定级', en: 'It could not be read, so it cannot be graded' },
    from: null,
    to: null,
    bounds: null,
    ...NOT_MEASURED,
  }
}

/** The finding of a file whose scan itself ended badly: crash, memory, or time. */
export function crashed(path: string, name: string | undefined, bytes: number, message: Fault['message']): Finding {
  const known: Known = { file: safeName(name ?? basename(path), new Faults()), bytes, detected: null, survey: null, started: Date.now() }
  return unreadable(known, [{ code: 'broken', severity: 'error', message }])
}
