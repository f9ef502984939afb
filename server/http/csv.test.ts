import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { statisticsCsv } from '#server/supervision/statistics.ts'
import { csvLine } from './csv.ts'

test('a cell that a spreadsheet would take for a formula stays a text; numbers stay numbers, signs of the format are quoted', () => {
  for (const start of ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']) expect(csvLine([`${start}1+1`])).toBe(`'${start}1+1\r\n`)
  expect(csvLine(['\r=1', '\n=1'])).toBe(`"'\n=1","'\n=1"\r\n`)
  expect(csvLine([-3, 0.5, null, '', '一,二', '说"是"', '="a,b"'])).toBe(`-3,0.5,,,"一,二","说""是""","'=""a,b"""\r\n`)
})

test('amounts have their fen, below zero as well', () => {
  expect(csvLine([600_000, -5.5, '-5.50'], 2)).toBe(`600000.00,-5.50,'-5.50\r\n`)
})

test('the open statistics name a sector as it was written, and run nothing', () => {
  const line = { month: '2026-11', type: '首次登记', marks: [], sector: `=HYPERLINK("http://x","点")`, registered: 3 }
  expect(statisticsCsv({ registrations: [line] } as never)).toBe(
    `\ufeff月份,登记类型,登记标注,行业,登记数\r\n2026-11,首次登记,,"'=HYPERLINK(""http://x"",""点"")",3\r\n`,
  )
})

test('whoever sends CSV writes its lines here', () => {
  const root = path.resolve(import.meta.dirname, '../..')
  const senders = globSync(['server/**/*.ts', 'cli/**/*.ts'], { cwd: root }).filter(
    (file) => !file.endsWith('.test.ts') && readFileSync(path.join(root, file), 'utf8').includes("'text/csv"),
  )
  expect(senders.toSorted()).toEqual(['server/books/exports.ts', 'server/pages/open.routes.ts'])
  for (const file of ['server/books/exports.ts', 'server/supervision/statistics.ts'])
    expect([file, readFileSync(path.join(root, file), 'utf8').includes('csvLine(')]).toEqual([file, true])
})
