import { afterAll, expect, test } from 'vitest'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder, csv } from '#scanner/test/files.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const padded = (value: number, width: number): string => String(value).padStart(width, '0')

/** What becomes of a column of values that tell of no person. */
async function column(name: string, write: (n: number) => string, rows = 60) {
  const [found] = await scanFile(
    folder.write(
      'column.csv',
      csv(
        ['序', name, '数'],
        Array.from({ length: rows }, (_, n) => [String(n), write(n), String((n * 7) % 13)]),
      ),
    ),
  )
  return found
}
const among =
  (...values: string[]) =>
  (n: number): string =>
    values[n % values.length]!
const harmless = { grade: 1, columns: [{}, { personal: false }, {}] }

test('words behind 负责人, 申请人 or 当事人 are no names', async () => {
  expect(await column('材料', among('申请人许可证、营业执照', '申请人方案', '申请人金额证明', '1.申请人程序说明；2.章程'))).toMatchObject(
    harmless,
  )
  expect(
    await column(
      '分工',
      among('负责人任职，须有证明', '负责人安排', '负责人项目（一期）', '负责人：高新区', '负责人：安监局', '联系人：常委'),
    ),
  ).toMatchObject(harmless)
  expect(await column('意见', among('当事人于5日内缴纳', '当事人严重违法，从重', '负责人许可，归档', '申请人常住，符合'))).toMatchObject(
    harmless,
  )
})

test('words of two characters that begin like names are none, in brackets, behind a number or among few', async () => {
  expect(await column('x', among('1.安全', '2.金额', '3.方向', '4.任务', '5.项目', '6.程序', '7.严格', '8.高级'))).toMatchObject(harmless)
  expect(
    await column('x', among('金山(一期)', '华林(A区)', '江南(东区)', '安平(二期)', '康庄(三期)', '金辉(一期)', '龙华(一期)')),
  ).toMatchObject(harmless)
  expect(await column('x', among('【高新】', '(黄金)', '「白银」', '【江南】', '“平安”'))).toMatchObject(harmless)
})

test('numbers of business with an area and a day of fifteen places are no identity numbers, over however many years', async () => {
  for (const first of [5, 86])
    expect(
      await column(
        'x',
        (n) => `350102${padded((first + (n % 15)) % 100, 2)}${padded(1 + (n % 12), 2)}${padded(1 + (n % 28), 2)}${padded(n, 3)}`,
        300,
      ),
    ).toMatchObject(harmless)
})

test('sums of money in billions are no mobile numbers', async () => {
  const sum = (n: number): string => String(13_000_000_000 + ((n * 7919) % 7000) * 1_000_000)
  for (const write of [sum, (n: number) => `${sum(n)}.0`, (n: number) => `${Number(sum(n)) + 12_345}.00`])
    expect(await column('预算', write, 300)).toMatchObject(harmless)
})

test('pictures called for finer screens are no addresses of mail', async () => {
  expect(await column('图片', (n) => `https://img.example.com/${n}/logo@2x.png`)).toMatchObject({
    grade: 1,
    columns: [{}, { semanticType: 'url' }, {}],
  })
})
