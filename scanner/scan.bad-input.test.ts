import { gzipSync } from 'node:zlib'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, expect, test } from 'vitest'
import { finding } from '#contract/findings.ts'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder, zip } from '#scanner/test/files.ts'
import { makeParquet } from '#scanner/test/parquet.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

async function faultsOf(name: string, content: string | Uint8Array, options: Parameters<typeof scanFile>[1] = {}) {
  const [one] = await scanFile(folder.write('input', content), { name, ...options })
  expect(finding.parse(one)).toBeTruthy()
  return { one: one!, codes: one!.faults.map((fault) => `${fault.code}${fault.severity === 'error' ? '!' : ''}`) }
}

test('what cannot be read is a finding without columns and with its reason', async () => {
  const junk = Buffer.from(Array.from({ length: 5000 }, (_, n) => (n * 7919) % 256))
  const ole = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016)])
  const locked = Buffer.concat([ole, Buffer.from('EncryptedPackage\0', 'utf16le'), Buffer.alloc(512)])
  const parquet = await makeParquet('select unnest([1, 2]) as a')
  const cases: [string, string | Uint8Array, string][] = [
    ['a.csv', '', 'empty!'],
    ['a.csv', ' \n\n', 'empty!'],
    ['a.csv', junk, 'broken!'],
    ['a.xlsx', locked, 'password-protected!'],
    ['a.doc', ole, 'unsupported!'],
    ['a.xlsx', zip({ 'xl/workbook.xml': Buffer.from('<x/>') }, {}, true), 'password-protected!'],
    ['a.zip', zip({ 'a.png': Buffer.from('\x89PNG') }), 'unsupported!'],
    [
      'a.ods',
      zip({
        mimetype: Buffer.from('application/vnd.oasis.opendocument.spreadsheet'),
        'content.xml': Buffer.from('<x/>'),
        'styles.xml': Buffer.from('<x/>'),
      }),
      'other-form!',
    ],
    ['a.xlsx', Buffer.from('PK\x03\x04 and then nothing'), 'broken!'],
    ['a.json', '{"a": [1, 2', 'broken!'],
    ['a.json', '[]', 'empty!'],
    ['a.parquet', parquet.subarray(0, parquet.length - 9), 'broken!'],
    ['a.csv.gz', gzipSync('a,b\n'.repeat(9000)).subarray(0, 40), 'broken!'],
    ['a.png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'broken!'],
    ['notes.md', '# Notes\n\nSome words about CREATE TABLE.\n', 'unsupported!'],
    ['a.html', '<!DOCTYPE html><html></html>', 'unsupported!'],
  ]
  for (const [name, content, wanted] of cases) {
    const { one, codes } = await faultsOf(name, content)
    expect([name, ...codes]).toContain(wanted)
    expect(one.columns).toEqual([])
  }
  expect((await scanFile(`${folder.path}/not-there.csv`))[0]).toMatchObject({ columns: [], faults: [{ code: 'broken' }] })
  expect((await scanFile(folder.path))[0]).toMatchObject({ columns: [], faults: [{ code: 'unsupported' }] })
})

test('bombs are refused by their claims, and while inflating when they lie', async () => {
  const sheet = Buffer.alloc(40 * 2 ** 20, 32)
  const honest = zip({ 'xl/workbook.xml': Buffer.from('<workbook/>'), 'xl/worksheets/sheet1.xml': sheet })
  const lying = zip(
    {
      'xl/workbook.xml': Buffer.from('<workbook><sheets><sheet name="S" sheetId="1"/></sheets></workbook>'),
      'xl/worksheets/sheet1.xml': sheet,
    },
    { 'xl/worksheets/sheet1.xml': 1000 },
  )
  expect((await faultsOf('a.xlsx', honest)).codes).toContain('zip-bomb!')
  expect((await faultsOf('a.xlsx', lying)).codes).toContain('zip-bomb!')
  expect((await faultsOf('a.csv.gz', gzipSync(sheet))).codes).toContain('zip-bomb!')
})

