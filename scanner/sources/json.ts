import { Unreadable } from '#scanner/faults.ts'
import { factsOf } from '#scanner/profile/old-facts.ts'
import { TableProfile } from '#scanner/profile/table.ts'
import { readBytes, readWhole } from '#scanner/sources/bytes.ts'
import { ElementSplitter } from '#scanner/sources/json-elements.ts'
import { flatten } from '#scanner/sources/json-flatten.ts'
import { geometryBounds, isGeometry, scanFeature } from '#scanner/sources/geojson.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { Finding } from '#contract/findings.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Reads JSON: small files whole, large ones element by element of their first list of objects. */
export async function scanJson(source: Source): Promise<Dataset[]> {
  const { isGeo } = source
  if (source.bytes * (source.compressed ? 8 : 1) <= source.limits.wholeBytes) return [await scanWhole(source, isGeo)]
  return [await scanElements(source, isGeo)]
}

async function scanWhole(source: Source, isGeo: boolean): Promise<Dataset> {
  const bytes = await readWhole(source.path, source.compressed, source.limits)
  const encoding = source.survey.encoding ?? 'utf-8'
  const text = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes)
  source.advance(source.bytes, 0)
  const value = parse(text)
  const reader = new RecordReader(source, isGeo)
  const records = isGeo ? features(value) : recordsIn(value)
  if (records.length === 0) throw new Unreadable('empty', { zh: '文件中没有数据记录', en: 'The file holds no records' })
  for (const record of records) reader.take(record)
  return reader.finish()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Unreadable('broken', { zh: 'JSON 不完整或格式错误，无法读取', en: 'The JSON is incomplete or malformed and cannot be read' })
  }
}

/** Finds the records in a JSON value: the list itself, else the longest list of objects within four levels, else the value as one record. */
export function recordsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value
  let best: unknown[] | null = null
  const search = (node: unknown, depth: number): void => {
    if (node === null || typeof node !== 'object' || depth > 4) return
    for (const child of Object.values(node)) {
      if (Array.isArray(child)) {
        const objects = child.length > 0 && child[0] !== null && typeof child[0] === 'object'
        if (objects && child.length > (best?.length ?? 0)) best = child
      } else search(child, depth + 1)
    }
  }
  search(value, 0)
  return best ?? (value !== null && typeof value === 'object' && Object.keys(value).length === 0 ? [] : [value])
}

function features(value: unknown): unknown[] {
  const node = value as { type?: string; features?: unknown; geometries?: unknown }
  if (Array.isArray(node.features)) return node.features
  return Array.isArray(node.geometries) ? node.geometries : [node]
}

async function scanElements(source: Source, isGeo: boolean): Promise<Dataset> {
  const reader = new RecordReader(source, isGeo)
  const splitter = new ElementSplitter(source.limits.wholeBytes, (text) => reader.takeText(text))
  let read = 0
  const bytes = readBytes(source.path, source.compressed, source.limits, (count) => (read = count))
  for await (const text of decode(bytes, source.survey.encoding ?? 'utf-8')) {
    splitter.push(text)
    source.advance(read, reader.table.rows)
  }
  if (!splitter.finished) source.faults.add('broken', 'error', { zh: 'JSON 在结束前中断，只读到中断处', en: 'The JSON breaks off; it was read up to there' })
  if (reader.table.rows === 0) throw new Unreadable('broken', { zh: 'JSON 中没有可读取的记录列表', en: 'The JSON holds no list of records that could be read' })
  return reader.finish()
}

/** Takes records one at a time, flat or as map features; a record that cannot be read is counted, not thrown. */
export class RecordReader {
  readonly table: TableProfile
  readonly #source: Source
  readonly #isGeo: boolean
  #bounds: Finding['bounds'] = null

  constructor(source: Source, isGeo: boolean) {
    this.#source = source
    this.#isGeo = isGeo
    this.table = new TableProfile(source.limits)
  }

  takeText(text: string, line?: number): void {
    try {
      this.take(JSON.parse(text))
    } catch {
      this.#source.faults.warn('bad-records', { zh: '部分记录不是有效的 JSON，已跳过', en: 'Some records are not valid JSON and were left out' }, line === undefined ? {} : { line })
    }
  }

  take(record: unknown): void {
    if (this.#isGeo) this.#bounds = geometryBounds(scanFeature(this.table, record), this.#bounds)
    else if (isGeometry(record)) scanFeature(this.table, record)
    else if (Array.isArray(record) && record.length <= 200) for (let at = 0; at < record.length; at++) flatten(this.table, record[at], `[${at}]`)
    else flatten(this.table, record, '')
    this.table.rows++
  }

  finish(): Dataset {
    return { facts: factsOf(this.table), bounds: this.#bounds }
  }
}
