import { gzipSync } from 'node:zlib'
import { zip } from '#scanner/test/files.ts'
import { makeParquet } from '#scanner/test/parquet.ts'
import { bookOf } from '#scanner/test/hostile-books.ts'
import { bitFlips, gbkTable, smallTable, truncations } from '#scanner/test/hostile.ts'
import type { Hostile } from '#scanner/test/hostile.ts'

const one = (what: string, name: string, content: Uint8Array | string, expected: Hostile['expect'], code?: string): Hostile => ({
  what,
  name,
  content,
  expect: expected,
  ...(code ? { code } : {}),
})

/** Parquet cut off, damaged at either end, or promising more than it holds. */
export async function hostileParquet(): Promise<Hostile[]> {
  const good = await makeParquet(
    `select i as id, 'x' || i as name, date '2024-01-01' + (i % 30)::int as d from range(5000) t(i)`,
    'row_group_size 2048',
  )
  const footer = (length: number): Buffer => {
    const broken = Buffer.from(good)
    broken.writeUInt32LE(length, broken.length - 8)
    return broken
  }
  return [
    ...truncations('Parquet', 'a.parquet', good, 10, 'error').map((each) => ({
      ...each,
      expect: each.content.length < 4 ? ('answer' as const) : ('error' as const),
    })),
    ...bitFlips('Parquet', 'a.parquet', good, 12),
    ...bitFlips('the footer of Parquet', 'a.parquet', good, 10, good.length - 700),
    one('a footer longer than the file', 'a.parquet', footer(0xfffffff0), 'error'),
    one('a footer of nothing', 'a.parquet', footer(0), 'error'),
    one('the marks of Parquet and nothing between', 'a.parquet', 'PAR1PAR1', 'error'),
    one(
      'the mark of locked Parquet',
      'a.parquet',
      Buffer.concat([Buffer.from('PARE'), good.subarray(4, good.length - 4), Buffer.from('PARE')]),
      'error',
    ),
    one('Parquet without a row', 'a.parquet', await makeParquet('select 1 as a where false'), 'fault', 'empty'),
    one('Parquet in gzip', 'a.parquet.gz', gzipSync(good), 'answer'),
    one('Parquet under another name', 'a.csv', good, 'fault', 'mislabelled'),
    one(
      'two thousand five hundred columns',
      'a.parquet',
      await makeParquet(`select ${Array.from({ length: 2500 }, (_, n) => `${n} as c${n}`).join(', ')}`),
      'fault',
      'too-many-columns',
    ),
    one(
      'signs of the engine in Parquet',
      'a.parquet',
      await makeParquet(`select chr(31) || chr(30) || i as a, '"' || chr(10) || ',' as b from range(20) t(i)`),
      'answer',
    ),
  ]
}

/** Archives: within archives, leading outside, growing, damaged. */
export function hostileArchives(): Hostile[] {
  const table = Buffer.from(smallTable(30))
  const good = zip({ 'a.csv': table, '子/b.json': Buffer.from('[{"a":1}]') })
  return [
    ...truncations('an archive', 'a.zip', good, 6, 'error').map((each) => ({
      ...each,
      expect: each.content.length < 30 ? ('answer' as const) : ('error' as const),
    })),
    ...bitFlips('an archive', 'a.zip', good, 8),
    one('an archive within an archive', 'a.zip', zip({ 'in.zip': good, 'a.csv': table }), 'fault', 'unsupported'),
    one(
      'members that lead outside',
      'a.zip',
      zip({ '../../evil.csv': table, '/etc/x.csv': table, 'C:\\x.csv': table, 'ok.csv': table }),
      'fault',
      'unsafe-name',
    ),
    one('a member that grows a thousandfold', 'a.zip', zip({ 'a.csv': Buffer.alloc(60 << 20, 'a,b\n') }), 'error', 'zip-bomb'),
    one(
      'a member larger than it claims',
      'a.zip',
      zip({ 'a.csv': Buffer.alloc(40 << 20, 'a,b\n') }, { 'a.csv': 100 }),
      'error',
      'zip-bomb',
    ),
    one('an archive of nothing', 'a.zip', Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)]), 'error'),
    one('folders only', 'a.zip', zip({ 'x/': Buffer.alloc(0) }), 'error'),
    one(
      'two thousand members',
      'a.zip',
      zip(Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`f${n}.csv`, Buffer.from('a,b\n1,2\n')]))),
      'error',
      'too-large',
    ),
    one('a locked archive', 'a.zip', zip({ 'a.csv': table }, {}, true), 'error', 'password-protected'),
    one('pictures and programs', 'a.zip', zip({ 'a.png': Buffer.from('\x89PNG'), 'b.exe': Buffer.from('MZ') }), 'error', 'unsupported'),
    one('a workbook and an empty file', 'a.zip', zip({ 'b.xlsx': bookOf(), 'leer.csv': Buffer.alloc(0) }), 'fault'),
    one('a table in GBK', 'a.zip', zip({ 'gbk.csv': gbkTable() }), 'answer'),
  ]
}

/** Dumps of databases cut off and damaged. */
export function hostileDumps(): Hostile[] {
  const dump = Buffer.from(
    `-- dump\nCREATE TABLE \`t\` (\n \`id\` int NOT NULL,\n \`name\` varchar(9)\n);\n${Array.from({ length: 40 }, (_, n) => `INSERT INTO \`t\` VALUES (${n},'甲''乙 \\' (${n})'),(${n},NULL);`).join('\n')}\n`,
  )
  return [
    ...truncations('a dump', 'a.sql', dump, 6),
    ...bitFlips('a dump', 'a.sql', dump, 6, 12),
    one('a text never closed', 'a.sql', `${dump.toString()}INSERT INTO \`t\` VALUES (1,'${'x'.repeat(2_000_000)}`, 'answer'),
  ]
}
