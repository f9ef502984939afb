import { decode, type Encoding } from '#scanner/sources/survey.ts'

/** What dumps of MySQL and MariaDB say before the structure of a table, which they write in UTF-8 whatever the rest is written in, and behind it. */
const MARK = /^\/\*!\d+ SET character_set_client\s*=\s*(utf8\w*|@\w+) \*\/ ?;/gm
/** A beginning of a line that may become one. */
const MAY_BE_MARK = 80

/** Decodes a dump; in one written in GBK (`--default-character-set=gbk`) the declarations of its tables are UTF-8. */
export async function* decodeDump(chunks: AsyncIterable<Buffer>, encoding: Encoding): AsyncGenerator<string> {
  if (encoding !== 'gb18030') return yield* decode(chunks, encoding)
  let decoder = new TextDecoder(encoding)
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const whole = Buffer.concat([rest, chunk])
    let from = 0
    for (const mark of whole.toString('latin1').matchAll(MARK)) {
      yield decoder.decode(whole.subarray(from, mark.index))
      from = mark.index
      decoder = new TextDecoder(mark[1]!.startsWith('utf8') ? 'utf-8' : encoding)
    }
    const line = Math.max(from, whole.lastIndexOf(10) + 1)
    const end = whole.length - line < MAY_BE_MARK ? line : whole.length
    yield decoder.decode(whole.subarray(from, end), { stream: true })
    rest = Buffer.from(whole.subarray(end))
  }
  yield decoder.decode(rest)
}
