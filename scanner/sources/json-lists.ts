import { ENVELOPES } from '#scanner/sources/json-envelope.ts'
import { keyedRecords } from '#scanner/sources/json-keyed.ts'
import { KeyNames } from '#scanner/sources/json-names.ts'
import { RecordReader, parseJson } from '#scanner/sources/json-records.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

const MOST_LISTS = 20
/** Names of what was left out that are kept, and shown. */
const NAMES = 1000
const SHOWN = 10
/** Where a map has its records. */
const OF_MAPS: ReadonlySet<string> = new Set(['', 'features', 'geometries'])

/** The lists of records of a JSON file, by the path they stand at ('' for the file itself): each a dataset, as the sheets of a workbook are. */
export class ListReaders {
  readonly #source: Source
  readonly #readers = new Map<string, RecordReader>()
  readonly #taken = new Set<string>()
  readonly #lists = new Set<string>()
  readonly #fields = new Set<string>()

  constructor(source: Source) {
    this.#source = source
  }

  get rows(): number {
    return [...this.#readers.values()].reduce((sum, reader) => sum + reader.rows, 0)
  }

  /** Whether the list is read; one that is not is told in the end. */
  takes(list: string): boolean {
    const isTaken = (!this.#source.isGeo || OF_MAPS.has(list)) && (this.#taken.has(list) || this.#taken.size < MOST_LISTS)
    if (isTaken) this.#taken.add(list)
    else if (this.#lists.size < NAMES) this.#lists.add(list)
    return isTaken
  }

  /** The reader of a list. */
  of(list: string): RecordReader {
    const known = this.#readers.get(list)
    if (known) return known
    const reader = new RecordReader(this.#source, this.#source.isGeo)
    this.#readers.set(list, reader)
    return reader
  }

  /** Notes fields that stand around the lists: those of a map belong to its form. */
  leave(fields: Iterable<string>): void {
    if (!this.#source.isGeo) for (const field of fields) if (this.#fields.size < NAMES) this.#fields.add(field)
  }

  async settle(): Promise<void> {
    for (const reader of this.#readers.values()) await reader.settle()
  }

  async finish(): Promise<Dataset[]> {
    const { faults } = this.#source
    const names = new KeyNames([...this.#readers.keys(), ...this.#lists])
    const [fields, lists] = [shown(this.#fields, new KeyNames([...this.#fields])), shown(this.#lists, names)]
    if (this.#fields.size > 0)
      faults.warn(
        'left-out',
        { zh: `列表之外的字段未计入数据：${fields}`, en: `Fields beside the lists are not part of the data: ${fields}` },
        { count: this.#fields.size },
      )
    if (this.#lists.size > 0)
      faults.warn('left-out', { zh: `未读取的列表：${lists}`, en: `Lists that were not read: ${lists}` }, { count: this.#lists.size })
    const sheets = this.#sheets(names)
    const datasets: Dataset[] = []
    for (const [list, reader] of this.#readers)
      datasets.push({ ...(await reader.finish()), ...(this.#readers.size > 1 ? { sheet: sheets.get(list)! } : {}) })
    return datasets
  }

  /** What the dataset of each list is called: by its path, with a number where a key is a value. */
  #sheets(names: KeyNames): Map<string, string> {
    let number = 0
    const sheets = new Map<string, string>()
    for (const list of this.#readers.keys()) {
      let sheet = names.of(list, '*')
      if (sheet !== list)
        do sheet = names.of(list, `列表${++number}`)
        while (this.#readers.has(sheet))
      sheets.set(list, sheet || '$')
    }
    return sheets
  }
}

function shown(paths: ReadonlySet<string>, names: KeyNames): string {
  const told = [...new Set([...paths].map((path) => names.of(path, '*')))]
  return (
    told
      .slice(0, SHOWN)
      .map((name) => name.slice(0, 60))
      .join('、') + (told.length > SHOWN ? '…' : '')
  )
}

/** What a text holds that is JSON itself, as where an answer was packed twice; anything else as it is. */
function unquoted(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*(?:\[\s*\{|\{\s*")/.test(value)) return value
  try {
    return parseJson(value)
  } catch {
    return value
  }
}

/** The lists of objects, or of lists, in a value that is none itself, by their paths; `leave` hears of the plain fields around them. */
export function listsIn(value: unknown, leave: (field: string) => void): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>()
  const search = (node: object, path: string, around: number): void => {
    for (const [key, given] of Object.entries(node) as [string, unknown][]) {
      const child = unquoted(given)
      const name = path === '' ? key : `${path}.${key}`
      const keyed = keyedRecords(child)
      if (keyed) found.set(name, keyed)
      else if (Array.isArray(child) && child[0] !== null && typeof child[0] === 'object') found.set(name, child)
      else if (child === null || typeof child !== 'object' || Array.isArray(child)) leave(name)
      else if (around < ENVELOPES) search(child, name, around + 1)
    }
  }
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) search(value, '', 1)
  return found
}
