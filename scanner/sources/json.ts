import { Unreadable } from '#scanner/faults.ts'
import { readBytes, readWhole } from '#scanner/sources/bytes.ts'
import { ElementSplitter } from '#scanner/sources/json-elements.ts'
import { parseJson, RecordReader } from '#scanner/sources/json-records.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Reads JSON: small files whole, large or damaged ones element by element of their first list of objects. */
export async function scanJson(source: Source): Promise<Dataset[]> {
  const value = source.bytes * (source.compressed ? 8 : 1) <= source.limits.wholeBytes ? await readValue(source) : undefined
  if (value === undefined) return [await scanElements(source)]
  const records = source.isGeo ? features(value) : recordsIn(value)
  if (records.length === 0) throw new Unreadable('empty', { zh: '文件中没有数据记录', en: 'The file holds no records' })
  const reader = new RecordReader(source, source.isGeo)
  for (const [at, record] of records.entries()) {
    reader.take(record)
    if (at % 1000 === 0) await reader.settle()
  }
  return [await reader.finish()]
}

/** The whole value; undefined when it is damaged or too large to be read at once. */
async function readValue(source: Source): Promise<unknown> {
  const encoding = source.survey.encoding ?? 'utf-8'
  try {
    const bytes = await readWhole(source.path, source.compressed, source.limits)
    source.advance(source.bytes, 0)
    return parseJson(new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding).decode(bytes))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError || (error instanceof Unreadable && error.fault.code === 'too-large')) return undefined
    throw error
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
  const node = (value ?? {}) as { features?: unknown; geometries?: unknown }
  if (Array.isArray(node.features)) return node.features
  return Array.isArray(node.geometries) ? node.geometries : Array.isArray(value) ? value : [node]
}

async function scanElements(source: Source): Promise<Dataset> {
  const { faults } = source
  const reader = new RecordReader(source, source.isGeo)
  const splitter = new ElementSplitter(source.limits.wholeBytes, (text, line) => reader.takeText(text, line))
  let read = 0
  try {
    const bytes = readBytes(source.path, source.compressed, source.limits, (count) => (read = count))
    for await (const text of decode(bytes, source.survey.encoding ?? 'utf-8')) {
      splitter.push(text)
      await reader.settle()
      source.advance(read, reader.rows)
    }
  } catch (error) {
    if (error instanceof Unreadable || reader.rows === 0) throw error
  }
  if (reader.rows === 0) throw new Unreadable('broken', { zh: 'JSON 不完整或格式错误，没有可读取的记录', en: 'The JSON is incomplete or malformed; it holds no record that could be read' })
  if (!splitter.finished) faults.add('broken', 'error', { zh: `JSON 在第 ${splitter.line} 行中断，只读到中断处`, en: `The JSON breaks off at line ${splitter.line}; it was read up to there` }, { line: splitter.line })
  return reader.finish()
}
