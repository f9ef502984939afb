import { createHash } from 'node:crypto'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, test } from 'vitest'
import { hideClear } from '#contract/clear-values.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { scanFile } from '#scanner/scan.ts'
import { TestFolder, csv, invented } from '#scanner/test/files.ts'
import { oldWorkbook } from '#scanner/test/xls.ts'

const folder = new TestFolder()
afterAll(() => folder.remove())

const PEOPLE = Array.from({ length: 30 }, (_, n) => ({ name: invented.name(n), id: invented.idNumber(n), mobile: invented.mobile(n) }))
const CLEAR = new RegExp(PEOPLE.flatMap(({ name, id, mobile }) => [name, id, mobile]).join('|'))

/** What leaves a scan of a file, in which no name, identity number or mobile number of the invented persons may stand. */
async function leaving(name: string, content: string | Uint8Array) {
  const found = (await scanFile(folder.write(name, content))).map(hideClear)
  expect(JSON.stringify({ found, drafts: found.map(draftCard) })).not.toMatch(CLEAR)
  return found
}

describe('persons in texts', () => {
  test('are masked beside their number, in records written as JSON, in lists and in titles', async () => {
    for (const write of [
      (p: (typeof PEOPLE)[0]) => `${p.name}（${p.id}）来电${p.mobile}反映噪音`,
      (p: (typeof PEOPLE)[0]) => JSON.stringify({ name: p.name, id: p.id, tel: p.mobile }),
      (p: (typeof PEOPLE)[0]) => JSON.stringify(JSON.stringify({ xm: p.name, lxdh: p.mobile })),
      (p: (typeof PEOPLE)[0]) => `${p.name}${p.id}；${p.name}${p.mobile}`,
      (p: (typeof PEOPLE)[0]) => `请拨${p.mobile} ${p.name}，谢谢`,
    ])
      expect(
        await leaving(
          'texts.csv',
          csv(
            ['编号', '情况'],
            PEOPLE.map((p, n) => [String(n), write(p)]),
          ),
        ),
      ).toMatchObject([{ grade: 3, columns: [{}, { semanticType: 'free_text_pii', personal: true }] }])
    expect(
      await leaving('title.csv', `填报人：${PEOPLE[0]!.name} 电话：${PEOPLE[0]!.mobile},,\n区县,户数,人口\n鼓楼区,1,2\n台江区,2,3\n`),
    ).toMatchObject([{ grade: 1, faults: [{ code: 'title-lines' }] }])
  })
  test('are seen behind whatever of a long text the sample keeps', async () => {
    const long = (p: (typeof PEOPLE)[0]) => `${'情况说明。'.repeat(140)}联系人${p.name}，电话${p.mobile}`
    expect(
      await leaving(
        'long.csv',
        csv(
          ['编号', '全文'],
          PEOPLE.map((p, n) => [String(n), long(p)]),
        ),
      ),
    ).toMatchObject([{ grade: 3, columns: [{}, { semanticType: 'free_text_pii', personal: true }] }])
  })
  test('are seen in addresses of the web, and by two identity numbers among thousands of codes', async () => {
    expect(
      await leaving(
        'links.csv',
        csv(
          ['编号', '链接'],
          PEOPLE.map(({ id, mobile }, n) => [String(n), `https://x.example.cn/q/${id}/${mobile}`]),
        ),
      ),
    ).toMatchObject([{ grade: 3 }])
    const codes = Array.from({ length: 3000 }, (_, n) => [String(n), n === 700 || n === 2100 ? PEOPLE[n % 30]!.id : `YW${100_000 + n}`])
    expect(await leaving('codes.csv', csv(['编号', '业务号'], codes))).toMatchObject([
      { grade: 3, columns: [{}, { semanticType: 'free_text_pii' }] },
    ])
    const links = Array.from({ length: 30 }, (_, n) => [String(n), `https://x.example.cn/p/${n}`])
    expect(await leaving('plain-links.csv', csv(['编号', '链接'], links))).toMatchObject([
      { grade: 1, columns: [{}, { semanticType: 'url' }] },
    ])
  })
})

