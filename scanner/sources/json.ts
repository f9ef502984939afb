import { Unreadable } from '#scanner/faults.ts'
import { readBytes, readWhole } from '#scanner/sources/bytes.ts'
import { isGeometry } from '#scanner/sources/geojson.ts'
import { ElementSplitter } from '#scanner/sources/json-elements.ts'
import { keyedRecords } from '#scanner/sources/json-keyed.ts'
import { ListReaders, listsIn } from '#scanner/sources/json-lists.ts'
import { parseJson } from '#scanner/sources/json-records.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Reads JSON, each list of records in it as a dataset: small files whole, large or damaged ones element by element. */
export async function scanJson(source: Source): Promise<Dataset[]> {
  const value = source.bytes * (source.compressed ? 8 : 1) <= source.limits.wholeBytes ? await readValue(source) : undefined
  if (value === undefined) return scanElements(source)
  const lists = new ListReaders(source)
  let taken = 0
  for (const [list, records] of recordsIn(value, source.isGeo, lists)) {
    const reader = lists.of(list)
    reader.names = namesBeside(value, records)
    for (const record of records) {
      reader.take(record)
      if (taken++ % 1000 === 0) await reader.settle()
    }
  }
  if (taken === 0) throw new Unreadable('empty', { zh: '文件中没有数据记录', en: 'The file holds no records' })
  return lists.finish()
}

/** The whole value; undefined when it is damaged or too large to be read at once. */
async function readValue(source: Source): Promise<unknown> {
  const encoding = source.survey.encoding ?? 'utf-8'
  try {
    const bytes = await readWhole(source.path, source.compressed, source.limits)
    source.advance(source.bytes, 0)
    return parseJson(new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || (error instanceof Unreadable && error.fault.code === 'too-large'))
      return undefined
    throw error
  }
}

/**
 * The records in a JSON value by their list: the value itself when it is one, or holds a record under each of its keys, else every list of
 * objects in it, else the value as one record.
 */
function recordsIn(value: unknown, isGeo: boolean, lists: ListReaders): Map<string, unknown[]> {
  if (Array.isArray(value)) return new Map([['', value]])
  const map = isGeo ? (features(value) ?? (isMapItem(value) ? new Map([['', [value]]]) : null)) : null
  if (map) return map
  const keyed = isGeo ? null : keyedRecords(value)
  if (keyed) return new Map([['', keyed]])
  const fields: string[] = []
  const found = listsIn(value, (field) => fields.push(field))
  const own = new Map([...found].filter(([list]) => lists.takes(list)))
  if (own.size > 0) {
    const naming = [...own.values()].some((records) => namesBeside(value, records) !== null)
    lists.leave(naming ? fields.filter((field) => !NAMING.includes(field)) : fields)
    return own
  }
  return value !== null && typeof value === 'object' && Object.keys(value).length === 0 ? new Map() : new Map([['', [value]]])
}

const NAMING = ['columns', 'fields', 'header', 'headers', 'names', '列名', '字段', '表头']

/** The names that an object gives the places of lists beside them, as in {"columns": […], "data": [[…], …]}. */
function namesBeside(value: unknown, [first]: readonly unknown[]): readonly string[] | null {
  if (!Array.isArray(first) || value === null || typeof value !== 'object') return null
  const names = NAMING.map((key) => (value as Record<string, unknown>)[key]).find(
    (given) =>
      Array.isArray(given) &&
      given.length === first.length &&
      new Set(given).size === given.length &&
      given.every((name) => typeof name === 'string' && name !== ''),
  )
  return (names as string[] | undefined) ?? null
}

/** One geometry or one feature alone: its coordinates are no list that was left out. */
const isMapItem = (value: unknown): boolean => isGeometry(value) || (value as { type?: unknown } | null)?.type === 'Feature'

/** The features of a map, or its geometries, whatever they are. */
function features(value: unknown): Map<string, unknown[]> | null {
  const node = (value ?? {}) as { features?: unknown; geometries?: unknown }
  if (Array.isArray(node.features)) return new Map([['features', node.features]])
  return Array.isArray(node.geometries) ? new Map([['geometries', node.geometries]]) : null
}

async function scanElements(source: Source): Promise<Dataset[]> {
  const { faults } = source
  const lists = new ListReaders(source)
  const splitter = new ElementSplitter(source.limits.wholeBytes, {
    takes: (list) => lists.takes(list),
    element: (list, text, line) => lists.of(list).takeText(text, line),
    leave: (fields) => lists.leave(fields),
  })
  let read = 0
  try {
    const bytes = readBytes(source.path, source.compressed, source.limits, (count) => (read = count))
    for await (const text of decode(bytes, source.survey.encoding ?? 'utf-8')) {
      splitter.push(text)
      await lists.settle()
      source.advance(read, lists.rows)
    }
  } catch (error) {
    if (error instanceof Unreadable || lists.rows === 0) throw error
  }
  if (lists.rows === 0 && splitter.finished && source.bytes * (source.compressed ? 8 : 1) > source.limits.wholeBytes)
    throw new Unreadable('too-large', {
      zh: 'JSON 太大，且不是记录的列表，无法逐条读取；请导出为记录的数组或 JSON Lines 后再扫描',
      en: 'The JSON is too large and no list of records, so it cannot be read piece by piece; export it as an array of records or JSON Lines and scan again',
    })
  if (lists.rows === 0)
    throw new Unreadable('broken', {
      zh: 'JSON 不完整或格式错误，没有可读取的记录',
      en: 'The JSON is incomplete or malformed; it holds no record that could be read',
    })
  if (!splitter.finished)
    faults.add(
      'broken',
      'error',
      {
        zh: `JSON 在第 ${splitter.line} 行中断，只读到中断处`,
        en: `The JSON breaks off at line ${splitter.line}; it was read up to there`,
      },
      { line: splitter.line },
    )
  return lists.finish()
}