test('mislabelled files are read as what they are', async () => {
  const book = await writeXlsx({
    sheets: [
      {
        name: 'S',
        rows: [
          ['a', 'b'],
          [1, 2],
          [3, 4],
        ],
      },
    ],
  })
  expect(await faultsOf('a.csv', book)).toMatchObject({ one: { format: 'xlsx', rows: 2, file: 'a.csv' }, codes: ['mislabelled'] })
  expect(await faultsOf('a.xlsx', 'x,y\n1,2\n')).toMatchObject({ one: { format: 'csv', rows: 1 }, codes: ['mislabelled'] })
  expect(await faultsOf('a.csv', '{"a":1}\n{"a":2}\n')).toMatchObject({ one: { format: 'jsonl', rows: 2 }, codes: ['mislabelled'] })
  expect(await faultsOf('a.json', '{"a":1}\n{"a":2}\n')).toMatchObject({ one: { format: 'jsonl', rows: 2 }, codes: [] })
})

test('a cell of ten million characters is reported, cut, and the scan goes on', async () => {
  const { one, codes } = await faultsOf('a.csv', `a,b\n"${'长'.repeat(10_000_000)}",1\nx,2\n`)
  expect(codes).toEqual(['too-large-cell'])
  expect(one).toMatchObject({ rows: 2, columns: [{ name: 'a' }, { nulls: 0, max: '2' }] })
})

test('formulas are counted and never run; signed numbers and telephones are not formulas', async () => {
  const { one } = await faultsOf('a.csv', 'a,b\n=1+1,-5\n@SUM(A1),+8613800000000\n"+cmd|\' /C calc\'!A0",-\n=HYPERLINK(""x""),3.5\n')
  expect(one.faults).toMatchObject([{ code: 'formula', column: 'a', count: 4 }])
})

test('uneven rows are counted with the first line; NUL bytes are told', async () => {
  const { one } = await faultsOf('a.csv', 'a,b,c\n1,2,3\n4,5\n6,7,8,9\n"x\ny",1,1\n1,2\n')
  expect(one).toMatchObject({
    rows: 5,
    faults: [
      { code: 'ragged-rows', line: 3, count: 2 },
      { code: 'ragged-rows', line: 4, count: 1 },
    ],
  })
  expect((await faultsOf('a.csv', `a,b\nx\0y,1\n${'y,2\n'.repeat(50)}`)).codes).toEqual(['nul-bytes'])
  expect((await faultsOf('a.csv', 'a,a\n1,2\n,\n')).codes).toEqual(['blank-rows', 'duplicate-columns'])
})

test('marks of joined files are read as nothing and told once, whatever columns they stand in; in JSON Lines they cost no record (§3.5)', async () => {
  const { one } = await faultsOf('a.csv', '\uFEFF代码,站名\n\uFEFFA1,东街\nA2,\uFEFF东街\nA2,南门\n\uFEFFA1,南门\n')
  expect(one).toMatchObject({
    columns: [
      { name: '代码', distinct: 2, maxLength: 2 },
      { name: '站名', distinct: 2, maxLength: 2 },
    ],
    faults: [{ code: 'left-out', count: 3 }],
  })
  const lines = await faultsOf('a.jsonl', '{"a":1,"b":"x"}\n\uFEFF{"a":2,"b":"y"}\n')
  expect([lines.one.rows, lines.codes]).toEqual([2, []])
})

test('names that are paths are made harmless', async () => {
  const { one, codes } = await faultsOf('../../etc/passwd\u0000.csv', 'a,b\n1,2\n')
  expect(one.file).toBe('passwd_.csv')
  expect(codes).toEqual(['unsafe-name'])
})

test('deep nesting, endless quotes and thousands of columns end well', async () => {
  expect((await faultsOf('a.json', `${'['.repeat(200_000)}${']'.repeat(200_000)}`)).one.columns.length).toBeLessThan(3)
  expect((await faultsOf('a.csv', `a,b\n"${'x,1\n'.repeat(500_000)}`)).codes).toContain('too-large-cell')
  expect(
    (await faultsOf('a.csv', `${Array.from({ length: 3000 }, (_, n) => `c${n}`).join(',')}\n${'1,'.repeat(2999)}1\n`)).codes,
  ).toContain('too-many-columns')
  for (const ending of ['.csv', '.csv.gz']) {
    const wide = `${Array.from({ length: 100_000 }, (_, n) => `c${n}`).join(',')}\n${`${'1,'.repeat(99_999)}1\n`.repeat(2)}`
    const { one, codes } = await faultsOf(`wide${ending}`, ending === '.csv' ? wide : gzipSync(wide))
    expect([one.rows, one.columns.length, one.columns[1999]!.name, codes]).toEqual([2, 2000, 'c1999', ['too-many-columns']])
  }
  expect((await faultsOf('a.jsonl', '{"a":1}\nnot json\n{"a":2}\n')).codes).toEqual(['bad-records'])
})