describe('values of persons', () => {
  test('keep their kind and grade in quotes, behind a label or a number, and before a sign', async () => {
    const forms = [
      [(t: string) => `“${t}”`, (t: string) => `'${t}'`],
      [(t: string) => `姓名：${t}`, (t: string) => `ID:${t}`],
      [(t: string) => `1.${t}`, (t: string) => `${t}.`],
      [(t: string) => `（${t}）`, (t: string) => `【${t}】`],
      [(t: string) => `${t}，`, (t: string) => `身份证号: ${t}；`],
    ]
    for (const [name, id] of forms) {
      const found = await leaving(
        'dressed.csv',
        csv(
          ['序', '甲', '乙'],
          PEOPLE.map((p, n) => [String(n), name!(p.name), id!(p.id)]),
        ),
      )
      expect(found).toMatchObject([{ grade: 4, columns: [{}, { semanticType: 'person_name' }, { semanticType: 'id_number' }] }])
    }
  })
  test('are names where they are few, and no figure shows a number that strayed among others', async () => {
    expect(
      await leaving('keyed.json', JSON.stringify({ data: Object.fromEntries(PEOPLE.slice(0, 10).map(({ name }) => [name, { 分数: 1 }])) })),
    ).toMatchObject([{ grade: 3, columns: [{ name: '键', semanticType: 'person_name' }, {}] }])
    const rows = Array.from({ length: 3000 }, (_, n) => [String(n), n === 900 ? PEOPLE[1]!.mobile : String(20 + (n % 50))])
    expect(await leaving('strayed.csv', csv(['编号', '数量'], rows))).toMatchObject([{ columns: [{}, { numbers: null }] }])
  })
})

describe('names and numbers where nothing says what they are', () => {
  const column = (name: string, write: (p: (typeof PEOPLE)[0], n: number) => string, rows = 30) =>
    leaving(
      `${name}.csv`,
      csv(
        ['序', name],
        Array.from({ length: rows }, (_, n) => [String(n), write(PEOPLE[n % 30]!, n)]),
      ),
    )
  test('the same few names again and again are names, and words that begin like names are not', async () => {
    expect(await column('b', (_, n) => PEOPLE[n % 6]!.name, 500)).toMatchObject([
      { grade: 3, columns: [{}, { semanticType: 'person_name' }] },
    ])
    expect(await column('b', (_, n) => ['高中', '初中', '小学', '方案', '金额', '安全'][n % 6]!, 500)).toMatchObject([
      { grade: 1, columns: [{}, { semanticType: 'category' }] },
    ])
    expect(await column('甲', ({ name }) => `${name}（市民政局）`)).toMatchObject([
      { grade: 3, columns: [{}, { semanticType: 'person_name' }] },
    ])
  })
  test('identity numbers of fifteen places and mobile numbers with .0 keep their grade', async () => {
    expect(await column('x', ({ id }) => id.slice(0, 6) + id.slice(8, 17))).toMatchObject([
      { grade: 4, columns: [{}, { semanticType: 'id_number' }] },
    ])
    expect(await column('x', (_, n) => `3501022401${String(1 + (n % 28)).padStart(2, '0')}${String(n).padStart(3, '0')}`)).toMatchObject([
      { grade: 1, columns: [{}, { personal: false }] },
    ])
    expect(await column('x', ({ mobile }) => `${mobile}.0`)).toMatchObject([
      { grade: 3, columns: [{}, { semanticType: 'mobile', numbers: null }] },
    ])
  })
  test('texts that say who is who tell of persons, and show none', async () => {
    for (const write of [
      (p: (typeof PEOPLE)[0], n: number) => `户主${p.name}、妻${PEOPLE[(n + 9) % 30]!.name}、子${PEOPLE[(n + 5) % 30]!.name}`,
      (p: (typeof PEOPLE)[0]) => `<xm>${p.name}</xm><lxdh>${p.mobile}</lxdh>`,
      (p: (typeof PEOPLE)[0]) => `user=${p.name} idcard=${p.id} ok`,
      (_: (typeof PEOPLE)[0], n: number) => `车闽A${12_345 + n}停`,
    ])
      expect(await column('情况', write)).toMatchObject([{ grade: 3, columns: [{}, { semanticType: 'free_text_pii' }] }])
    expect(await column('负责人及电话', ({ name, mobile }) => `${name}/${mobile}`)).toMatchObject([{ grade: 3 }])
  })
  test('heads, comments and remarks show nobody', async () => {
    const [{ name, mobile }] = PEOPLE as [(typeof PEOPLE)[0]]
    await leaving('head.csv', `区县,户数,联系人：${name} ${mobile}\n鼓楼区,1,是\n台江区,2,是\n仓山区,3,否\n`)
    await leaving(
      'comment.sql',
      `CREATE TABLE t (id int COMMENT '编号，联系${name}${mobile}', b varchar(9) COMMENT '${name}负责');\nINSERT INTO t VALUES (1,'x1'),(2,'x2'),(3,'x3');\n`,
    )
    await leaving(
      'remark.csv',
      csv(
        ['项目', '备注'],
        Array.from({ length: 200 }, (_, n) => [`项目${n}`, n === 77 ? `经${name}同意` : n % 3 === 0 ? '正常' : '']),
      ),
    )
  })
})

