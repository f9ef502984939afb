import { Unreadable } from '#scanner/faults.ts'
import { readBytes } from '#scanner/sources/bytes.ts'
import { RecordReader } from '#scanner/sources/json-records.ts'
import { decode } from '#scanner/sources/survey.ts'
import type { Dataset, Source } from '#scanner/sources/source.ts'

/** Reads JSON Lines in one pass; a line that is not JSON is counted as a fault and passed over. */
export async function scanJsonLines(source: Source): Promise<Dataset[]> {
  const reader = new RecordReader(source, false)
  let read = 0
  let line = 0
  let rest = ''
  const take = (given: string): void => {
    // Files that were put together bring the mark of each along.
    const text = given.replace(/^\uFEFF+/, '')
    line++
    if (text.trim() !== '') reader.takeText(text, line)
  }
  const bytes = readBytes(source.path, source.compressed, source.limits, (count) => (read = count))
  for await (const text of decode(bytes, source.survey.encoding ?? 'utf-8')) {
    const end = text.lastIndexOf('\n')
    if (end < 0) {
      rest += text
      if (rest.length > source.limits.wholeBytes)
        throw new Unreadable('too-large', { zh: '单行过长，无法读取', en: 'One line is too long to be read' })
      continue
    }
    const lines = (rest + text.slice(0, end)).split('\n')
    rest = text.slice(end + 1)
    for (const one of lines) take(one)
    await reader.settle()
    source.advance(read, reader.rows)
  }
  take(rest)
  if (reader.rows === 0) throw new Unreadable(line > 1 ? 'broken' : 'empty', { zh: '没有可读取的记录', en: 'No record could be read' })
  return [await reader.finish()]
}
