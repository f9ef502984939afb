import { describe, expect, test } from 'vitest'
import { answersOfDraft } from '#contract/card-draft.ts'
import { cardDraft, finding } from '#contract/findings.ts'
import { checkForm } from '#contract/forms.ts'
import { assembleTable } from '#scanner/assemble.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { invented } from '#scanner/test/files.ts'
import { tableOf } from '#scanner/test/table-facts.ts'
import type { Finding } from '#contract/findings.ts'

const NOW = Date.UTC(2026, 10, 25)
const each = (rows: number, make: (at: number) => string): string[] => Array.from({ length: rows }, (_, at) => make(at))
const dayOf =
  (from: number) =>
  (at: number): string =>
    new Date(from + at * 86_400_000).toISOString().slice(0, 10)

function found(file: string, columns: Record<string, string[]>, more: Partial<Finding> = {}): Finding {
  return finding.parse({
    file,
    dataset: file,
    format: 'csv',
    compressed: false,
    encoding: 'utf-8',
    bytes: 71_473,
    rows: Object.values(columns)[0]!.length,
    faults: [],
    digest: { sha256: '0'.repeat(64) },
    tookMs: 1,
    bounds: null,
    scannerVersion: 'test',
    ...assembleTable(tableOf(columns), { now: NOW, dataset: file }),
    ...more,
  })
}

const air = {
  城市: each(900, () => '福州市'),
  日期: each(900, dayOf(Date.UTC(2013, 11, 2))),
  空气质量指数: each(900, (at) => String(40 + (at % 30))),
  'PM2.5': each(900, (at) => String(20 + (at % 17))),
}
const stops = { 站点编号: each(50, (at) => `S${1000 + at}`), 站点名称: each(50, (at) => `测试站${at}`) }

describe('the name', () => {
  test('runs time, region, industry, content, type of data', () => {
    expect(draftCard(found('fuzhou-aqi-daily.csv', air)).name).toBe('2013—2016年福州市生态环境空气质量日报数据')
  })

  test('takes the words of the source where it has Chinese ones', () => {
    expect(draftCard(found('福州市公交站点信息_2024年3月.xlsx', stops)).name).toBe('2024年福州市交通运输公交站点信息数据')
    expect(
      draftCard(
        found('t_bus_stop', stops, {
          origin: {
            kind: 'mysql',
            host: '',
            database: 'bus',
            schema: 'bus',
            table: 't_bus_stop',
            isView: false,
            comment: '公交站点表',
            estimatedRows: null,
            server: '',
          },
        }),
      ).name,
    ).toBe('交通运输公交站点数据')
    const origin = {
      kind: 'postgresql' as const,
      host: '',
      database: 'bus',
      schema: 'public',
      table: '公交站点',
      isView: false,
      comment: '',
      estimatedRows: null,
      server: '',
    }
    expect(draftCard(found('postgresql://h/bus', stops, { dataset: 'public.公交站点', origin })).name).toBe('交通运输公交站点数据')
  })

  test('keeps what it has when nothing else is known', () => {
    expect(draftCard(found('export-7.csv', { a1: each(20, (at) => `x${at}`), b1: each(20, String) })).name).toBe('export 7数据')
  })
})

describe('the summary', () => {
  test('says size, place, time, fields, persons and quality in sentences', () => {
    const { summary } = draftCard(found('fuzhou-aqi-daily.csv', air))
    expect(summary).toContain(
      '共900条记录、4个字段，70 KB。地域为福州市，时间为2013年12月2日至2016年5月19日，按日记录。主要字段有城市、日期、空气质量指数、PM2.5。未发现个人信息。质量得分',
    )
  })

  test('says of persons and quality after ever so many fields', () => {
    const wide = found(
      'wide.csv',
      Object.fromEntries(Array.from({ length: 32 }, (_, n) => [`a_measure_with_a_long_name_${n}`, each(20, String)])),
    )
    const kinds = ['category', 'code', 'quantity', 'measure', 'index', 'rank', 'amount', 'date'] as const
    const { summary } = draftCard({
      ...wide,
      columns: wide.columns.map((column, n) => ({ ...column, semanticType: kinds[n % kinds.length]! })),
    })
    expect(summary).toMatch(/…。未发现个人信息。质量得分/)
    expect([...summary].length).toBeLessThanOrEqual(400)
  })

  test('names the fields a vague meaning stands for, and years as years', () => {
    const cases = {
      report_date: each(40, dayOf(Date.UTC(2026, 9, 1))),
      confirmed_count: each(40, (at) => String(at % 7)),
      cured_count: each(40, (at) => String(at % 5)),
      station_name: each(40, (at) => `第${at}站`),
    }
    expect(draftCard(found('cases.csv', cases)).summary).toMatch(
      /主要字段有日期（report_date）、数量（confirmed_count、cured_count）、.*（station_name）。/,
    )
    expect(
      draftCard(found('a.csv', { 年份: each(20, (at) => String(2000 + at)), 总人口: each(20, (at) => String(3000 + at)) })).summary,
    ).toContain('时间为2000年至2019年')
  })

  test('of a table without rows it names the fields and claims nothing of persons; a view has no size', () => {
    const { summary } = draftCard(found('t.csv', { 编号: [], 原因: [] }, { bytes: 0 }))
    expect(summary).toContain('共0条记录、2个字段。主要字段有编号、原因。没有数据行，是否含个人信息须看表的用途')
  })

  test('counts what is about persons and never shows a value', () => {
    const { summary, containsPersonal, containsSensitive } = draftCard(
      found('门诊记录.csv', {
        患者姓名: each(40, invented.name),
        手机号: each(40, invented.mobile),
        诊断: each(40, (at) => ['高血压病', '2型糖尿病', '冠心病'][at % 3]!),
      }),
    )
    expect([containsPersonal, containsSensitive, summary.includes('3个字段涉及个人信息')]).toEqual([true, true, true])
    for (let at = 0; at < 40; at++) expect(summary).not.toContain(invented.name(at))
  })
})

