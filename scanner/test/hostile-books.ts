import { gzipSync } from 'node:zlib'
import { zip } from '#scanner/test/files.ts'
import { bitFlips, gbkTable, truncations } from '#scanner/test/hostile.ts'
import type { Hostile } from '#scanner/test/hostile.ts'

const cell = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const rowsOf = (count: number): string =>
  Array.from(
    { length: count },
    (_, n) =>
      `<row r="${n + 1}">${cell(`A${n + 1}`, n === 0 ? '名称' : `站${n}`)}${n === 0 ? cell('B1', '数量') : `<c r="B${n + 1}"><v>${n}</v></c>`}</row>`,
  ).join('')
const sheetOf = (inside: string): string => `<?xml version="1.0"?><worksheet><sheetData>${inside}</sheetData></worksheet>`
const WORKBOOK = '<workbook><sheets><sheet name="S" sheetId="1"/></sheets></workbook>'

/** A workbook whose parts are given as they are; those not given are good ones. */
export function bookOf(parts: Record<string, string | Buffer | null> = {}, claim: Record<string, number> = {}): Buffer {
  const all: Record<string, string | Buffer | null> = {
    'xl/workbook.xml': WORKBOOK,
    'xl/worksheets/sheet1.xml': sheetOf(rowsOf(60)),
    'xl/sharedStrings.xml': '<sst><si><t>x</t></si></sst>',
    'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    ...parts,
  }
  return zip(
    Object.fromEntries(
      Object.entries(all).flatMap(([name, content]) => (content === null ? [] : [[name, Buffer.from(content as string)]])),
    ),
    claim,
  )
}

const good = bookOf()
const book = (what: string, content: Uint8Array, expected: Hostile['expect'], code?: string, name = 'a.xlsx'): Hostile => ({
  what,
  name,
  content,
  expect: expected,
  ...(code ? { code } : {}),
})
const withSheet = (what: string, inside: string, expected: Hostile['expect'], code?: string): Hostile =>
  book(what, bookOf({ 'xl/worksheets/sheet1.xml': inside }), expected, code)
const BOMB = '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'

/** Workbooks with damaged zips, bombs, and sheets that no program would write. */
export function hostileBooks(): Hostile[] {
  return [...damagedBooks(), ...strangeSheets()]
}

/** Workbooks cut off, with parts that are missing or blow up, and what only goes by their name. */
function damagedBooks(): Hostile[] {
  return [
    ...truncations('a workbook', 'a.xlsx', good, 12, 'error').map((each) => ({
      ...each,
      expect: each.content.length < 30 ? ('answer' as const) : ('error' as const),
    })),
    ...bitFlips('a workbook', 'a.xlsx', good, 16),
    book('no workbook part', bookOf({ 'xl/workbook.xml': null }), 'answer'),
    book('no sheet part', bookOf({ 'xl/worksheets/sheet1.xml': null }), 'error'),
    book('no shared strings', bookOf({ 'xl/sharedStrings.xml': null }), 'answer'),
    book('no styles', bookOf({ 'xl/styles.xml': null }), 'answer'),
    book('a workbook that lists no sheet', bookOf({ 'xl/workbook.xml': '<workbook/>' }), 'error'),
    book('entities in the workbook', bookOf({ 'xl/workbook.xml': BOMB + WORKBOOK }), 'error', 'xml-bomb'),
    book('entities in a sheet', bookOf({ 'xl/worksheets/sheet1.xml': BOMB + sheetOf(rowsOf(3)) }), 'error', 'xml-bomb'),
    book(
      'entities in the shared strings',
      bookOf({ 'xl/sharedStrings.xml': `${BOMB}<sst><si><t>&b;</t></si></sst>` }),
      'error',
      'xml-bomb',
    ),
    book('entities in the styles', bookOf({ 'xl/styles.xml': BOMB }), 'error', 'xml-bomb'),
    book('a sheet that grows a thousandfold', bookOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(60 << 20, 32) }), 'error', 'zip-bomb'),
    book(
      'a sheet larger than it claims',
      bookOf({ 'xl/worksheets/sheet1.xml': Buffer.alloc(40 << 20, 32) }, { 'xl/worksheets/sheet1.xml': 900 }),
      'error',
      'zip-bomb',
    ),
    book('a password', zip({ 'xl/workbook.xml': Buffer.from(WORKBOOK) }, {}, true), 'error', 'password-protected'),
    book('a binary workbook', zip({ 'xl/workbook.bin': Buffer.from('x') }), 'error', 'other-form'),
    book('a document', zip({ 'word/document.xml': Buffer.from('<x/>') }), 'error', 'unsupported'),
    book('names that lead outside', bookOf({ '../../etc/passwd': 'x', '/root/x': 'y' }), 'fault', 'unsafe-name'),
    book(
      'a sheet named like a path',
      bookOf({ 'xl/workbook.xml': '<workbook><sheets><sheet name="../../&#0;x&lt;y" sheetId="1"/></sheets></workbook>' }),
      'answer',
    ),
    book('a workbook in gzip', gzipSync(good), 'answer', undefined, 'a.xlsx.gz'),
  ]
}

