import { describe, expect, test } from 'vitest'
import { assembleTable } from '#scanner/assemble.ts'
import { tableOf } from '#scanner/test/table-facts.ts'
import { SEMANTIC_TYPES } from '#contract/findings.ts'
import { gradingRules } from '#law/grading/columns.ts'
import { invented } from '#scanner/test/files.ts'
import { idCheckCharacter, orgCodeCheckCharacter, usccCheckCharacter } from '#contract/identifiers.ts'

const NOW = Date.UTC(2026, 10, 25)
const rows = 60
const each = (make: (at: number) => string): string[] => Array.from({ length: rows }, (_, at) => make(at))
const two = (number: number): string => String(number).padStart(2, '0')
const names = each((at) => '王李张刘陈杨赵黄周吴'[at % 10]! + '伟芳娜敏静'[at % 5]! + '强磊军洋勇艳'[at % 6]!)
const mobiles = each((at) => `1380000${String(1000 + at)}`)
const births = (from: number): string[] => each((at) => `${from + (at % 20)}-${two(1 + (at % 12))}-${two(1 + (at % 28))}`)
const ids = each((at) => {
  const first = `35010219${70 + (at % 30)}0101${String(at).padStart(3, '0')}`
  return first + idCheckCharacter(first)
})
const times = each((at) => `2024-03-${two(1 + (at % 28))} ${two(at % 24)}:15:00`)
const usccs = each((at) => {
  const body = String(10_000_000 + at)
  const first = `91350100${body}${orgCodeCheckCharacter(body)}`
  return first + usccCheckCharacter(first)
})
const firms = each((at) => `福州测试第${at}贸易有限公司`)

function judge(columns: Record<string, string[]>, dataset = '') {
  const found = assembleTable(tableOf(columns), { now: NOW, dataset })
  return {
    ...found,
    byName: Object.fromEntries(found.columns.map((column) => [column.name, column])),
    rules: found.aggregations.map((one) => one.rule),
  }
}

test('every kind of meaning has exactly one rule', () => {
  expect(Object.keys(gradingRules).sort()).toEqual([...SEMANTIC_TYPES].sort())
})

