import { gzipSync } from 'node:zlib'
import { bitFlips, gbkTable, smallTable, truncations, utf16 } from '#scanner/test/hostile.ts'
import type { Hostile } from '#scanner/test/hostile.ts'

const table = Buffer.from(smallTable())
const one = (what: string, content: Uint8Array | string, expected: Hostile['expect'], code?: string, name = 'a.csv'): Hostile => ({
  what,
  name,
  content,
  expect: expected,
  ...(code ? { code } : {}),
})
const bytes = (...list: number[]): Buffer => Buffer.from(list)

/** Delimited text gone wrong in every way a city's offices send it, and some they would not. */
export function hostileText(): Hostile[] {
  const wide = `${Array.from({ length: 100_000 }, (_, n) => `c${n}`).join(',')}\n${Array.from({ length: 100_000 }, (_, n) => n).join(',')}\n`
  const across = `a,b\n${'x,1\n'.repeat(700_000)}"${'跨界\n'.repeat(400_000)}",2\n${'y,3\n'.repeat(700_000)}`
  return [
    ...truncations('a table', 'a.csv', table, 14),
    ...bitFlips('a table', 'a.csv', table, 14),
    ...truncations('a table in UTF-16', 'a.csv', utf16(smallTable(40)), 5),
    ...truncations('a table in GBK', 'a.csv', gbkTable(), 5),
    one('nothing', '', 'error', 'empty'),
    one('a mark and nothing', '\uFEFF', 'error', 'empty'),
    one('a mark of UTF-16 and nothing', bytes(0xff, 0xfe), 'answer'),
    one('blank lines', '\n\r\n \n\t\n', 'error', 'empty'),
    one('delimiters only', ',,,\n,,,\n,,,\n', 'answer'),
    one('a header and no row', 'a,b,c\n', 'fault', 'empty'),
    one('one cell', 'a', 'answer'),
    one('carriage returns only', 'a,b\r1,2\r3,4\r', 'answer'),
    one('mixed ends of lines', 'a,b\r\n1,2\n3,4\r5,6\n\r7,8', 'answer'),
    one('a quote never closed at the start', '"a,b\n1,2\n3,4\n', 'fault'),
    one('a quote never closed in the middle', `a,b\n${'1,2\n'.repeat(50)}"3,4\n${'5,6\n'.repeat(50)}`, 'fault'),
    one('a quote never closed at the end', 'a,b\n1,2\n3,"4', 'fault'),
    one('a quoted cell across the borders of ranges', across, 'fault', undefined),
    one('a quote never closed before a border', `a,b\n"${'x,1\n'.repeat(900_000)}`, 'fault'),
    one('quotes in the middle of cells', 'a,b\nx"y,1\n"x"y,2\n""",3\n"",4\n', 'answer'),
    one('uneven rows', 'a,b,c\n1,2,3\n1\n1,2,3,4,5\n1,2\n', 'fault', 'ragged-rows'),
    one('a header of the same name a thousand times', `${'a,'.repeat(999)}a\n${'1,'.repeat(999)}1\n`, 'fault', 'duplicate-columns'),
    one('a hundred thousand columns', wide, 'fault'),
    one('a cell of five million characters', `a,b\n"${'长'.repeat(5_000_000)}",1\nx,2\n`, 'fault', 'too-large-cell'),
    one('a header of a megabyte', `${'长'.repeat(350_000)},b\n1,2\n`, 'answer'),
    one('NUL bytes in cells', `a,b\nx\0y,1\n${'z,2\n'.repeat(80)}`, 'fault', 'nul-bytes'),
    one('NUL bytes only', Buffer.alloc(5000), 'error'),
    one('every byte there is', Buffer.from(Array.from({ length: 8192 }, (_, n) => n % 256)), 'error'),
    one('text and then noise', Buffer.concat([table, Buffer.from(Array.from({ length: 4000 }, (_, n) => (n * 7919) % 256))]), 'fault'),
    one('bytes that are no UTF-8 at the very end', Buffer.concat([table, bytes(0xe9, 0xbc)]), 'answer'),
    one(
      'overlong UTF-8 and surrogates in UTF-8',
      Buffer.concat([Buffer.from('a,b\n'), bytes(0xc0, 0x80, 0x2c, 0xed, 0xa0, 0x80, 0x0a), Buffer.from('鼓楼,1\n'.repeat(50))]),
      'answer',
    ),
    one('marks within cells', 'a,b\n\uFEFFx,1\n\uFEFFy,2\n', 'fault', 'left-out'),
    one('UTF-16 without a mark', utf16(smallTable(30)).subarray(2), 'answer'),
    one('UTF-16 the other way round', utf16(smallTable(30), true), 'answer'),
    one('UTF-16 with an odd byte', Buffer.concat([utf16('a,b\n1,2\n'), bytes(0x41)]), 'answer'),
    one('a lone surrogate in UTF-16', Buffer.concat([utf16('a,b\n'), bytes(0x00, 0xd8), Buffer.from(',1\n', 'utf16le')]), 'answer'),
    one('the wrong mark', Buffer.concat([bytes(0xff, 0xfe), Buffer.from('a,b\n1,2\n')]), 'answer'),
    one('formulas', 'a,b\n=1+1,@x\n=cmd|1,2\n+cmd|x!A0,3\n', 'fault', 'formula'),
    one('letters that turn the direction', 'a,b\n\u202Ecba,1\n\u2067x\u2069,2\n', 'answer'),
    one('numbers beyond all bounds', `a,b\n${'9'.repeat(400)},1e999\n-${'9'.repeat(30)},-1e-999\n0x1F,1_000\nInfinity,NaN\n`, 'answer'),
    one('days that never were', 'a,b\n2024-02-30,1\n2023-13-01,2\n0000-00-00,3\n9999-99-99,4\n20240231,5\n', 'answer'),
    one('combining marks and pictures', `a,b\n${'e\u0301'.repeat(500)},1\n👨‍👩‍👧,2\n`, 'answer'),
    one('control characters', 'a,b\n\u0001\u0002x,1\n\u001b[31mred,2\nok,3\n'.repeat(30), 'answer'),
    one('the separators of the engine as text', 'a,b\nx\u001fy\u001ez,1\n\u0018,2\n', 'answer'),
    one('every delimiter at once', 'a,b;c|d\te\n1,2;3|4\t5\n', 'answer'),
    one('a line for Excel before the header', 'sep=;\na;b\n1;2\n', 'answer'),
    one('one very long line', 'x'.repeat(3_000_000), 'answer'),
    one('the table under the name of a workbook', table, 'fault', 'mislabelled', 'a.xlsx'),
    one('words under the name of a table', 'Dear all,\nplease find attached\nthe table.\n', 'answer'),
  ]
}

