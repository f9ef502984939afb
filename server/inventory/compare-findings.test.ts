import { describe, expect, test } from 'vitest'
import type { Quality } from '#contract/findings.ts'
import { madeColumn as column, madeFinding as finding, madeSketched as sketched, valuesOf } from '#server/test/made-findings.ts'
import { withoutValues } from './column-changes.ts'
import { compareFindings } from './compare-findings.ts'

const lines = [
  column('线路编号', { semanticType: 'code', distinct: 900 }),
  column('线路名称'),
  column('里程', { physicalType: 'decimal', semanticType: 'measure' }),
]
const told = (changes: ReturnType<typeof compareFindings>) => changes.map((c) => [c.what, c.column, c.attention])

describe('comparing two scans of one dataset (§3.9)', () => {
  test('nothing changed is one line that asks for nothing', () => {
    expect(told(compareFindings(finding('a.csv', lines), finding('a.csv', lines, { rows: 1200 })))).toEqual([['unchanged', null, false]])
  })

  test('what the source says of a column is told where it says another thing; a comment that is new, gone or written with other signs is not', () => {
    const said = (comment: string) => finding('a.csv', [column('金额', { comment }), lines[1]!])
    expect(compareFindings(said('合同金额（元）'), said('合同金额（万元）'))).toMatchObject([
      {
        what: 'layout-changed',
        before: '合同金额（元）',
        after: '合同金额（万元）',
        attention: true,
        words: { zh: '字段“金额”的注释由“合同金额（元）”改为“合同金额（万元）”' },
      },
    ])
    for (const [then, now] of [
      ['', '合同金额'],
      ['合同金额', ''],
      ['合同金额（元）', '合同金额(元) '],
    ] as const)
      expect(told(compareFindings(said(then), said(now)))).toEqual([['unchanged', null, false]])
  })

  test('columns that went, came, and came with care asked for', () => {
    const after = [
      lines[0]!,
      lines[1]!,
      column('备注', { semanticType: 'free_text', minLength: 0, maxLength: 200 }),
      column('联系电话', { semanticType: 'mobile', grade: 3, personal: true, physicalType: 'integer' }),
    ]
    expect(told(compareFindings(finding('a.csv', lines), finding('a.csv', after)))).toEqual([
      ['column-dropped', '里程', true],
      ['personal-appeared', '联系电话', true],
      ['column-added', '备注', false],
    ])
  })

  test('a renamed column is known by its values, else by place, kind and lengths; one with other values in that place is not', () => {
    const [before, same, other] = [
      sketched('编号', valuesOf('L', 0, 500)),
      sketched('线路代码', valuesOf('L', 5, 505)),
      sketched('线路代码', valuesOf('M', 0, 500)),
    ]
    expect(told(compareFindings(finding('a.csv', [lines[1]!, before]), finding('a.csv', [same, lines[1]!])))).toEqual([
      ['column-renamed', '线路代码', true],
    ])
    expect(told(compareFindings(finding('a.csv', [before]), finding('a.csv', [sketched('线路代码', valuesOf('L', 0, 260))])))).toEqual([
      ['column-renamed', '线路代码', true],
    ])
    const kinds = (name: string, words: readonly string[], comment = '') =>
      column(name, {
        semanticType: 'category',
        distinct: words.length,
        topExact: true,
        top: words.map((text, at) => ({ text, count: 10 + at })),
        comment,
      })
    const [few, two] = [
      ['甲', '乙', '丙'],
      ['是', '否'],
    ]
    expect(
      told(compareFindings(finding('a.csv', [lines[1]!, kinds('类别', few!)]), finding('a.csv', [kinds('类型', few!), lines[1]!]))),
    ).toEqual([['column-renamed', '类型', true]])
    expect(
      told(
        compareFindings(
          finding('a.csv', [lines[1]!, kinds('lb', two!, '类别')]),
          finding('a.csv', [kinds('lx', ['一', '二'], '类别'), lines[1]!]),
        ),
      ).slice(0, 1),
    ).toEqual([['column-renamed', 'lx', true]])
    expect(
      told(compareFindings(finding('a.csv', [lines[1]!, kinds('低保', two!)]), finding('a.csv', [kinds('在职', two!), lines[1]!])))[0],
    ).toEqual(['column-dropped', '低保', true])
    expect(told(compareFindings(finding('a.csv', [before]), finding('a.csv', [other])))).toEqual([
      ['column-dropped', '编号', true],
      ['column-added', '线路代码', false],
    ])
    expect(told(compareFindings(finding('a.csv', lines), finding('a.csv', [lines[0]!, column('名称'), lines[2]!])))).toEqual([
      ['column-renamed', '名称', true],
    ])
  })

  test('a column that came in the place of one that went is another where their few values or their descriptions say so; one described alike in its place is the same, whatever its name suggests', () => {
    const [note, ward] = [['复诊0', '复诊1', '复诊2'], ['一病区']].map((words) =>
      column('', {
        semanticType: 'category',
        distinct: words.length,
        topExact: true,
        top: words.map((text, at) => ({ text, count: 9 + at })),
        minLength: 3,
        maxLength: 3,
      }),
    )
    expect(
      told(
        compareFindings(
          finding('a.csv', [lines[0]!, { ...note!, name: 'note' }]),
          finding('a.csv', [lines[0]!, { ...ward!, name: 'ward' }]),
        ),
      ),
    ).toEqual([
      ['column-dropped', 'note', true],
      ['column-added', 'ward', false],
    ])
    expect(
      told(
        compareFindings(
          finding('a.csv', [lines[0]!, column('a1', { comment: '姓名拼音' })]),
          finding('a.csv', [lines[0]!, column('a2', { comment: '病区' })]),
        ),
      ),
    ).toEqual([
      ['column-dropped', 'a1', true],
      ['column-added', 'a2', false],
    ])
    expect(
      told(
        compareFindings(
          finding('a.csv', [lines[0]!, column('fee', { semanticType: 'amount', comment: '挂号费（元）' })]),
          finding('a.csv', [lines[0]!, column('charge', { semanticType: 'measure', comment: '挂号费（元）' })]),
        ),
      ).slice(0, 1),
    ).toEqual([['column-renamed', 'charge', true]])
  })

  test('type, meaning and grade; a wider type asks for nothing', () => {
    const after = [
      column('线路编号', { semanticType: 'record_id', distinct: 900 }),
      column('线路名称', { grade: 2 }),
      column('里程', { physicalType: 'text', semanticType: 'measure' }),
    ]
    expect(told(compareFindings(finding('a.csv', lines), finding('a.csv', after)))).toEqual([
      ['meaning-changed', '线路编号', true],
      ['grade-changed', '线路名称', true],
      ['type-changed', '里程', true],
    ])
    const [whole, part] = (['integer', 'decimal'] as const).map((physicalType) =>
      finding('a.csv', [column('x', { physicalType, semanticType: 'measure' })]),
    )
    expect(told(compareFindings(whole!, part!))).toEqual([['type-changed', 'x', false]])
    expect(told(compareFindings(part!, whole!))).toEqual([['type-changed', 'x', true]])
  })

  test('what newer rules see otherwise in the same file says that the rules changed; numbers with a letter now and then change no type', () => {
    const seen = (semanticType: 'code' | 'id_number', version: string) =>
      finding(
        'a.csv',
        [column('号码', { semanticType, personal: semanticType === 'id_number', grade: semanticType === 'id_number' ? 4 : 1 })],
        { scannerVersion: version, digest: { sha256: 'ab', sm3: 'cd' } },
      )
    expect(compareFindings(seen('code', '1.1.12'), seen('id_number', '1.1.13'))).toMatchObject([
      { what: 'personal-appeared', attention: true, words: { zh: expect.stringMatching(/^文件内容未变，由识别规则更新而来：/) } },
    ])
    expect(compareFindings(seen('code', '1.1.13'), seen('id_number', '1.1.13'))).toMatchObject([
      { words: { zh: expect.stringMatching(/^字段“号码”上次不是个人信息/) } },
    ])
    const typed = (physicalType: 'integer' | 'text') =>
      finding('a.csv', [column('身份证号', { semanticType: 'id_number', personal: true, physicalType })])
    expect(told(compareFindings(typed('text'), typed('integer')))).toEqual([['type-changed', '身份证号', false]])
  })

  test('another unit, longer codes, and a small table of which nothing is the same are looked at', () => {
    const numbers = (low: number, high: number, count: number) => ({
      count,
      min: low,
      max: high,
      mean: (low + high) / 2,
      error: 0,
      quantiles: { 0.25: low + (high - low) / 4, 0.5: (low + high) / 2, 0.75: high - (high - low) / 4 },
    })
    const money = (physicalType: 'integer' | 'decimal', low: number, high: number, count = 1000) =>
      finding('a.csv', [column('金额', { physicalType, semanticType: 'amount', numbers: numbers(low, high, count) })])
    expect(told(compareFindings(money('integer', 10_000, 90_000), money('decimal', 1, 9)))).toEqual([
      ['distribution-changed', '金额', true],
      ['type-changed', '金额', false],
    ])
    expect(told(compareFindings(money('integer', 0, 1000, 60), money('integer', 5000, 8000, 60)))).toEqual([
      ['distribution-changed', '金额', true],
    ])
    expect(told(compareFindings(money('integer', 0, 1000, 60), money('integer', 900, 2000, 60)))).toEqual([['unchanged', null, false]])
    const codes = (length: number) =>
      finding('a.csv', [column('代码', { semanticType: 'code', distinct: 900, minLength: 6, maxLength: length, meanLength: length })])
    expect(compareFindings(codes(6), codes(8))).toMatchObject([
      { what: 'distribution-changed', words: { zh: '字段“代码”平均长度变化明显（JS 散度 1.00），由 6 变为 8' } },
    ])
    const kinds = (...words: string[]) =>
      finding(
        'a.csv',
        [
          column('类别', {
            semanticType: 'category',
            distinct: words.length,
            topExact: true,
            top: words.map((text) => ({ text, count: 20 })),
          }),
        ],
        { rows: 20 * words.length },
      )
    expect(told(compareFindings(kinds('甲', '乙', '丙'), kinds('丁', '戊', '己')))).toEqual([['distribution-changed', '类别', true]])
    expect(told(compareFindings(kinds('甲', '乙', '丙'), kinds('丙', '丁', '戊')))).toEqual([['unchanged', null, false]])
  })

  test('a column that tells of persons now is said once, not three times', () => {
    const after = [lines[0]!, column('线路名称', { semanticType: 'person_name', grade: 3, personal: true }), lines[2]!]
    expect(told(compareFindings(finding('a.csv', lines), finding('a.csv', after)))).toEqual([['personal-appeared', '线路名称', true]])
  })

  test('ten points more of nulls are looked at, ten fewer only told, less than ten are nothing', () => {
    const nulls = (nullRatio: number) => finding('a.csv', [column('x', { nullRatio, nulls: nullRatio * 1000 })])
    expect(told(compareFindings(nulls(0.1), nulls(0.2)))).toEqual([['nulls-changed', 'x', true]])
    expect(told(compareFindings(nulls(0.2), nulls(0.1)))).toEqual([['nulls-changed', 'x', false]])
    expect(told(compareFindings(nulls(0.1), nulls(0.199)))).toEqual([['unchanged', null, false]])
  })

  test('rows by thirty in a hundred, either way', () => {
    const [was, up, down] = [1000, 1300, 701].map((rows) => finding('a.csv', lines, { rows }))
    expect(compareFindings(was!, up!)).toMatchObject([
      { what: 'volume-changed', before: '1000', after: '1300', measure: 0.3, attention: true },
    ])
    expect(told(compareFindings(was!, down!))).toEqual([['unchanged', null, false]])
    expect(told(compareFindings(up!, down!))).toEqual([['volume-changed', null, true]])
    expect(told(compareFindings(finding('a.csv', lines, { rows: 0 }), up!))).toEqual([['volume-changed', null, true]])
  })

  test('a table that had no rows and has some now is one line; its columns ask for a look only as new ones do, and one that lost all its rows is one line too', () => {
    const bare = lines.map((c) => ({ ...c, physicalType: 'empty' as const, semanticType: 'none' as const, confidence: 0.3, distinct: 0 }))
    const quality = (score: number): Quality => ({ score, level: 'good', dimensions: [], rules: [], version: '1' })
    const [empty, filled] = [finding('a.csv', bare, { rows: 0, quality: quality(0.9) }), finding('a.csv', lines, { quality: quality(0.5) })]
    expect(compareFindings(empty, filled)).toMatchObject([
      {
        what: 'volume-changed',
        column: null,
        before: '0',
        after: '1000',
        attention: true,
        words: { zh: expect.stringContaining('上次没有数据行，这次有 1000 行') },
      },
    ])
    expect(told(compareFindings(finding('a.csv', [], { rows: 0 }), filled))).toEqual([['volume-changed', null, true]])
    expect(told(compareFindings(filled, empty))).toEqual([['volume-changed', null, true]])
    const careful = [
      column('线路编号', { confidence: 0.4 }),
      column('线路名称', { semanticType: 'person_name', personal: true, grade: 3 }),
      column('里程', { grade: 3 }),
      column('备注'),
    ]
    expect(told(compareFindings(empty, finding('a.csv', careful)))).toEqual([
      ['volume-changed', null, true],
      ['meaning-changed', '线路编号', true],
      ['personal-appeared', '线路名称', true],
      ['grade-changed', '里程', true],
      ['column-added', '备注', false],
    ])
    expect(told(compareFindings(empty, finding('a.csv', bare, { rows: 0 })))).toEqual([['unchanged', null, false]])
  })

  test('what a sample of the rows said and all of them say otherwise is told, and nobody has to look; a meaning that changed is looked at all the same', () => {
    const top = (a: number, b: number) => [
      { text: '甲', count: a },
      { text: '乙', count: b },
    ]
    const read = (mode: 'sample' | 'full', nulls: number, a: number, over = {}) =>
      finding(
        'a.csv',
        [
          column('类别', {
            semanticType: 'category',
            distinct: 2,
            top: top(a, 1000 - a),
            topExact: true,
            nullRatio: nulls,
            nulls: 0,
            ...over,
          }),
        ],
        { mode },
      )
    const changes = compareFindings(read('sample', 0, 900), read('full', 0.4, 300))
    expect(told(changes)).toEqual([
      ['nulls-changed', '类别', false],
      ['distribution-changed', '类别', false],
    ])
    expect(changes[0]!.words.zh).toMatch(/^抽样与全量相比，差别可能由抽样而来：字段“类别”/)
    expect(withoutValues(changes[1]!)).toMatchObject({ before: '', after: '', words: { zh: expect.not.stringContaining('甲') } })
    expect(told(compareFindings(read('full', 0, 900), read('full', 0.4, 300)))).toEqual([
      ['nulls-changed', '类别', true],
      ['distribution-changed', '类别', true],
    ])
    expect(compareFindings(read('full', 0, 950), read('full', 0, 550))[0]!.words.zh).toContain('，最常见的仍是“甲”')
    expect(
      told(compareFindings(read('sample', 0, 900), read('full', 0, 900, { semanticType: 'person_name', personal: true, grade: 3 }))),
    ).toEqual([['personal-appeared', '类别', true]])
  })

  test('rows that doubled by being brought in twice, and a new column that is not sure, say so', () => {
    const rows = (count: number, same: number) => finding('a.csv', lines, { rows: count, duplicates: { rows: same, exact: true } })
    expect(compareFindings(rows(1000, 5), rows(2000, 1005))[0]!.words.zh).toBe(
      '行数由 1000 增为 2000（+100%），其中 1005 行与别的行完全相同（上次 5 行），像是重复导入',
    )
    expect(compareFindings(rows(1000, 5), rows(2000, 9))[0]!.words.zh).toBe('行数由 1000 增为 2000（+100%）')
    expect(compareFindings(finding('a.csv', lines), finding('a.csv', [...lines, column('备注', { confidence: 0.4 })]))).toMatchObject([
      { what: 'column-added', attention: true, words: { zh: '新增字段“备注”（1级），含义把握不大，请看一下' } },
    ])
  })

  test('quality that fell by five points is looked at; another edition of the formulas says nothing', () => {
    const scored = (score: number, version = '1') =>
      finding('a.csv', lines, { quality: { score, level: 'good', dimensions: [], rules: [], version } satisfies Quality })
    expect(told(compareFindings(scored(0.9), scored(0.85)))).toEqual([['quality-changed', null, true]])
    expect(told(compareFindings(scored(0.85), scored(0.9)))).toEqual([['quality-changed', null, false]])
    expect(told(compareFindings(scored(0.9), scored(0.5, '2')))).toEqual([['unchanged', null, false]])
    expect(told(compareFindings(finding('a.csv', lines), scored(0.1)))).toEqual([['unchanged', null, false]])
  })

  test('values shared out differently are looked at, in columns that do not move by what they are', () => {
    const top = (a: number, b: number) => [
      { text: '甲', count: a },
      { text: '乙', count: b },
    ]
    const kinds = (a: number, b: number, over = {}) =>
      finding('a.csv', [column('类别', { semanticType: 'category', distinct: 2, top: top(a, b), topExact: true, ...over })])
    expect(told(compareFindings(kinds(500, 500), kinds(950, 50)))).toEqual([['distribution-changed', '类别', true]])
    expect(told(compareFindings(kinds(500, 500), kinds(550, 450)))).toEqual([['unchanged', null, false]])
    expect(told(compareFindings(kinds(500, 500, { semanticType: 'year' }), kinds(950, 50, { semanticType: 'year' })))).toEqual([
      ['unchanged', null, false],
    ])
    expect(told(compareFindings(kinds(500, 500, { personal: true }), kinds(950, 50, { personal: true })))).toEqual([
      ['unchanged', null, false],
    ])
  })

  test('a grade a person lowered, offered again beside the same proposal, is no change', () => {
    const suggestion = { semanticType: 'amount' as const, grade: 2 as const, words: { zh: '', en: '' } }
    const income = (grade: 2 | 3, over = {}) =>
      finding('a.csv', [column('月收入', { semanticType: 'amount', grade, personal: true, ...over })])
    expect(told(compareFindings(income(2), income(3, { suggestion })))).toEqual([['unchanged', null, false]])
    expect(told(compareFindings(income(2), income(3)))).toEqual([['grade-changed', '月收入', true]])
  })

  test('another data type of a personal column is said once', () => {
    const shaped = (physicalType: 'integer' | 'text', text: string) =>
      finding('a.csv', [
        column('月收入', { semanticType: 'amount', personal: true, grade: 3, physicalType, patterns: [{ text, count: 1000 }] }),
      ])
    expect(told(compareFindings(shaped('integer', '9{4}'), shaped('text', '9{4}汉')))).toEqual([['type-changed', '月收入', true]])
  })

  test('how a file is written and the order of its columns are told and ask for nothing; faults that lose cells are looked at', () => {
    const other = finding('a.csv', [...lines].reverse(), { encoding: 'gb18030', delimiter: ';' })
    const changes = compareFindings(finding('a.csv', lines, { delimiter: ',' }), other)
    expect(changes.map((c) => [c.what, c.before, c.after, c.attention])).toEqual([
      ['layout-changed', 'UTF-8', 'GB18030', false],
      ['layout-changed', ',', ';', false],
      ['layout-changed', '线路编号、线路名称、里程', '里程、线路名称、线路编号', false],
    ])
    expect(told(compareFindings(finding('a.csv', lines), finding('a.csv', lines, { encoding: 'utf-8-bom' })))).toEqual([
      ['unchanged', null, false],
    ])
    const faulty = finding('a.csv', lines, {
      faults: [
        { code: 'title-lines', severity: 'warning', message: { zh: '标题', en: '' } },
        { code: 'ragged-rows', severity: 'warning', message: { zh: '不齐', en: '' }, line: 7 },
      ],
    })
    expect(compareFindings(finding('a.csv', lines), faulty).map((c) => [c.words.zh, c.attention])).toEqual([
      ['上次没有的情况（第 7 行）：不齐', true],
      ['上次没有的情况：标题', false],
    ])
    expect(told(compareFindings(faulty, faulty))).toEqual([['unchanged', null, false]])
  })

  test('a header that is gone is said once; columns are known by their places', () => {
    const bare = finding(
      'a.csv',
      lines.map((c, at) => ({ ...c, name: `列${at + 1}` })),
    )
    expect(told(compareFindings(finding('a.csv', lines), bare))).toEqual([['layout-changed', null, true]])
    expect(told(compareFindings(bare, bare))).toEqual([['unchanged', null, false]])
  })

  test('rules of the officer: broken now, broken more, kept again, and not to be run any more', () => {
    const ruled = (failed: number, over = {}) =>
      finding('a.csv', lines, {
        quality: {
          score: 0.9,
          level: 'good',
          dimensions: [],
          rules: [{ rule: 'required:里程', title: { zh: '“里程”必填', en: '' }, tested: 1000, failed, examples: [], exact: true, ...over }],
          version: '1',
        } satisfies Quality,
      })
    expect(compareFindings(ruled(0), ruled(3))).toMatchObject([
      {
        what: 'rule-changed',
        before: '0/1000',
        after: '3/1000',
        words: { zh: '质量规则：“里程”必填，由全部符合变为3 个值不符合（0.3%）' },
        column: '里程',
        attention: true,
      },
    ])
    expect(told(compareFindings(ruled(100), ruled(160)))).toEqual([['rule-changed', '里程', true]])
    expect(told(compareFindings(ruled(100), ruled(120)))).toEqual([['unchanged', null, false]])
    expect(told(compareFindings(ruled(100), ruled(0)))).toEqual([['rule-changed', '里程', false]])
    expect(told(compareFindings(finding('a.csv', lines), ruled(3)))).toEqual([['rule-changed', '里程', true]])
    expect(told(compareFindings(finding('a.csv', lines), ruled(0)))).toEqual([['unchanged', null, false]])
    const gone = ruled(0, { tested: 0, title: { zh: '“里程”必填（本次扫描没有此列）', en: '' } })
    expect(compareFindings(ruled(0), gone)).toMatchObject([{ what: 'rule-changed', after: '0/0', attention: true }])
    expect(compareFindings(ruled(0), ruled(0, { tested: 40, isCut: true }))).toMatchObject([
      {
        what: 'rule-changed',
        words: { zh: '质量规则：“里程”必填，由全部符合变为没有检查完（已查 40 个值，0 个不符合）' },
        attention: true,
      },
    ])
    expect(compareFindings(ruled(0), ruled(0, { tested: 0 }))).toMatchObject([
      { what: 'rule-changed', words: { zh: '质量规则：“里程”必填，由全部符合变为没有可检查的值' }, attention: true },
    ])
    expect(told(compareFindings(ruled(0, { tested: 0 }), ruled(0, { tested: 0 })))).toEqual([['unchanged', null, false]])
  })
})