describe('grades of columns', () => {
  test('illnesses that are counted or listed, and certificates of organisations, tell of nobody', () => {
    const ills = each((at) => ['肺结核', '流行性感冒', '乙型肝炎', '高血压', '2型糖尿病', '冠心病'][at % 6]!)
    expect(
      judge({ 地区: each((at) => ['鼓楼区', '台江区'][at % 2]!), 疾病名称: ills, 发病人数: each((at) => String(at % 37)) }).grade,
    ).toBe(1)
    const each30 = each((at) => `${ills[at]}${at}型`)
    expect(judge({ 住址: each((at) => `福州市鼓楼区五四路${at}号`), 诊断: each30 }).grade).toBe(4)
    expect(judge({ 年龄: each((at) => String(20 + (at % 60))), 诊断: ills, 药品数量: each((at) => String(1 + (at % 4))) }).grade).toBe(4)
    expect(judge({ 残疾人证号: each((at) => `${ids[at]}4${at % 4}`), 服务机构: firms }).grade).toBeGreaterThanOrEqual(3)
    expect(judge({ 姓名: names, 疾病名称: ills, 家庭人数: each((at) => String(1 + (at % 5))) }).grade).toBe(4)
    expect(judge({ 企业名称: firms, 资质证书编号: each((at) => `D35${10_000 + at}`) }).byName['资质证书编号']).toMatchObject({
      grade: 1,
      personal: false,
    })
  })

  test('minors are known by the month of their birth too; names of things in Latin letters, vectors of machines and records in base64 are nobody’s', () => {
    const months = each((at) => `${2014 + (at % 8)}-${two(1 + (at % 12))}`)
    expect(judge({ 姓名: names, 出生年月: months }).rules).toContain('minors')
    const trees = each(
      (at) => `${['Ginkgo', 'Ficus', 'Acer', 'Quercus', 'Salix'][at % 5]} ${['Biloba', 'Microcarpa', 'Rubrum', 'Robur'][at % 4]}`,
    )
    expect(judge({ 树种编号: each((at) => `T${at}`), 英文名: trees }).grade).toBe(1)
    const vector = (at: number) => `[${Array.from({ length: 32 }, (_, i) => ((at * 7 + i * 3) % 100) / 100).join(',')}]`
    expect(judge({ 设备编号: each((at) => `E${at}`), 设备特征值: each(vector) }).grade).toBe(1)
    expect(
      judge({
        编号: each((at) => `M${at}`),
        payload: each((at) => Buffer.from(`{"device":"meter-${at}","value":${at * 3},"unit":"kWh"}`).toString('base64')),
      }).grade,
    ).toBeLessThan(3)
  })

  test('the state of trees is nobody’s health; of patients it is', () => {
    const states = each((at) => ['良好', '一般', '濒危', '衰弱'][at % 4]!)
    expect(
      judge({ 树木编号: each((at) => `T${at}`), 树种: each((at) => ['榕树', '樟树', '银杏'][at % 3]!), 健康状况: states }).byName[
        '健康状况'
      ],
    ).toMatchObject({ personal: false })
    const codes = (front: string) => each((at) => `${front}${1000 + at * 7}`)
    for (const beside of [
      { 姓名: names },
      { 员工编号: codes('E') },
      { 老人编号: codes('L') },
      { 邮箱: each((at) => `user${at}@example.com`) },
    ] as Record<string, string[]>[])
      expect(judge({ ...beside, 健康状况: states }).byName['健康状况']).toMatchObject({ grade: 4, personal: true, sensitive: true })
  })

  test('pictures of goods are nobody’s, those of who works a device are', () => {
    const pictures = each((at) => `iVBORw0KGgo${'AAAB'.repeat(40)}${1000 + at}`)
    expect(judge({ 商品编号: each((at) => `G${at}`), 商品图片: pictures }).byName['商品图片']).toMatchObject({ personal: false })
    expect(judge({ 设备编号: each((at) => `E${at}`), 设备操作员照片: pictures }).byName['设备操作员照片']).toMatchObject({
      semanticType: 'biometric',
      grade: 4,
    })
  })

  test('users by number at one place after another are persons on their way; meters in their places are not', () => {
    const at = (user: (n: number) => string, moving: boolean) => ({
      [moving ? '用户ID' : '水表编号']: each((n) => user(n % 6)),
      经度: each((n) => (119.2 + (moving ? n : n % 6) / 1000).toFixed(6)),
      纬度: each((n) => (26 + (moving ? n : n % 6) / 1000).toFixed(6)),
      定位时间: times,
    })
    expect(judge(at((n) => `U${1000 + n}`, true)).rules).toContain('person-trace')
    expect(judge(at((n) => `M${1000 + n}`, false)).rules).not.toContain('person-trace')
  })

  test('names under a Latin heading of whatever name are names', () => {
    expect(judge({ emp_name: names, 手机号: mobiles }).rules).toContain('name-contact')
    expect(judge({ shop_name: each((at) => `五四路第${at}分店`), shop_code: each((at) => `S${at}`) }).grade).toBe(1)
  })

  test('who was where and when is a trace: by venue or by cell', () => {
    const venues = each((at) => ['西湖宾馆', '福州大酒店', '左海民宿'][at % 3]!)
    expect(judge({ 旅客姓名: names, 证件号码: ids, 酒店名称: venues, 入住时间: times }).rules).toContain('person-whereabouts')
    expect(judge({ 手机号: mobiles, 时间: times, 基站: each((at) => `站${at % 9}`) }).rules).toContain('phone-trace')
    expect(judge({ 维护人电话: mobiles, 建成时间: times, 基站名称: each((at) => `站${at}`) }).rules).not.toContain('phone-trace')
    expect(judge({ 姓名: names, 通行证有效期: births(2020), 签发地点: venues }).rules).not.toContain('person-whereabouts')
    expect(judge({ 联系人: names, 联系电话: mobiles, 更新时间: times, 门店: venues }).rules).not.toContain('person-whereabouts')
  })

  test('an identity number is grade 4, personal, and not labelled sensitive', () => {
    const { byName } = judge({ 身份证号: ids })
    expect(byName['身份证号']).toMatchObject({
      semanticType: 'id_number',
      grade: 4,
      personal: true,
      sensitive: false,
      category: 'personal-identity',
    })
    expect(byName['身份证号']!.top).toEqual([])
  })

  test('a name is grade 3 alone, 4 beside an illness, 2 in a public register and for staff on duty', () => {
    expect(judge({ 姓名: names, 备注: each(() => '已办') }).byName['姓名']!.grade).toBe(3)
    expect(judge({ 姓名: names, 诊断: each((at) => ['高血压病', '2型糖尿病', '冠心病'][at % 3]!) }).byName['姓名']).toMatchObject({
      grade: 4,
      sensitive: true,
    })
    expect(judge({ 企业名称: firms, 统一社会信用代码: usccs, 法定代表人: names }).byName['法定代表人']).toMatchObject({
      grade: 2,
      personal: true,
    })
    expect(judge({ 经办人: names }).byName['经办人']!.grade).toBe(2)
  })

  test('the code of an enterprise is public in the enterprise register', () => {
    expect(judge({ 企业名称: firms, 统一社会信用代码: usccs }).byName['统一社会信用代码']!.grade).toBe(1)
  })

  test('an address beside an enterprise is its own only when its heading says so', () => {
    const found = judge({
      姓名: names,
      身份证号: ids,
      单位名称: firms,
      统一社会信用代码: usccs,
      注册地址: each(invented.address),
      家庭住址: each(invented.address),
    })
    expect([found.byName['注册地址']!.grade, found.byName['家庭住址']!.grade]).toEqual([2, 3])
  })

  const religions = each((at) => ['佛教', '道教', '无宗教信仰'][at % 3]!)
  const counts = each((at) => String(100 + at * 7))

  test('what persons believe is grade 3, personal, sensitive and hidden whole', () => {
    for (const table of [{ 宗教信仰: religions }, { 性别: each((at) => '男女'[at % 2]!), 身份证号: ids, 宗教: religions }] as Record<
      string,
      string[]
    >[]) {
      const found = judge(table).columns.at(-1)!
      expect(found).toMatchObject({
        semanticType: 'category',
        grade: 3,
        personal: true,
        sensitive: true,
        category: 'personal-other',
        samples: ['********', '********', '********'],
        top: [{ text: '********', count: rows }],
      })
      expect(JSON.stringify([found.samples, found.top, found.min, found.max])).not.toMatch(/[佛道教信]/)
    }
  })

  test('so few that they look like names of things are hidden as well', () => {
    expect(
      assembleTable(tableOf({ 姓名: names.slice(0, 4), 性别: ['男', '女', '男', '女'], 宗教: ['佛教', '道教', '基督教', '佛教'] }))
        .columns[2],
    ).toMatchObject({ grade: 3, personal: true, sensitive: true, samples: ['********', '********', '********'] })
  })

  test('marital status, political affiliation and education of persons are personal, grade 2, and hidden', () => {
    const { byName } = judge({
      姓名: names,
      婚姻状况: each((at) => ['未婚', '已婚', '丧偶'][at % 3]!),
      政治面貌: each((at) => ['群众', '中共党员'][at % 2]!),
      学历: each((at) => ['本科', '大专', '高中'][at % 3]!),
    })
    expect(
      ['婚姻状况', '政治面貌', '学历'].map((name) => [
        byName[name]!.grade,
        byName[name]!.personal,
        byName[name]!.category,
        byName[name]!.samples[0],
      ]),
    ).toEqual([
      [2, true, 'personal-other', '********'],
      [2, true, 'personal-other', '********'],
      [2, true, 'personal-education-work', '********'],
    ])
  })

  test('counts by ethnic group, religion or education, and the religion of a temple, are not about persons', () => {
    const statistics = judge({
      年度: each((at) => String(2000 + (at % 20))),
      民族: each((at) => ['汉族', '畲族', '回族'][at % 3]!),
      宗教信仰: religions,
      学历: each((at) => ['本科', '大专'][at % 2]!),
      人数: counts,
    })
    expect([statistics.grade, statistics.columns.filter((column) => column.personal)]).toEqual([1, []])
    expect(judge({ 场所名称: each((at) => `测试${at}寺`), 宗教: religions }).byName['宗教']).toMatchObject({
      grade: 1,
      personal: false,
      samples: ['佛教', '道教', '无宗教信仰'],
    })
  })

  test('times have quantiles, birth dates none that leave', () => {
    const { byName } = judge({
      姓名: names,
      办理日期: each((at) => `2024-01-${two(1 + (at % 20))}`),
      办理时间: each((at) => `2024-01-01 ${two(at % 20)}:15:00`),
      出生日期: births(1970),
    })
    expect(byName['办理日期']!.times).toMatchObject({
      looked: rows,
      quantiles: { '0.05': '2024-01-02', '0.5': '2024-01-11', '0.99': '2024-01-20' },
    })
    expect([byName['办理时间']!.times!.quantiles['0.5'], byName['出生日期']!.times]).toEqual(['2024-01-01 10:15:00', null])
  })

  test('masked values are grade 2', () => {
    expect(judge({ 手机号: mobiles.map((text) => `${text.slice(0, 3)}****${text.slice(7)}`) }).byName['手机号']).toMatchObject({
      grade: 2,
      masked: true,
    })
  })
})

