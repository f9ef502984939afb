import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { stemOfName } from '#contract/like-names.ts'
import { Faults } from '#scanner/faults.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { headOf } from '#scanner/sources/bytes.ts'
import { columnNames, shapeOf } from '#scanner/sources/csv-shape.ts'
import { reader } from '#scanner/sources/readers.ts'
import { detect, textOf } from '#scanner/sources/detect.ts'
import { holdsNoTable } from '#scanner/sources/running-text.ts'
import type { SourceFormat } from '#contract/findings.ts'
import type { Limits } from '#scanner/limits.ts'
import type { Detected } from '#scanner/sources/detect.ts'
import type { Reader } from '#scanner/sources/readers.ts'
import type { Source } from '#scanner/sources/source.ts'
import type { TableSink } from '#scanner/sources/sink.ts'
import type { FoundFile } from '#scanner/walk.ts'

/** What makes files alike: format, columns, and the name without its numbers. */
export type Likeness = { format: SourceFormat; columns: string[]; signature: string }
/** Files that seem to be parts of one dataset, and what to call it. */
export type LikeFiles = { name: string; files: FoundFile[]; /** It is a text to be read by people, and no data. */ isNoTable?: boolean }

/** Thrown to end a reader as soon as the columns are known. */
class Seen extends Error {}

/**
 * Proposes which files are parts of one dataset: same format, same columns, and names that differ only in numbers and dates. Files that
 * are like no other come alone; so do texts that hold no table, marked.
 */
export async function groupLikeFiles(files: readonly FoundFile[]): Promise<LikeFiles[]> {
  const groups = new Map<string, LikeFiles>()
  for (const file of files) {
    if (await holdsNoTable(file).catch(() => false)) {
      groups.set(file.path, { name: basename(file.name), files: [file], isNoTable: true })
      continue
    }
    const likeness = files.length > 1 ? await likenessOf(file).catch(() => null) : null
    const key =
      likeness && likeness.columns.length > 0 ? `${dirname(file.name)}\n${stemOfName(file.name)}\n${likeness.signature}` : file.path
    const known = groups.get(key)
    if (known) known.files.push(file)
    else groups.set(key, { name: basename(file.name), files: [file] })
  }
  for (const group of groups.values())
    if (group.files.length > 1) group.name = stemOfName(group.files[0]!.name) || basename(dirname(group.files[0]!.name))
  return [...groups.values()]
}

/** Looks at the beginning of a file for its format and columns. */
export async function likenessOf({ path, name }: FoundFile, limits: Limits = DEFAULT_LIMITS): Promise<Likeness> {
  const detected = await detect(path, name, limits)
  const { format } = detected
  const { columns, form } =
    format === 'csv'
      ? await columnsOfText(path, detected, limits)
      : { columns: await columnsOf(path, detected, reader(format), limits), form: '' }
  const inOrder = format === 'csv' || format === 'xlsx' || format === 'xls' ? columns : columns.toSorted()
  return { format, columns, signature: `${format}\n${form}\n${inOrder.join('\n')}` }
}

async function columnsOfText(path: string, detected: Detected, limits: Limits): Promise<{ columns: string[]; form: string }> {
  const shape = shapeOf(textOf(await headOf(path, detected.gzip, 1 << 16, limits)).replace(/^\uFEFF/, ''))
  return { columns: columnNames(shape.header, shape.width), form: `${shape.delimiter}${shape.header ? '' : ' no header'}` }
}

/** Lets the reader of the format run until it gives its first row. */
async function columnsOf(path: string, detected: Detected, read: Reader, limits: Limits): Promise<string[]> {
  const names = new Map<string, number>()
  const seen = (): never => {
    throw new Seen()
  }
  const sink: TableSink = {
    rows: 0,
    row: seen,
    records: seen,
    values() {},
    finish: async () => seen(),
    column: (name) => names.get(name) ?? (names.set(name, names.size), names.size - 1),
  }
  const { size } = await stat(path)
  const survey = {
    encoding: detected.isText ? encodingOf(await headOf(path, detected.gzip, 1 << 16, limits)) : null,
    damaged: false,
    nulBytes: 0,
  }
  const source = {
    path,
    bytes: size,
    compressed: detected.gzip,
    survey,
    isGeo: detected.format === 'geojson',
    named: true,
    name: path,
    limits: { ...limits, wholeBytes: Math.min(limits.wholeBytes, 8 << 20) },
    faults: new Faults(),
    engine: {},
    sink: () => sink,
    advance() {},
  } as unknown as Source
  await read(source).catch((error: unknown) => {
    if (!(error instanceof Seen)) throw error
  })
  return [...names.keys()]
}

function encodingOf(head: Buffer): 'utf-8' | 'gb18030' {
  return textOf(head).length > 0 && !head.toString('utf8').slice(0, -2).includes('\uFFFD') ? 'utf-8' : 'gb18030'
}
