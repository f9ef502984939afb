import { mkdirSync, utimesSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TestFolder } from '#scanner/test/files.ts'
import { readDatabaseAddress, shownAddress } from './database-address.ts'
import { CommandDenied } from './denial.ts'
import { ScanMeter, sizeOf, timeOf } from './scan-meter.ts'
import { readCount, readRate } from './scan-options.ts'
import { planTargets } from './scan-plan.ts'

test('rates and counts are read as people write them, and nothing else is', () => {
  expect(['50MB/s', '1.5 GB/s', '800k', '2000000', '10MiB/s'].map(readRate)).toEqual([50e6, 1.5e9, 800e3, 2e6, 10e6])
  for (const wrong of ['', 'fast', '-5MB/s', '0', '5 km/s']) expect(() => readRate(wrong)).toThrow(CommandDenied)
  expect(readCount('jobs', '3', 1, 64)).toBe(3)
  for (const wrong of ['', '0', '65', '1.5', '1e1', 'x']) expect(() => readCount('jobs', wrong, 1, 64)).toThrow(CommandDenied)
})

test('a database is told by its address; the password comes from the environment and is never shown', () => {
  const asked = readDatabaseAddress('mariadb://reader@[::1]/land?schemas=a,b&tls=verify&statementSeconds=60', 'sample', 'from-outside')
  expect(asked).toEqual({
    kind: 'mysql',
    host: '::1',
    port: 3306,
    database: 'land',
    user: 'reader',
    password: 'from-outside',
    tls: 'verify',
    schemas: ['a', 'b'],
    tables: [],
    mode: 'sample',
    statementSeconds: 60,
  })
  const named = readDatabaseAddress('postgres://%E6%9D%8E:s%40fe@db.example:6000/%E5%9C%9F%E5%9C%B0', 'full', '')
  expect([named.user, named.password, shownAddress(named)]).toEqual(['李', 's@fe', 'postgresql://李@db.example:6000/土地'])
  for (const wrong of ['postgresql://', 'postgresql://db.example/land', 'mysql://u@h/', 'mysql://u@h/d?tls=maybe'])
    expect(() => readDatabaseAddress(wrong, 'full', '')).toThrow(CommandDenied)
})

test('like files of a folder are one thing to scan, told apart from others and from themselves once one of them changed', async () => {
  const folder = new TestFolder()
  try {
    mkdirSync(`${folder.path}/月报`)
    for (const month of [1, 2, 3]) folder.write(`月报/台账2026年${month}月.csv`, `编号,数值\nX${month},${month}\nY${month},2\n`)
    folder.write('单位.csv', '名称,代码\n甲,1\n乙,2\n')
    const plan = (isEach: boolean) => planTargets([folder.path], { mode: 'full', password: '', isEach })
    const together = await plan(false)
    const group = together.find(({ target }) => target.kind === 'folder')!
    expect([together.length, group.label, group.target]).toEqual([
      2,
      '月报/台账',
      { kind: 'folder', name: '月报/台账', paths: [1, 2, 3].map((month) => `${folder.path}/月报/台账2026年${month}月.csv`) },
    ])
    expect((await plan(true)).map(({ target }) => target.kind)).toEqual(['file', 'file', 'file', 'file'])
    utimesSync(`${folder.path}/月报/台账2026年2月.csv`, 1, 1)
    const again = await plan(false)
    expect(again.map(({ identity }) => together.some((before) => before.identity === identity))).toEqual(
      again.map(({ target }) => target.kind === 'file'),
    )
  } finally {
    folder.remove()
  }
})

test('progress is one line written over on a terminal and plain lines elsewhere', () => {
  for (const isTTY of [true, false]) {
    let said = ''
    const meter = new ScanMeter(
      {
        isTTY,
        columns: 80,
        write: (text) => {
          said += text
        },
      },
      2,
      2000,
      true,
    )
    meter.end('甲.csv', 1000, 10, false, false)
    meter.end('乙.csv', 1000, 5, true, true)
    meter.close()
    expect(said.includes('\r')).toBe(isTTY)
    expect(said).toMatch(/\[1\/2\] 完成 done {2}甲\.csv {2}10 行 rows {2}1\.0 KB\n[\s\S]*\[2\/2\] 已扫描过 known {2}乙\.csv/)
    expect(meter.line('丙')).toMatch(/^2\/2 {2}2\.0 KB \/ 2\.0 KB \(100%\) {2}15 行 rows/)
  }
  expect([sizeOf(999), sizeOf(1.5e9), timeOf(59.6), timeOf(3725)]).toEqual(['999 B', '1.5 GB', '1:00', '1:02:05'])
})