/** Whole workbooks with a sheet that no program would write. */
function strangeSheets(): Hostile[] {
  const wide = `<row r="1">${Array.from({ length: 100_000 }, (_, n) => `<c><v>${n}</v></c>`).join('')}</row>`
  return [
    withSheet(
      'references that are none',
      sheetOf(
        `<row r="1">${cell('A0', 'a')}${cell('1A', 'b')}${cell('', 'c')}</row><row r="2"><c r="ZZZZ9"><v>1</v></c><c r="??"><v>2</v></c></row>`,
      ),
      'answer',
    ),
    withSheet('a row number beyond the sheet', sheetOf(`${rowsOf(3)}<row r="99999999"><c r="A99999999"><v>1</v></c></row>`), 'answer'),
    withSheet(
      'rows in no order',
      sheetOf('<row r="9"><c r="A9"><v>1</v></c></row><row r="2"><c r="B2"><v>1</v></c><c r="A2"><v>2</v></c></row>'),
      'answer',
    ),
    withSheet(
      'shared strings that are not there',
      sheetOf('<row><c t="s"><v>99999999</v></c><c t="s"><v>-1</v></c><c t="s"><v>x</v></c></row>'.repeat(4)),
      'answer',
    ),
    withSheet('styles that are not there', sheetOf('<row><c s="999999"><v>1</v></c><c s="-1"><v>2</v></c></row>'.repeat(4)), 'answer'),
    withSheet(
      'days beyond the calendar',
      sheetOf('<row><c s="1"><v>1e300</v></c><c s="1"><v>-5</v></c><c s="1"><v>NaN</v></c></row>'.repeat(4)),
      'answer',
    ),
    withSheet(
      'formulas and their errors',
      sheetOf('<row><c><f>1+1</f><v>2</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'.repeat(4)),
      'fault',
      'formula',
    ),
    withSheet('tags never closed', '<worksheet><sheetData><row><c><v>1<row><c><v>2', 'error'),
    withSheet('a tag without end', `<worksheet><sheetData><row r="${'1'.repeat(6 << 20)}`, 'error'),
    withSheet('no XML at all', 'PK this is no xml at all', 'error'),
    withSheet('bytes that are no UTF-8', `<worksheet><sheetData>${rowsOf(3)}\xff\xfe</sheetData></worksheet>`, 'answer'),
    withSheet('tags a hundred thousand deep', `<worksheet>${'<a>'.repeat(100_000)}`, 'error'),
    withSheet(
      'sections and remarks',
      sheetOf('<!-- <row> --><row><c t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c></row>'.repeat(4)),
      'answer',
    ),
    withSheet('a remark never closed', '<worksheet><!-- <sheetData>', 'error'),
    withSheet('a hundred thousand columns', sheetOf(wide + wide), 'fault', 'too-many-columns'),
    withSheet(
      'a cell of twelve million characters',
      sheetOf(`<row>${cell('A1', '名')}</row><row>${cell('A2', 'x'.repeat(12_000_000))}</row>`),
      'answer',
    ),
    withSheet(
      'twenty thousand merged cells',
      `<worksheet><sheetData>${rowsOf(5)}</sheetData><mergeCells>${Array.from({ length: 20_000 }, (_, n) => `<mergeCell ref="A${n + 1}:XFD${n + 9}"/>`).join('')}</mergeCells></worksheet>`,
      'answer',
    ),
    withSheet('an empty sheet', sheetOf(''), 'error', 'empty'),
    withSheet('blank cells only', sheetOf('<row r="1"><c r="A1" s="1"/></row>'.repeat(9)), 'error', 'empty'),
    withSheet(
      'attributes by the thousand',
      sheetOf(`<row ${Array.from({ length: 3000 }, (_, n) => `a${n}="1"`).join(' ')}><c><v>1</v></c></row>`),
      'answer',
    ),
  ]
}

