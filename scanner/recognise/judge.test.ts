import { describe, expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { factsOfColumns } from '#scanner/test/engine-facts.ts'
import { invented } from '#scanner/test/files.ts'
import type { ColumnFinding } from '#contract/findings.ts'

type Maker = (n: number) => string

function judge(columns: Record<string, Maker>, rows = 400): ColumnFinding[] {
  const values = Object.entries(columns).map(([name, make]) => [name, Array.from({ length: rows }, (_, n) => make(n))])
  return assembleTable(factsOfColumns(Object.fromEntries(values) as Record<string, string[]>)).columns
}

const kinds = (columns: Record<string, Maker>, rows?: number): string[] => judge(columns, rows).map((column) => column.semanticType)
const digits = (n: number, length: number): string =>
  String((BigInt(n) * 6364136223846793005n + 1442695040888963407n) % 10n ** BigInt(length)).padStart(length, '1')

describe('values speak when headings do not', () => {
  test('texts that tell of a company and of a person are no names of organisations, nor are plates without their province codes', () => {
    expect(
      kinds({
        内容: (n) => `来电人${invented.name(n)}称，被公司拖欠工资，电话${invented.mobile(n)}`,
        简介: (n) => `本公司成立于${1990 + (n % 30)}年，主营软件`,
        车牌号: (n) => `A${digits(n, 5)}`,
        姓名: (n) => ['扎西顿珠', '次仁卓玛', '洛桑平措', '格桑梅朵', '旦增尼玛', '索朗旺堆'][n % 6]!,
        证件: (n) => (n % 2 ? invented.idNumber(n) : invented.idNumber(n).replace(/^(.{6})..(.{9}).$/, '$1$2')),
        轨迹: (n) => `119.30${digits(n, 4)},26.07${digits(n, 4)};119.31${digits(n, 4)},26.08${digits(n, 4)}`,
      }),
    ).toEqual(['free_text_pii', 'free_text', 'plate', 'person_name', 'id_number', 'geometry'])
  })
  test('identifiers, contacts, names and places under headings without meaning', () => {
    expect(
      kinds({
        f1: invented.name,
        f2: invented.idNumber,
        f3: invented.mobile,
        f4: invented.address,
        f5: invented.uscc,
        f6: (n) => `闽A${digits(n, 5)}`,
        f7: (n) => `user${n}@example.cn`,
        f8: (n) => `福州${'海联东新源'[n % 5]}科技${n}有限公司`,
      }),
    ).toEqual(['person_name', 'id_number', 'mobile', 'address', 'uscc', 'plate', 'email', 'org_name'])
  })
  test('two neighbouring decimals are a position', () => {
    expect(kinds({ c1: (n) => (119 + n / 1_000).toFixed(6), c2: (n) => (26 + n / 3_000).toFixed(6) })).toEqual(['longitude', 'latitude'])
  })
  test('figures with limits of measuring among them are measures; long numbers among which some hold letters are codes', () => {
    const limited = (n: number) => (n % 9 === 0 ? '0.025L' : n % 7 === 0 ? '<0.01' : n % 50 === 0 ? '未检出' : String(n % 13))
    expect(
      kinds({
        氨氮: limited,
        f1: limited,
        wdbsm: (n) => (n % 80 === 3 ? `1233010${n}MB1G56027R001` : `21330${digits(n, 8)}`),
        f2: (n) => (n % 80 === 3 ? `A${digits(n, 9)}` : digits(n, 10)),
      }),
    ).toEqual(['measure', 'measure', 'code', 'code'])
  })
  test('a number and a name in one cell are the name, whatever the number is; numbers of things are not', () => {
    const columns = judge({
      工号姓名: (n) => `GH${1000 + n}${invented.name(n)}`,
      c2: (n) => `${invented.name(n)}${20_240_000 + n}`,
      监测点: (n) => `JC${1000 + n}${'东西南北中'[n % 5]}门口监测点`,
      站点: (n) => `Z${100 + n}${'白湖亭 黄山站 金祥路 高盖山'.split(' ')[n % 4]}`,
    })
    expect(columns).toMatchObject([
      { semanticType: 'person_name', personal: true, min: 'G********' },
      { semanticType: 'person_name', personal: true },
      { personal: false },
      { personal: false },
    ])
    expect(columns[0]!.grade).toBeGreaterThanOrEqual(2)
    expect(JSON.stringify(columns.slice(0, 2))).not.toContain(invented.name(0).slice(1))
  })
  test('masked values keep their kind and fall to grade 2', () => {
    const [mobile, name, id] = judge({
      a: (n) => invented.mobile(n).replace(/^(.{3}).{4}/, '$1****'),
      b: (n) => `${invented.name(n)[0]}**`,
      c: (n) => invented.idNumber(n).replace(/^(.{6}).{8}/, '$1********'),
    })
    expect([mobile, name, id]).toMatchObject([
      { semanticType: 'mobile', masked: true, grade: 2 },
      { semanticType: 'person_name', masked: true, grade: 2 },
      { semanticType: 'id_number', masked: true, grade: 2 },
    ])
  })
})

describe('headings in Chinese, pinyin initials and English', () => {
  test('initials that stand for several words are what their values say', () => {
    const of = (name: string, make: Maker): string => kinds({ [name]: make, 编号: String })[0]!
    const results = (n: number): string => ['合格', '不合格'][n % 2]!
    expect([
      of('jg', results),
      of('JG', (n) => `${['福建', '浙江', '江西', '湖南'][n % 4]!}`),
      of('jg', (n) => (n * 1.37 + 2).toFixed(2)),
      of('jg', (n) => `福州${'海联东新源'[n % 5]}科技${n}有限公司`),
    ]).toEqual(['category', 'region_name', 'unit_price', 'org_name'])
    expect([
      of('sf', (n) => ['是', '否'][n % 2]!),
      of('sf', (n) => ['福建省', '浙江省', '广东省'][n % 3]!),
      of('cs', (n) => String(n % 40)),
      of('qx', (n) => ['鼓楼区', '台江区', '闽侯县'][n % 3]!),
    ]).toEqual(['flag', 'region_name', 'quantity', 'region_name'])
    expect(of('籍贯', (n) => ['某某花园', '某某苑'][n % 2]!)).toBe('region_name')
  })
  test('say the same', () => {
    const makers: [string, Maker, string[]][] = [
      ['person_name', invented.name, ['姓名', '法定代表人', 'xm', 'fddbr', 'owner_name', 'applicantName']],
      ['id_number', invented.idNumber, ['身份证号', '申请人证件', 'sfzh', 'ID_CARD']],
      ['mobile', invented.mobile, ['联系电话', 'lxdh', 'ownerPhone', '手机号码（必填）']],
      ['amount', (n) => (n * 3.17).toFixed(2), ['月收入', '金额(元)', 'je', 'total_amount']],
    ]
    for (const [type, make, headings] of makers)
      for (const heading of headings) expect([heading, ...kinds({ [heading]: make })]).toEqual([heading, type])
  })
  test('do not overrule the values', () => {
    expect(
      kinds({
        手机型号: (n) => `Mate${n % 9}`,
        网页地址: (n) => `http://198.51.100.${n % 250}/p/${n}`,
        手机号hash: (n) => digits(n, 18).repeat(3) + 'af',
        产品名称: (n) => ['王老吉', '李宁牌', '马应龙', '白象面'][n % 4]!,
      }),
    ).toEqual([expect.not.stringMatching(/mobile/), 'url', 'code', 'object_name'])
  })
  test('decide alone only for an empty column of the highest grade', () => {
    expect(judge({ 身份证号: () => '', 备注: () => '无' })).toMatchObject([
      { semanticType: 'id_number', grade: 4, confidence: 0.3 },
      { semanticType: 'empty', grade: 1 },
    ])
  })
})

describe('values as people write them', () => {
  test('numbers kept as text for a spreadsheet program are what they are, and masked', () => {
    const found = judge({ 身份证号: (n) => `="${invented.idNumber(n)}"`, 手机号: (n) => `'${invented.mobile(n)}` })
    expect(found).toMatchObject([
      { semanticType: 'id_number', grade: 4 },
      { semanticType: 'mobile', grade: 3 },
    ])
    expect(found[0]!.samples[0]).toMatch(/^350\*+[\dX]{4}$/)
  })
  test('quotes and blanks in a heading do not hide what it says', () => {
    expect(kinds({ "姓'名": invented.name, '“姓 名”': invented.name })).toEqual(['person_name', 'person_name'])
  })
  test('money signs and commas between thousands leave numbers numbers', () => {
    expect(kinds({ 单价: (n) => `1,${100 + n}.50`, 成交价格: (n) => `￥${n}.00`, 面积: (n) => `${1 + n},000` })).toEqual([
      'unit_price',
      'amount',
      'measure',
    ])
  })
  test('identity numbers whose checks fail are graded by a heading that leaves nothing else, and called doubtful', () => {
    const wrong = (n: number): string => `35010219${50 + (n % 50)}0101${String((n * 7) % 1000).padStart(3, '0')}${(n * 3) % 10}`
    const [named, other] = judge({ 身份证号: wrong, 案件编号: wrong })
    expect(named).toMatchObject({
      semanticType: 'id_number',
      grade: 4,
      evidence: { zh: expect.stringContaining('通过校验，号码可能是虚构') },
    })
    expect(other!.semanticType).toBe('code')
  })
  test('identity numbers are told by their check under the heading of another number, with something attached, and two in a cell', () => {
    const found = judge({
      许可证号: invented.idNumber,
      license_no: invented.idNumber,
      编号: (n) => `L${invented.idNumber(n)}`,
      残疾人证号: (n) => `${invented.idNumber(n)}42`,
      驾驶证号: invented.idNumber,
      家庭成员身份证: (n) => `${invented.idNumber(n)}、${invented.idNumber(n + 1)}`,
    })
    expect(found.map(({ semanticType, grade }) => [semanticType, grade])).toEqual([
      ['id_number', 4],
      ['id_number', 4],
      ['id_number', 4],
      ['id_number', 4],
      ['driving_licence_no', 4],
      ['id_number', 4],
    ])
    expect(JSON.stringify(found)).not.toMatch(/\d{14}/)
  })
  test('a year and a month of birth are a birth date; durations and ratios are no addresses', () => {
    const month = (n: number, sign: string): string => `${1950 + (n % 50)}${sign}${String(1 + (n % 12)).padStart(2, '0')}`
    const found = judge({
      出生年月: (n) => month(n, '-'),
      csny: (n) => month(n, ''),
      账期: (n) => month(n, '-'),
      时长: (n) => `${100 + (n % 90)}:${10 + (n % 50)}:25`,
      配比: (n) => `2:${n % 9}:${1 + (n % 3)}`,
      设备标识: (n) => `00:1A:2B:3C:${10 + (n % 80)}:${10 + (n % 50)}`,
    })
    expect(found.map(({ semanticType }) => semanticType)).toEqual([
      'birth_date',
      'birth_date',
      'month',
      expect.not.stringMatching(/^ip$/),
      expect.not.stringMatching(/^ip$/),
      'mac',
    ])
    expect(found.slice(0, 2).map(({ min }) => min)).toEqual(['1950-**-**', '1950-**-**'])
  })
  test('persons and companies in one column are graded as persons; half a column of names called so too', () => {
    const either = (n: number): string => (n % 2 ? invented.name(n) : `福州${n}贸易有限公司`)
    const [mixed, half] = judge({ 名称: either, 姓名: (n) => (n % 2 ? invented.name(n) : `第${n}组`) })
    expect([mixed, half]).toMatchObject([
      { semanticType: 'person_name', grade: 3 },
      { semanticType: 'person_name', grade: 3 },
    ])
    expect(mixed!.samples.join(' ')).not.toContain(invented.name(1))
  })
})

describe('false alarms', () => {
  test('numbers that only look like identifiers', () => {
    const found = kinds({
      order: (n) => `20240315${digits(n, 10)}`,
      serial: (n) => String(13_800_000_000 + n),
      sixteen: (n) => digits(n, 16),
      snowflake: (n) => `17${digits(n, 17)}`,
      version: (n) => `${1 + (n % 9)}.${n % 20}.${n % 7}.${n % 99}`,
      part: (n) => `91350102M${digits(n, 4)}AK${digits(n + 5, 3)}`,
      pole: (n) => `榕A${digits(n, 5)}`,
      logo: (n) => `logo${n}@2x.png`,
    })
    expect(found.filter((type) => ['id_number', 'mobile', 'bank_card', 'ip', 'uscc', 'plate', 'email'].includes(type))).toEqual([])
  })
  test('cells that list several schools are no name of one', () => {
    expect(kinds({ scopeMid: (n) => (n % 3 === 0 ? `榕新第${n}实验小学、榕安第${n}小学` : `榕新第${n}实验学校`) })).not.toContain(
      'org_name',
    )
  })
  test('roads, districts and goods are neither addresses nor persons', () => {
    expect(
      kinds({
        道路名称: (n) => ['五四路', '湖东路', '华林路', '古田路'][n % 4]!,
        区县: (n) => ['鼓楼区', '台江区', '闽侯县'][n % 3]!,
        品名: (n) => ['白菜', '黄花菜', '石榴'][n % 3]!,
      }),
    ).toEqual(['object_name', 'region_name', 'object_name'])
  })
})

test('texts with personal numbers inside are told and shown masked', () => {
  const [remark] = judge({
    备注: (n) => (n % 20 === 0 ? `联系人${invented.name(n)}，电话${invented.mobile(n)}，已核实` : '材料齐全，按期办结'),
  })
  expect(remark).toMatchObject({ semanticType: 'free_text_pii', grade: 3 })
  expect(remark!.samples.join()).not.toMatch(/1\d{10}/)
  expect([remark!.min, remark!.max].join()).not.toMatch(/1\d{10}/)
})

test('a table is graded by its highest column; enterprise registers stay public', () => {
  const register = judge({
    统一社会信用代码: invented.uscc,
    企业名称: (n) => `福州榕新${n}贸易有限公司`,
    法定代表人: invented.name,
    注册地址: invented.address,
  })
  expect(register.map((column) => column.grade)).toEqual([1, 1, 2, 2])
  const ward = judge({
    患者姓名: invented.name,
    诊断: (n) => ['高血压病', '慢性胃炎', '骨折', '白内障', '支气管哮喘', '冠心病', '糖尿病'][n % 7]!,
  })
  expect(ward.map((column) => column.grade)).toEqual([4, 4])
})

test('names in the columns of persons are masked in the texts and comments beside them', () => {
  const facts = factsOfColumns({
    姓名: Array.from({ length: 200 }, (_, n) => invented.name(n)),
    备注: Array.from({ length: 200 }, (_, n) => `由${invented.name(n)}家属${invented.mobile(n)}提出`),
    说明: Array.from({ length: 200 }, (_, n) => `第${n}批材料，已收`),
  })
  facts.columns[0]!.comment = `姓名，如${invented.name(3)}`
  const { columns } = assembleTable(facts)
  const shown = JSON.stringify(columns)
  expect(Array.from({ length: 200 }, (_, n) => invented.name(n)).filter((name) => shown.includes(name))).toEqual([])
  expect(columns[0]!.comment).toMatch(/^姓名，如.\*+$/)
  expect(columns[2]!.samples[0]).toBe('第0批材料，已收')
})