describe('persons at the head of columns and on sheets', () => {
  const days = Array.from({ length: 9 }, (_, n) => `2024-01-0${n + 1}`)
  const names = PEOPLE.slice(0, 6).map(({ name }) => name)
  test('a table with a column for each person is refused with what helps', async () => {
    for (const content of [
      csv(
        ['日期', ...names],
        days.map((day) => [day, ...names.map(() => '√')]),
      ),
      await writeXlsx({
        sheets: [{ name: '表', rows: [['值班表'], ['日期', ...names], ...days.map((day, n) => [day, ...names.map(() => n)])] }],
      }),
    ]) {
      expect(await leaving(typeof content === 'string' ? 'roster.csv' : 'roster.xlsx', content)).toMatchObject([
        { columns: [], faults: expect.arrayContaining([expect.objectContaining({ code: 'other-form', severity: 'error' })]) },
      ])
    }
    expect(
      await leaving(
        'pairs.csv',
        csv(
          null,
          PEOPLE.slice(0, 15).map(({ name }, n) => [String(n), name, PEOPLE[n + 15]!.name]),
        ),
      ),
    ).toMatchObject([{ rows: 15, columns: [{}, { semanticType: 'person_name' }, { semanticType: 'person_name' }] }])
  })
  test('sheets called by persons or numbers are told by their order', async () => {
    const rows = [['日期', '事项', '工时'], ...days.map((day, n): (string | number)[] => [day, '走访', n])]
    const sheets = [...names.slice(0, 3), '汇总'].map((name) => ({ name, rows }))
    for (const found of [await leaving('persons.xlsx', await writeXlsx({ sheets })), await leaving('persons.xls', oldWorkbook(sheets))])
      expect(found).toMatchObject([
        { sheet: '工作表1', faults: [{ code: 'unsafe-name', count: 3 }] },
        { sheet: '工作表2' },
        { sheet: '工作表3' },
        { sheet: '汇总' },
      ])
    expect(
      await leaving('things.xlsx', await writeXlsx({ sheets: ['方案', '高新', '汇总'].map((name) => ({ name, rows })) })),
    ).toMatchObject([{ sheet: '方案' }, { sheet: '高新' }, { sheet: '汇总' }])
  })
})

test('lists as PostgreSQL and JSON write them are what their parts are', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => [
    `{${invented.mobile(n)},${invented.mobile(n + 90)}}`,
    `{${invented.idNumber(n * 7)}}`,
    `{${invented.name(n)},"${invented.name(n + 5)}"}`,
    `["${invented.mobile(n)}","${invented.mobile(n + 90)}"]`,
  ])
  const [one] = await scanFile(folder.write('lists.csv', csv(['a', 'b', 'c', 'd'], rows)))
  expect(one!.columns.map(({ semanticType, grade }) => [semanticType, grade])).toEqual([
    ['mobile', 3],
    ['id_number', 4],
    ['person_name', 3],
    ['mobile', 3],
  ])
  expect(one!.columns[2]!.samples[0]).toMatch(/^[\u4e00-\u9fff]\*\*、[\u4e00-\u9fff]\*\*$/)
})

test('digests of photographs and of files are no features of anybody; what a heading calls a feature is', async () => {
  const digest = (salt: string, n: number) => createHash('sha256').update(`${salt}${n}`).digest('hex')
  const heads = ['照片SHA256', '文件指纹', '人脸照片摘要', '指纹', '人脸特征']
  const rows = Array.from({ length: 60 }, (_, n) => [invented.name(n), ...heads.map((head) => digest(head, n))])
  const [one] = await scanFile(folder.write('digests.csv', csv(['姓名', ...heads], rows)))
  expect(one!.columns.slice(1).map(({ semanticType }) => semanticType)).toEqual(['code', 'code', 'code', 'biometric', 'biometric'])
})