describe('combinations', () => {
  test('birth date, gender and area single people out without a name', () => {
    const found = judge({
      出生日期: births(1970),
      性别: each((at) => '男女'[at % 2]!),
      所在区: each((at) => ['鼓楼区', '台江区', '仓山区'][at % 3]!),
    })
    expect(found.rules).toContain('birth-gender-area')
    expect(found.aggregations[0]!.columns).toEqual(['出生日期', '性别', '所在区'])
  })

  test('age, occupation and a small area raise a table of grade 2 to 3, and the reason names the columns', () => {
    const found = judge({
      年龄: each((at) => String(20 + (at % 40))),
      职业: each((at) => ['教师', '司机', '厨师'][at % 3]!),
      所属社区: each((at) => ['南街社区', '东街社区', '安泰社区'][at % 3]!),
    })
    expect(Math.max(...found.columns.map((column) => column.grade))).toBe(2)
    expect([found.grade, found.rules]).toEqual([3, ['age-occupation-area']])
    expect(found.reason.zh).toContain('“年龄”“职业”“所属社区”')
  })

  test('name and contact of a person count, those of staff or of a public register do not', () => {
    expect(judge({ 姓名: names, 手机号: mobiles }).rules).toContain('name-contact')
    expect(judge({ 企业名称: firms, 统一社会信用代码: usccs, 法定代表人: names, 联系电话: mobiles }).rules).toEqual([])
  })

  test('minors under fourteen are told by their birth dates', () => {
    expect(judge({ 姓名: names, 出生日期: births(2005) }).rules).toContain('minors')
    expect(judge({ 姓名: names, 出生日期: births(1970) }).rules).not.toContain('minors')
  })

  test('plate, time and place trace movement', () => {
    const plates = each((at) => `闽A${String(10_000 + at)}`)
    expect(judge({ 号牌号码: plates, 过车时间: times, 卡口名称: each((at) => `测试路口${at % 5}`) }).rules).toContain('vehicle-trace')
  })

  test('data about things combine to nothing', () => {
    const found = judge({
      站点: each((at) => `测试站${at}`),
      观测时间: times,
      PM25: each((at) => String(20 + at)),
      区县: each(() => '鼓楼区'),
    })
    expect([found.grade, found.rules]).toEqual([1, []])
  })

  test('signs of important data are pointed out, and the grade stays as it is', () => {
    const found = judge({ 管线编号: each((at) => `GX${at}`), 管径: each((at) => String(100 + at)) }, '地下管线普查成果.csv')
    expect([found.rules, found.grade]).toEqual([['important-pipelines'], 1])
  })
})