/** Packed text: cut off, damaged, followed by other things, or far too much. */
export function hostileGzip(): Hostile[] {
  const packed = gzipSync(Buffer.from(smallTable(3000)))
  const gz = (what: string, content: Uint8Array, expected: Hostile['expect'], code?: string): Hostile =>
    one(what, content, expected, code, 'a.csv.gz')
  const badSum = Buffer.from(packed)
  badSum[packed.length - 6]! ^= 0xff
  return [
    ...truncations('gzip', 'a.csv.gz', packed, 8).map((each) => ({
      ...each,
      expect: each.content.length < 2 ? ('answer' as const) : ('fault' as const),
    })),
    ...bitFlips('gzip', 'a.csv.gz', packed, 8, 12),
    gz('gzip with noise behind', Buffer.concat([packed, Buffer.from('noise behind the end')]), 'answer'),
    gz('two gzips, one after the other', Buffer.concat([gzipSync('a,b\n1,2\n'), gzipSync('3,4\n')]), 'answer'),
    gz('a gzip whose sum is wrong', badSum, 'fault'),
    gz('gzip of nothing', gzipSync(''), 'error', 'empty'),
    gz('gzip in gzip', gzipSync(gzipSync('a,b\n1,2\n')), 'answer'),
    gz('a gzip that grows two thousandfold', gzipSync(Buffer.alloc(60 << 20, 'a,b\n')), 'fault', 'zip-bomb'),
    gz('the head of gzip', packed.subarray(0, 10), 'fault'),
    gz('text under the name of gzip', Buffer.from('a,b\n1,2\n'), 'answer'),
  ]
}