describe('region and industry', () => {
  const position = (west: number, south: number) => ({
    编号: each(50, String),
    经度: each(50, (at) => (west + at / 1000).toFixed(6)),
    纬度: each(50, (at) => (south + at / 1000).toFixed(6)),
  })

  test('come from codes and positions where nothing is named', () => {
    expect(draftCard(found('a.csv', position(119.2, 26))).region).toBe('福州市')
    expect(draftCard(found('a.csv', position(101, 30))).region).toBe('四川省')
    expect(draftCard(found('a.csv', { 区划代码: each(50, (at) => String(350_102 + (at % 4))), 数量: each(50, String) })).region).toBe(
      '福州市',
    )
    expect(draftCard(found('a.csv', position(20, 30))).region).toBeNull()
    const { 经度, 纬度 } = position(119.2, 26)
    const millionths = (degrees: readonly string[]) => degrees.map((one) => String(Math.round(Number(one) * 1e6)))
    expect(
      draftCard(found('a.csv', { 经度: millionths(经度), 纬度: millionths(纬度) })).region,
      'as terminals of vehicles write them',
    ).toBe('福州市')
  })

  test('a district behind the name of another city is that city’s', () => {
    const ids = { 编号: each(50, String), 名称: each(50, (at) => `企业${at}`) }
    expect([
      draftCard(found('南京鼓楼区企业.csv', ids)).region,
      draftCard(found('鼓楼区企业.csv', ids)).region,
      draftCard(found('福州鼓楼区企业.csv', ids)).region,
    ]).toEqual(['南京市', '福州市鼓楼区', '福州市鼓楼区'])
  })

  test('a name says its district once, before the industry', () => {
    const { 城市: _, ...measured } = air
    expect(draftCard(found('鼓楼区空气质量.csv', measured)).name).toMatch(/年福州市鼓楼区生态环境空气质量/)
  })

  test('a table of a national standard is the nation’s', () => {
    expect(draftCard(found('gb-4754-2017-industry-codes.csv', { 代码: each(20, (at) => `A${at}`) })).region).toBe('全国')
    expect(draftCard(found('gb18030编码的导出.csv', { 代码: each(20, (at) => `A${at}`) })).region).toBeNull()
  })

  test('the industry is a section of the classification by what the data are about', () => {
    expect(draftCard({ ...found('fuzhou-aqi-daily.csv', air), startedAt: '2016-09-01T00:00:00Z' })).toMatchObject({
      industry: 'N',
      subject: '空气质量',
      region: '福州市',
      updateFrequency: 'daily',
    })
    expect(draftCard(found('a.csv', { a1: each(20, (at) => `x${at}`) }))).toMatchObject({ industry: null, subject: null })
  })
})

describe('what is left open', () => {
  test('is asked in words: rights and restrictions always, what the data do not tell when they do not', () => {
    const asked = draftCard(found('a.csv', { a1: each(20, (at) => `x${at}`) })).open.map((one) => one.field)
    expect(asked).toEqual(
      expect.arrayContaining([
        'subject',
        'industry',
        'timeFrom',
        'region',
        'updateFrequency',
        'origin',
        'originEvidence',
        'rightsBasis',
        'rightsLimits',
        'lawfulDuty',
      ]),
    )
    const known = draftCard({ ...found('fuzhou-aqi-daily.csv', air), startedAt: '2016-09-01T00:00:00Z' }).open.map((one) => one.field)
    for (const field of ['subject', 'industry', 'timeFrom', 'region', 'updateFrequency', 'importance']) expect(known).not.toContain(field)
  })

  test('how often data are updated that ended long ago, though their name says how they were recorded', () => {
    const ended = draftCard({ ...found('fuzhou-aqi-daily.csv', air), startedAt: new Date(NOW).toISOString() })
    expect([ended.name, ended.updateFrequency, ended.open.map((one) => one.field).includes('updateFrequency')]).toEqual([
      '2013—2016年福州市生态环境空气质量日报数据',
      'unknown',
      true,
    ])
  })

  test('importance is asked only with a sign of important data', () => {
    const draft = draftCard(found('地下管线普查.csv', { 管线编号: each(20, (at) => `GX${at}`) }))
    expect([
      draft.containsImportant,
      draft.open.map((one) => one.field).includes('importance'),
      answersOfDraft(draft)['importance'],
    ]).toEqual([true, true, undefined])
  })
})

test('a draft fits the contract and the form of the card', () => {
  for (const one of [found('fuzhou-aqi-daily.csv', air), found('a.csv', { 名称: [] }), found(`${'长'.repeat(300)}.csv`, stops)]) {
    const draft = draftCard(one)
    expect(cardDraft.safeParse(draft).success).toBe(true)
    expect(checkForm('information-card', answersOfDraft(draft), { mode: 'draft', by: 'platform' })).toMatchObject({ ok: true })
  }
})
