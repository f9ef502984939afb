import { describe, expect, test } from 'vitest'
import type { Finding } from '#contract/findings.ts'
import { madeColumn as column, madeFinding as finding } from '#server/test/made-findings.ts'
import { carryCard, carryCorrections } from './carrying.ts'
import { correctFinding } from './correction.ts'
import { applyRemembered, headingKey, type Remembered } from './remembered.ts'

const memory = (over: Partial<Remembered>): Remembered => ({
  heading: headingKey('户主姓名'),
  comment: '',
  physicalType: 'text',
  semanticType: 'person_name',
  grade: null,
  byName: '林清',
  at: '2026-11-03',
  ...over,
})
const shows = {
  top: [{ text: '甲某', count: 3 }],
  numbers: { count: 1, min: 1, max: 2, mean: 1, quantiles: {}, error: 0 },
  placeholders: [{ text: '无', count: 1 }],
  patterns: [{ text: '汉{2,3}', count: 9 }],
}

describe('corrections used again (choice:correction-memory)', () => {
  test('a like column is proposed as it was corrected, says by whom and when, and shows nothing that a person should not see', () => {
    const after = applyRemembered(finding('b.csv', [column('户主 姓名', shows), column('其他')]), [memory({})])
    expect(after.columns[0]).toMatchObject({
      semanticType: 'person_name',
      grade: 3,
      personal: true,
      confidence: 0.95,
      samples: [],
      min: null,
      max: null,
      top: [],
      numbers: null,
      placeholders: [],
      patterns: [{ text: '汉{2,3}' }],
      evidence: { zh: '按 2026-11-03 林清 的更正' },
      grounds: [{ by: 'correction' }],
    })
    expect([after.grade, after.columns[1]!.semanticType]).toEqual([3, 'object_name'])
  })

  test('what would lower the grade or take the personal mark away is offered beside, not applied', () => {
    const mobile = column('户主姓名', { semanticType: 'mobile', grade: 3, personal: true, samples: ['138****0000'] })
    for (const lower of [
      memory({ semanticType: 'code', grade: 1 }),
      memory({ semanticType: null, grade: 2 }),
      memory({ semanticType: 'object_name' }),
    ]) {
      const after = applyRemembered(finding('b.csv', [mobile]), [lower]).columns[0]!
      expect(after).toMatchObject({
        semanticType: 'mobile',
        grade: 3,
        personal: true,
        samples: ['138****0000'],
        suggestion: { grade: lower.grade ?? 3, words: { zh: '按 2026-11-03 林清 的更正' } },
      })
    }
  })

  test('what the scan says by itself keeps its own reason and grade, and is surer', () => {
    const mobile = column('户主姓名', {
      semanticType: 'person_name',
      grade: 3,
      personal: true,
      confidence: 0.7,
      evidence: { zh: '姓氏', en: 'surnames' },
    })
    expect(applyRemembered(finding('b.csv', [mobile]), [memory({})]).columns[0]).toMatchObject({
      grade: 3,
      confidence: 0.95,
      evidence: { zh: '姓氏' },
      samples: ['样例'],
      grounds: [{ by: 'correction' }],
    })
  })

  test('another data type or another comment is another column; the same comment goes before the latest', () => {
    const proposed = (comment: string, list: readonly Remembered[], physicalType: 'text' | 'integer' = 'text') =>
      applyRemembered(finding('b.csv', [column('户主姓名', { comment, physicalType })]), list).columns[0]!.semanticType
    expect(proposed('', [memory({})], 'integer')).toBe('object_name')
    expect(proposed('备用', [memory({ comment: headingKey('登记人') })])).toBe('object_name')
    expect(proposed('登记人', [memory({ semanticType: 'org_name', at: '2026-12-01' }), memory({ comment: '登记人' })])).toBe('person_name')
  })

  test('headings are the same whatever their width, case, separators and brackets', () => {
    expect(new Set(['ＸＭ_户主', 'xm 户主', 'XM（户主）', 'xm-户主'].map(headingKey)).size).toBe(1)
    expect(headingKey('xm2')).not.toBe(headingKey('xm3'))
  })
})

describe('a correction by hand', () => {
  test('to a personal kind takes away the newest day, the ends of the period and the examples of rules where they show its values', () => {
    const before = finding(
      'a.csv',
      [column('日期', { physicalType: 'date', semanticType: 'date', min: '1950-01-02', max: '2001-03-04' })],
      {
        from: '1950-01-02',
        to: '2001-03-04',
        freshness: { column: '日期', latest: '2001-03-04' },
        quality: {
          score: 1,
          level: 'good',
          dimensions: [],
          version: '1',
          rules: [{ rule: 'range:日期', title: { zh: '', en: '' }, tested: 1, failed: 1, examples: ['1950-01-02'], exact: true }],
        },
      },
    )
    const after = correctFinding(before, { column: '日期', semanticType: 'birth_date' }, '林清')!
    expect(after).toMatchObject({ from: null, to: null, freshness: null, grade: 3 })
    expect(JSON.stringify(after)).not.toMatch(/1950|2001/)
  })

  test('does not bring the whole below what its combinations ask for', () => {
    const together: Partial<Finding> = {
      aggregations: [
        { rule: 'name-and-home', columns: ['甲'], grade: 4, reason: { zh: '合在一起可识别个人', en: 'Together they single people out' } },
      ],
    }
    expect(correctFinding(finding('a.csv', [column('甲', { grade: 3 })], together), { column: '甲', grade: 1 }, '林清')).toMatchObject({
      grade: 4,
      reason: { zh: '“甲”合在一起定为 4 级：合在一起可识别个人' },
    })
  })
})

describe('a source scanned again', () => {
  test('keeps what was decided about its columns, lower grades too, unless the column became another', () => {
    const old = correctFinding(
      finding('a.csv', [column('编号', { semanticType: 'id_number', grade: 4, personal: true })]),
      { column: '编号', semanticType: 'code', grade: 1 },
      '林清',
    )!
    const fresh = finding('a.csv', [column('编号', { semanticType: 'id_number', grade: 4, personal: true }), column('新')])
    expect(carryCorrections(old, fresh).columns[0]).toMatchObject({
      semanticType: 'code',
      grade: 1,
      personal: false,
      evidence: { zh: '林清更正' },
    })
    expect(
      carryCorrections(
        old,
        finding('a.csv', [column('编号', { physicalType: 'integer', semanticType: 'id_number', grade: 4, personal: true })]),
      ).columns[0],
    ).toMatchObject({ semanticType: 'id_number', grade: 4 })
  })

  test('keeps what people wrote into the card and takes the rest from the new scan', () => {
    const drafted = { name: '草稿', records: 10, summary: '草稿摘要', sharing: 'conditional', digest: 'old' }
    const card = { name: '2026年线路', records: 10, sharing: 'conditional', digest: 'old', origin: 'collected' }
    const fresh = { name: '草稿', records: 12, summary: '草稿摘要', sharing: 'unconditional', digest: 'new' }
    expect(carryCard({ card, drafted }, fresh)).toEqual({
      name: '2026年线路',
      records: 12,
      sharing: 'unconditional',
      digest: 'new',
      origin: 'collected',
    })
  })

  test('without the old draft takes only what is measured from the new scan', () => {
    expect(
      carryCard({ card: { name: '改过', records: 10, digest: 'old' }, drafted: {} }, { name: '草稿', records: 12, digest: 'new' }),
    ).toEqual({ name: '改过', records: 12, digest: 'new' })
  })
})
