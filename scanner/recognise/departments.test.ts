import { describe, expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { invented } from '#scanner/test/files.ts'
import { tableOf } from '#scanner/test/table-facts.ts'
import type { ColumnFinding } from '#contract/findings.ts'

const NOW = Date.UTC(2026, 10, 25)
const two = (number: number): string => String(number).padStart(2, '0')
const many = (make: (n: number) => string, rows = 60): string[] => Array.from({ length: rows }, (_, n) => make(n))
const oneOf = (...words: string[]): string[] => many((n) => words[(n * 7) % words.length]!)
const judged = (columns: Record<string, string[]>): Record<string, ColumnFinding> =>
  Object.fromEntries(assembleTable(tableOf(columns), { now: NOW }).columns.map((one) => [one.name, one]))
const kinds = (columns: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(judged(columns)).map(([name, { semanticType }]) => [name, semanticType]))
const person = { 姓名: many(invented.name), 身份证号: many(invented.idNumber) }
const births = many((n) => `${1945 + ((n * 11) % 60)}${two(1 + (n % 12))}${two(1 + (n % 28))}`)

describe('fields as the systems of departments name them', () => {
  test('names that a standard gives mean what it says where the values agree, and the grounds name it', () => {
    const found = judged({
      AAC002: many(invented.idNumber),
      aac004: oneOf('1', '2'),
      AAC006: births,
      prm_aac005: oneOf('01', '22', '01'),
      AAE007: many((n) => `350${two(n)}1`),
      AKC193: many((n) => `K${two(n)}.${n % 10}01`),
      gend: oneOf('1', '2'),
      A0107: many((n) => `${1960 + (n % 40)}${two(1 + (n % 12))}`),
    })
    expect(Object.values(found).map(({ semanticType }) => semanticType)).toEqual([
      'social_security_no',
      'gender',
      'birth_date',
      'ethnicity',
      'post_code',
      'health_status',
      'gender',
      'birth_date',
    ])
    expect(found['aac004']!.evidence.zh).toContain('列名“aac004”是 LD/T 92 的字段名，意为“性别”')
    expect(JSON.stringify([found['AAC006'], found['A0107']])).not.toMatch(new RegExp(`${births[0]!}|${1960}01`))
    expect(kinds({ AAC004: many((n) => `${n * 37}.5`), AAC003: many((n) => String(n * 3)) })).toEqual({
      AAC004: 'measure',
      AAC003: 'code',
    })
  })

  test('days of eight places are days as text and among noughts, births of persons under any heading', () => {
    const told = kinds({
      出生日期: births.map((day, n) => (n % 4 === 0 ? '0' : day)),
      CSRQ: births.map((day, n) => (n % 9 === 0 ? '00000000' : day)),
      c8: births,
      c9: many((n) => `20${two(10 + (n % 9))}${two(1 + (n % 12))}01`),
      ...person,
    })
    expect(told).toMatchObject({ 出生日期: 'birth_date', CSRQ: 'birth_date', c8: 'birth_date', c9: 'date' })
    expect(kinds({ c8: births, 设备: many((n) => `D${n}`) })['c8']).toBe('date')
  })

  test('years and months of six places are months; other numbers of six places that begin alike are numbers of something', () => {
    expect(
      kinds({
        AMT_YM: many((n) => `20${10 + (n % 14)}${two(1 + (n % 12))}`),
        MMSI: many((n) => `412${String(100_000 + ((n * 7919) % 90_000))}`),
        产量: many((n) => String(100_000 + ((n * 7919) % 89) * 9973)),
      }),
    ).toMatchObject({ AMT_YM: 'month', MMSI: 'code', 产量: expect.not.stringMatching('code') })
  })

  test('whole numbers under longitude and latitude are millionths of a degree, possible ones', () => {
    const { columns, quality } = assembleTable(
      tableOf({ DEPLONGITUDE: many((n) => String(119_200_001 + n * 997)), DEPLATITUDE: many((n) => String(26_000_003 + n * 991)) }),
      { now: NOW },
    )
    expect(columns.map(({ semanticType }) => semanticType)).toEqual(['longitude', 'latitude'])
    expect(quality!.dimensions.flatMap((one) => one.indicators).find(({ code }) => code === '0301')).toMatchObject({ a: 120, b: 120 })
  })
})

describe('health', () => {
  test('kinds and grades of disability are health in short and by code, grades of other things are none', () => {
    expect(
      kinds({
        CJLB: oneOf('视力', '听力', '肢体', '精神'),
        CJDJ: oneOf('1', '2', '3', '4'),
        残疾等级: oneOf('一级', '二级', '四级'),
        评残等级: oneOf('六级', '八级', '十级'),
        失能等级: oneOf('自理', '半失能', '失能'),
        保护等级: oneOf('一级', '二级', '三级'),
        ZD: oneOf('1', '2', '3'),
        ...person,
      }),
    ).toMatchObject({
      CJLB: 'health_status',
      CJDJ: 'health_status',
      残疾等级: 'health_status',
      评残等级: 'health_status',
      失能等级: 'health_status',
      保护等级: 'category',
      ZD: expect.not.stringMatching('health'),
    })
    const things = kinds({
      ZDBH: many((n) => `ZD${n}`),
      CJLX: oneOf('1', '2', '3'),
      PJDJ: oneOf('一级', '二级'),
      CJR: many(invented.name),
    })
    expect([things['CJLX'], things['PJDJ']]).not.toContain('health_status')
    const disabled = kinds({ XM: many(invented.name), CJLB: oneOf('视力', '听力', '肢体', '精神'), CJDJ: oneOf('1', '2', '3', '4') })
    expect([disabled['CJLB'], disabled['CJDJ']]).toEqual(['health_status', 'health_status'])
    const rated = kinds({ XM: many(invented.name), SFZH: many(invented.idNumber), PJDJ: oneOf('1', '3', '5'), CJLX: oneOf('1', '2') })
    expect([rated['PJDJ'], rated['CJLX']]).not.toContain('health_status')
  })

  test('few illnesses and results of tests tell of the persons in the table; those of goods, animals and trees of nobody', () => {
    const ills = { JBS: oneOf('高血压', '糖尿病', '阿尔茨海默病'), JCJG: oneOf('阴性', '阳性'), XM_1: oneOf('A', 'B', 'C') }
    const codes = { 入院情况: oneOf('高血压', '糖尿病', '冠心病'), C7: many((n) => `E${two(n % 90)}.900`) }
    expect(kinds({ ...ills, ...person })).toMatchObject({ JBS: 'health_status', JCJG: 'health_status', XM_1: 'category' })
    expect(kinds({ ...codes, ...person })).toMatchObject({ C7: 'health_status' })
    const staffed: Record<string, string[]>[] = [
      { 抽样人员: many(invented.name) },
      { 养护人: many(invented.name), 树种: oneOf('榕树', '香樟') },
    ]
    for (const staff of staffed)
      expect(Object.values(kinds({ 检验结论: oneOf('阴性', '阳性'), 状况: oneOf('炭疽病', '根腐病'), ...staff }))).not.toContain(
        'health_status',
      )
    expect(kinds({ 疫苗名称: oneOf('乙肝疫苗', '卡介苗'), 异常情况: oneOf('发热', '过敏'), ...person })['异常情况']).toBe('health_status')
    const doctors = kinds({ 姓名: many(invented.name), 专病门诊: oneOf('高血压', '糖尿病'), 出诊时间: oneOf('周一上午', '周三下午') })
    expect(doctors['专病门诊']).not.toBe('health_status')
  })
})

describe('numbers and places', () => {
  test('numbers of documents and offices named after a street are no addresses; a house under initials is one', () => {
    const street = many((n) => `福州市鼓楼区五一北路${n + 1}号${1 + (n % 9)}幢${101 + n}室`)
    expect(
      kinds({
        XK_WSH: many((n) => `榕市监许〔2024〕${n}号`),
        BDCZMH: many((n) => `闽(2024)福州市不动产证明第${1_000_000 + n}号`),
        JZDW: oneOf('鼓东街道社区卫生服务中心', '洪山镇卫生院', '水部街道办事处'),
        XZ: street,
      }),
    ).toEqual({
      XK_WSH: expect.not.stringMatching('address'),
      BDCZMH: expect.not.stringMatching('address'),
      JZDW: expect.not.stringMatching('address'),
      XZ: 'address',
    })
  })

  test('codes of tax offices are no mobile numbers, 0 and 1 under STATE no regions', () => {
    const told = judged({ SWJG_DM: many((n) => `1350102${String(1000 + n * 10)}`), STATE: oneOf('0', '1'), 手机: many(invented.mobile) })
    expect(told['SWJG_DM']!.grade).toBe(1)
    expect(told).toMatchObject({ STATE: { semanticType: 'flag' }, 手机: { semanticType: 'mobile', grade: 3 } })
    const fujian = many((n) => `1350${5 + (n % 3)}${100_000 + ((n * 7919) % 899_999)}`)
    expect(kinds({ c1: fujian, ...person })['c1']).toBe('mobile')
  })

  test('surnames and given names in columns of their own are names beside a passport, and masked', () => {
    const names = { surname: oneOf('SMITH', 'CHEN', 'PETROV'), given_name: oneOf('JOHN', 'WEI MIN', 'Ivan') }
    const told = judged({ ...names, passport_no: many((n) => `E${'ABC'[n % 3]!}${1_000_000 + n * 7919}`) })
    expect(told).toMatchObject({ surname: { semanticType: 'person_name', grade: 3 }, given_name: { semanticType: 'person_name' } })
    expect(JSON.stringify(told)).not.toMatch(/SMITH|PETROV|JOHN/)
    expect(kinds({ ...names, 数量: many(String) })['surname']).toBe('category')
  })

  test('certificates of persons by any name, files of drivers, and papers of travellers under a heading of documents', () => {
    expect(
      kinds({ 献血证号: many((n) => `350101${10_000_000 + n * 7919}`), DABH: many((n) => `3501${10_000_000 + n * 7919}`), ...person }),
    ).toMatchObject({ 献血证号: 'cert_no', DABH: 'cert_no' })
    expect(kinds({ 生产许可证编号: many((n) => `SC${10_000 + n * 37}`), ...person })['生产许可证编号']).not.toBe('cert_no')
    const number = (n: number): string => String(1_000_000 + ((n * 1_299_709) % 9_000_000))
    const series = many((n) => `C${20_240_001 + n}`)
    expect(judged({ 证件编号: series })['证件编号']!.grade).toBeLessThan(4)
    expect(judged({ ZJHM: many((n) => (n % 3 ? `E${'ABJ'[n % 3]!}${number(n)}` : `C1${number(n)}`)) })['ZJHM']).toMatchObject({
      semanticType: 'passport',
      grade: 4,
    })
    const mines = kinds({ 采矿证号: many((n) => `350102${100_000 + n * 7}`), 法定代表人: many(invented.name) })
    expect(mines['采矿证号']).not.toBe('cert_no')
  })
})
