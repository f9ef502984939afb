import { isUtf8 } from 'node:buffer'
import { firstOf, several, type Words } from '#law/words.ts'
import type { Survey } from '#scanner/sources/survey.ts'

const BINARY =
  /^(?:(?:tiny|medium|long)?blob|(?:var)?binary|image|bytea|raw|bit|geometry|geometrycollection|(?:multi)?(?:point|linestring|polygon))\b/i

/** Whether a declared type holds bytes and no text. */
export const isBinaryType = (declaredType: string): boolean => BINARY.test(declaredType)

/** Bytes that came as they are and were read as text, by their beginning, as a database that is asked gives them: in hexadecimal. */
export const asHex = (cell: string): string => Buffer.from(cell.slice(0, 32)).subarray(0, 32).toString('hex').toUpperCase()

/** What is told once for a dump whose columns of bytes were written as they are. */
export function binaryAsIs(names: readonly string[]): Words {
  const { zh, en } = firstOf(names)
  return {
    zh: `转储没有用 --hex-blob 导出，${names.length} 个二进制字段的内容按原样写出，只计有无，不作为文字分析，其余字段不受影响：${zh}`,
    en: `The dump was made without --hex-blob: ${several(names.length, 'column')} of bytes stand in it as they are and are counted, not read as text; other columns are not touched: ${en}`,
  }
}

const BEGINS = /^(?:\uFEFF|\xEF\xBB\xBF)?\s*(?:\/\*M?!|--[ \r\n]|--$|CREATE\s|INSERT\s|DROP\s|SET\s)/i
const ROWS = /(?:^|\n)[ \t]*(?:INSERT|REPLACE)[ \t]+(?:\w{1,20}[ \t]+){0,4}?INTO\s|(?:^|\n)COPY\s/i

/** Whether the first bytes of a file are a dump in text, whatever bytes its rows hold. */
export function isDumpHead(head: Buffer): boolean {
  const text = head.toString('latin1')
  return (
    BEGINS.test(text) &&
    /(?:^|\n)(?:\/\*!\d+ )?(?:CREATE\s+TABLE|INSERT\s+INTO)\s/i.test(text) &&
    !text.slice(0, ROWS.exec(text)?.index ?? text.length).includes('\0')
  )
}

/**
 * The encoding of a dump in which bytes stand as they are: UTF-8, as it says of itself, where GB18030 fits no better or what stands before
 * its rows bears it out, since such bytes look like any encoding. GBK, as it says, where there is anything but UTF-8: the declarations of
 * its tables may be more than its rows.
 */
export function withSaidEncoding(survey: Survey, head: Buffer): Survey {
  const text = head.toString('latin1')
  if (survey.encoding === 'utf-8' && survey.damaged && /SET\s+NAMES\s+'?gb/i.test(text)) return { ...survey, encoding: 'gb18030' }
  if (survey.encoding !== 'gb18030') return survey
  if (!/SET\s+NAMES\s+'?utf8|client_encoding\s*=\s*'?utf-?8/i.test(text)) return survey
  const before = head.subarray(0, ROWS.exec(text)?.index ?? head.length)
  return survey.damaged || (isUtf8(before) && before.some((byte) => byte >= 0x80))
    ? { ...survey, encoding: 'utf-8', damaged: true }
    : survey
}
