import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Faults, Unreadable } from '#scanner/faults.ts'
import { headOf } from '#scanner/sources/bytes.ts'
import { noteStrangers } from '#scanner/sources/csv-faults.ts'
import { tablesBeside } from '#scanner/sources/csv-beside.ts'
import { tablesIn } from '#scanner/sources/csv-tables.ts'
import { inTempFolder } from '#scanner/sources/temp-folder.ts'
import { withoutUnnamed } from '#scanner/sources/unnamed.ts'
import { REPEATED_HEADS } from '#scanner/sources/pages.ts'
import type { TablesIn } from '#scanner/sources/csv-tables.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** What people laid out by hand is small; larger text comes out of a system, one table in a file. */
const MOST_BYTES = 4 * 2 ** 20

type Several = TablesIn & { areBeside?: boolean }

/**
 * Reads delimited text in which several tables stand one below the other or side by side, each as a dataset, or whose head comes again on
 * every page; null for all other text.
 */
export async function scanCsvTables(source: Source, scan: (source: Source) => Promise<Dataset[]>): Promise<Dataset[] | null> {
  if (source.bytes > MOST_BYTES) return null
  const bytes = await headOf(source.path, source.compressed, MOST_BYTES + 1, source.limits)
  if (bytes.length > MOST_BYTES) return null
  const encoding = source.survey.encoding ?? 'utf-8'
  const text = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes).replaceAll('\0', '')
  const found = tablesIn(text) ?? besideOne(text)
  // Each table is written down again as text that is whole: what was broken is told here.
  const strange = found ? text.indexOf('\uFFFD') : -1
  if (strange >= 0)
    noteStrangers({ line: text.slice(0, strange).split('\n').length, count: text.split('\uFFFD').length - 1 }, source.faults)
  return found && inTempFolder((folder) => scanEach(found, source, folder, scan))
}

function besideOne(text: string): Several | null {
  const beside = tablesBeside(text)
  return beside && { ...beside, repeated: { line: 0, count: 0 }, areBeside: true }
}

async function scanEach(found: Several, source: Source, folder: string, scan: (source: Source) => Promise<Dataset[]>): Promise<Dataset[]> {
  const { starts, repeated, texts } = found
  const isSeveral = texts.length > 1
  if (repeated.count > 0) source.faults.warn('left-out', REPEATED_HEADS, repeated)
  if (isSeveral)
    source.faults.warn(
      'stacked-tables',
      found.areBeside
        ? {
            zh: `文件中左右并排放着 ${texts.length} 张表（第 ${starts.join('、')} 列起），各作为一个数据集读取`,
            en: `${texts.length} tables stand side by side in the file (from columns ${starts.join(', ')}); each was read as a dataset`,
          }
        : {
            zh: `文件中上下放着 ${texts.length} 张表（第 ${starts.join('、')} 行起），各作为一个数据集读取`,
            en: `${texts.length} tables stand one below the other in the file (from lines ${starts.join(', ')}); each was read as a dataset`,
          },
      { ...(found.areBeside ? {} : { line: starts[1]! }), count: texts.length },
    )
  const datasets: Dataset[] = []
  for (const [at, text] of texts.entries()) {
    const path = join(folder, `table-${at}`)
    await writeFile(path, text, { mode: 0o600 })
    const faults = isSeveral ? new Faults() : source.faults
    const own: Source = {
      ...source,
      path,
      bytes: Buffer.byteLength(text),
      compressed: false,
      survey: { ...source.survey, encoding: 'utf-8' },
      faults,
    }
    const [dataset] = await scan(own).catch((error: unknown) => unread(error, own))
    datasets.push(isSeveral ? { ...dataset!, facts: withoutUnnamed(dataset!.facts, faults), faults, sheet: `表${at + 1}` } : dataset!)
  }
  return datasets
}

/** One of several tables that is not read stands among the others with its reason. */
async function unread(error: unknown, source: Source): Promise<Dataset[]> {
  if (!(error instanceof Unreadable)) throw error
  source.faults.list.push(error.fault)
  return [{ facts: await source.sink().finish() }]
}
