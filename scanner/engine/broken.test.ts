import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

async function scan(name: string, content: string | Uint8Array, limits?: Parameters<typeof scanFile>[1]) {
  const [one] = await scanFile(folder.write(name, content), { digests: false, threads: 2, ...limits })
  return one!
}
const codes = (one: { faults: { code: string; line?: number }[] }) => one.faults.map(({ code, line }) => [code, line])
const MANY = Array.from({ length: 60_000 }, (_, n) => `${n},${'x'.repeat(n % 90)}\n`).join('')

test('a quote that is never closed is told with its line, in a file of many ranges and in a stream', async () => {
  const text = `a,b\n${MANY}7,"open\n${MANY}`
  for (const one of [await scan('a.csv', text), await scan('a.csv.gz', gzipSync(text))]) {
    expect(one.rows).toBe(60_001)
    expect(codes(one)).toContainEqual(['unclosed-quote', 60_002])
    expect(codes(one)).toContainEqual(['too-large-cell', undefined])
  }
})

test('a quote that only the quote of a later row closes is told with its line, and the rows between are shown nowhere', async () => {
  const text = `a,b\n${MANY}7,"open\n8,张三丰\n${MANY}9,"shut" again\n${MANY}`
  for (const one of [await scan('c.csv', text), await scan('c.csv.gz', gzipSync(text))]) {
    expect(one.rows).toBe(120_001)
    expect(codes(one)).toContainEqual(['unclosed-quote', 60_002])
    expect(JSON.stringify(one.columns)).not.toContain('张三丰')
  }
  const fine = await scan('d.csv', 'a,b\n1,"two\nlines"\n2,"size"15\n3,x\n')
  expect(codes(fine).filter(([code]) => code === 'unclosed-quote')).toEqual([])
})

test('a cell longer than a worker has memory is cut, and the rows behind it are read', async () => {
  const giant = `5,"${'长"",\n'.repeat(2_000_000)}"\n`
  const text = `a,b\n${MANY}${giant}${MANY}1,2,3\n`
  for (const one of [await scan('b.csv', text), await scan('b.csv.gz', gzipSync(text))]) {
    expect(one.rows).toBe(120_002)
    expect(codes(one)).toContainEqual(['too-large-cell', undefined])
    expect(codes(one)).toContainEqual(['ragged-rows', 2_120_003])
  }
})

test('uneven rows, NUL bytes and foreign bytes far into a file are told with their lines', async () => {
  const text = Buffer.concat([
    Buffer.from(`a,b\n${MANY.replaceAll('x', '福州市鼓楼区')}1\n${MANY}`),
    Buffer.from([0x78, 0xff, 0x2c, 0x00, 0x79, 0x0a]),
    Buffer.from(MANY),
  ])
  const one = await scan('c.csv', text)
  expect(one.rows).toBe(180_002)
  expect(codes(one)).toEqual(
    expect.arrayContaining([
      ['ragged-rows', 60_002],
      ['nul-bytes', 120_003],
      ['encoding', 120_003],
    ]),
  )
})

test('GB18030 that shows only far into the file is found and read as such', async () => {
  const gb = Buffer.from([0xb2, 0xe8, 0xcd, 0xa4, 0xd5, 0xbe])
  const lines = Array.from({ length: 400 }, (_, n) => Buffer.concat([Buffer.from(`${n},`), gb, Buffer.from('\n')]))
  const one = await scan('d.csv', Buffer.concat([Buffer.from(`a,b\n${MANY}`), ...lines, Buffer.from(MANY)]))
  expect(one).toMatchObject({ encoding: 'gb18030', rows: 120_400 })
  expect(one.columns[1]!.max).toBe('茶亭站')
})

test('title lines are passed over and told', async () => {
  const one = await scan(
    'e.csv',
    `某市人口统计表\n单位：万元\n年份,金额\n${Array.from({ length: 5000 }, (_, n) => `${n},${n % 7}.5\n`).join('')}`,
  )
  expect(one).toMatchObject({ rows: 5000, columns: [{ name: '年份' }, { name: '金额' }] })
  expect(one.faults).toMatchObject([{ code: 'title-lines', count: 2 }])
})