/** What goes by the name of old Excel. */
export function hostileOldBooks(): Hostile[] {
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016, 0xff)])
  const stream = (name: string): Buffer => Buffer.concat([ole, Buffer.from(`${name}\0`, 'utf16le'), Buffer.alloc(2048, 7)])
  const page = (what: string, content: string | Buffer, expected: Hostile['expect'], code?: string): Hostile =>
    book(what, Buffer.from(content as string), expected, code, 'a.xls')
  const table = `<html><table>${Array.from({ length: 30 }, (_, n) => `<tr><td>站${n}</td><td>${n}</td></tr>`).join('')}</table></html>`
  const xml = `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet Name="S"><Table>${'<Row><Cell><Data Type="String">x</Data></Cell><Cell><Data Type="Number">1</Data></Cell></Row>'.repeat(20)}</Table></Worksheet></Workbook>`
  return [
    book('the head of OLE', ole, 'error', undefined, 'a.xls'),
    book('OLE with a workbook of noise', stream('Workbook'), 'error', undefined, 'a.xls'),
    book('OLE with a locked package', stream('EncryptedPackage'), 'error', 'password-protected', 'a.xls'),
    book('OLE of a letter', stream('WordDocument'), 'error', 'unsupported', 'a.doc'),
    ...truncations('a web page', 'a.xls', Buffer.from(table), 6),
    ...bitFlips('a web page', 'a.xls', Buffer.from(table), 6),
    ...truncations('an XML spreadsheet', 'a.xls', Buffer.from(xml), 6),
    ...bitFlips('an XML spreadsheet', 'a.xls', Buffer.from(xml), 6, 20),
    page('tables within tables', `<html>${'<table><tr><td>'.repeat(5000)}x`, 'answer'),
    page(
      'cells that reach over everything',
      `<html><table><tr><td colspan="99999" rowspan="99999">a</td><td>b</td></tr>${'<tr><td>c</td></tr>'.repeat(50)}</table>`,
      'answer',
    ),
    page('a page without a table', '<html><body>nothing</body></html>', 'error', 'unsupported'),
    page('a script never closed', '<html><script>var x = "<table>";', 'error'),
    page(
      'a cell of four megabytes',
      `<html><table><tr><td>a<td>b<tr><td>${'长'.repeat(1_400_000)}<td>1</table>`,
      'fault',
      'too-large-cell',
    ),
    page(
      'a page in GBK',
      Buffer.concat([
        Buffer.from('<html><table><tr><td>'),
        gbkTable().subarray(0, 4),
        Buffer.from('</td><td>b</td></tr><tr><td>'),
        gbkTable().subarray(10, 14),
        Buffer.from('</td><td>1</td></tr></table>'),
      ]),
      'fault',
      'mislabelled',
    ),
    page(
      'signs that are none',
      '<html><table><tr><td>&bogus;&#99999999;&#x0;</td><td>&</td></tr><tr><td>1</td><td>2</td></tr></table>',
      'answer',
    ),
    page('a tag without end', `<html><table><tr><td ${'x'.repeat(300_000)}`, 'answer'),
    page('entities in an XML spreadsheet', `${BOMB}<Workbook>&b;</Workbook>`, 'error', 'xml-bomb'),
    page(
      'an index beyond the sheet',
      xml.replace('<Cell>', '<Cell Index="999999999" MergeAcross="99999999">').replace('<Row>', '<Row Index="999999999">'),
      'answer',
    ),
    page('some other XML', '<?xml version="1.0"?><config><a/></config>', 'error'),
    page('tab-separated text', 'a\tb\n1\t2\n', 'fault', 'mislabelled'),
  ]
}
