import { describe, expect, test } from 'vitest'
import { judgeColumn } from '#scanner/recognise/judge.ts'
import { viewOf } from '#scanner/recognise/column-view.ts'
import { invented } from '#scanner/test/files.ts'
import { tableOf } from '#scanner/test/table-facts.ts'
import type { ColumnFacts } from '#scanner/profile/facts.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

const rows = (make: (n: number) => string, count = 1000): string[] => Array.from({ length: count }, (_, n) => make(n))
const judge = (name: string, cells: readonly string[], about: Partial<ColumnFacts> = {}): Verdict =>
  judgeColumn(viewOf({ ...tableOf({ [name]: cells }).columns[0]!, ...about }))
const by = (verdict: Verdict): string[] => verdict.grounds.map((ground) => ground.by)

test('checksum, form and heading are told apart, with their shares', () => {
  const verdict = judge('sfzh', rows(invented.idNumber))
  expect(verdict.type).toBe('id_number')
  expect(by(verdict)).toEqual(expect.arrayContaining(['form', 'checksum', 'heading']))
  expect(verdict.grounds.find((ground) => ground.by === 'checksum')!.share).toBe(1)
  expect(by(judge('f2', rows(invented.idNumber)))).not.toContain('heading')
})

test('a comment of the source speaks like a heading, and settles what initials leave open', () => {
  const verdict = judge(
    'xh',
    rows((n) => String(20_240_000 + n * 3)),
    { comment: '学号，入学时编' },
  )
  expect(verdict.type).toBe('student_no')
  expect(by(verdict)).toContain('comment')
  expect(
    judge(
      'c7',
      rows(() => ''),
      { comment: '身份证号码' },
    ).type,
  ).toBe('id_number')
})

test('masked values keep their kind and say that they are masked', () => {
  for (const [type, make] of [
    ['mobile', (n: number) => invented.mobile(n).replace(/^(.{3}).{4}/, '$1****')],
    ['id_number', (n: number) => invented.idNumber(n).replace(/^(.{4}).{10}/, '$1**********')],
    ['person_name', (n: number) => `${invented.name(n)[0]}*`],
    ['email', () => '***@qq.com'],
    ['bank_card', (n: number) => `621700*********${1000 + n}`],
  ] as const) {
    const verdict = judge('v', rows(make))
    expect([type, verdict.type, verdict.masked]).toEqual([type, type, true])
    expect(by(verdict)).toContain('mask')
  }
})

test('a column of several certificates is told by the identity numbers in it, for people to check', () => {
  const mixed = judge(
    '证件号码',
    rows((n) => (n % 10 < 3 ? invented.idNumber(n) : n % 2 === 0 ? `H${10_000_000 + n * 13}` : `闽民证${n}`)),
  )
  expect(mixed.type).toBe('id_number')
  expect(mixed.confidence).toBeLessThanOrEqual(0.6)
  expect(mixed.evidence.zh).toContain('请复核')
  const telephones = judge(
    '联系方式',
    rows((n) => (n % 2 === 0 ? invented.mobile(n) : `0591-83${String(100_000 + n)}`)),
  )
  expect(['phone', 'mobile']).toContain(telephones.type)
})

test('identity numbers that a spreadsheet program rounded are still those of persons, and said to be rounded', () => {
  const figures = (n: number): string => `${invented.idNumber(n).slice(0, 15)}000`
  for (const make of [
    figures,
    (n: number) => `${figures(n)[0]}.${figures(n).slice(1, 15)}E+17`,
    (n: number) => (n % 10 === 0 ? invented.idNumber(n) : figures(n)),
  ]) {
    for (const name of ['身份证号', 'f2'])
      expect(judge(name, rows(make))).toMatchObject({ type: 'id_number', evidence: { zh: expect.stringContaining('表格软件') } })
  }
  expect(
    judge(
      '编号',
      rows((n) => `${String(350_102_000_000_000 + n * 17)}000`),
    ).type,
  ).not.toBe('id_number')
})

describe('numbers cut to six digits by a spreadsheet program', () => {
  const figures = (number: string): string =>
    Number(number.replace('X', '0'))
      .toExponential(5)
      .replace(/\.?0+e/, 'e')
      .replace('e', 'E')
  const card = (n: number): string => `622848${String(1_000_000_000_000 + n * 104_729)}`

  test('are what their heading, comment or first digits say, and told as lost', () => {
    const cases: [string, (n: number) => string, string][] = [
      ['身份证号', invented.idNumber, 'id_number'],
      ['f2', invented.idNumber, 'id_number'],
      ['号', invented.idNumber, 'id_number'],
      ['银行卡号', card, 'bank_card'],
      ['f2', card, 'bank_card'],
      ['手机号', invented.mobile, 'mobile'],
      ['订单号', (n) => `20241128${String(1_000_000_000 + n * 7919)}`, 'code'],
      ['列3', (n) => `9013${String(10_000_000_000 + n * 80_000_000)}`, 'code'],
      ['料件', (n) => `2024${String((n % 12) + 1).padStart(2, '0')}${String(100_000 + n)}`, 'code'],
    ]
    for (const [name, make, type] of cases)
      expect([
        name,
        judge(
          name,
          rows((n) => figures(make(n))),
        ),
      ]).toMatchObject([name, { type, evidence: { zh: expect.stringContaining('科学计数') } }])
    expect(
      judge(
        'c7',
        rows((n) => figures(card(n))),
        { comment: '社保卡银行账号' },
      ).type,
    ).toBe('bank_card')
    expect(
      judge(
        '身份证号',
        rows((n) => (n % 10 === 0 ? figures(invented.idNumber(n)) : invented.idNumber(n))),
      ),
    ).toMatchObject({ type: 'id_number', evidence: { zh: expect.stringContaining('10% 的号码被表格软件改成了科学计数') } })
  })

  test('true measures are none of them', () => {
    const measures: [string, (n: number) => number][] = [
      ['面积', (n) => 3.50102e17 + n * 1e12],
      ['GDP', (n) => 1.1e13 + n * 3.17e10],
      ['总金额', (n) => 6.2e15 + n * 1e11],
      ['energy', (n) => 1.3e11 * (n + 1) ** 2.1],
      ['flux', (n) => 2.7e17 + n * 7.3e13],
      ['列3', (n) => 10 ** (11 + (n % 70) / 10)],
      ['人数', (n) => 1.4e11 + n],
      ['capacity_bytes', (n) => 2 ** (40 + (n % 4))],
      ['f2', (n) => 1.2e5 * (n + 1)],
    ]
    for (const [name, make] of measures)
      expect([
        name,
        judge(
          name,
          rows((n) => figures(String(make(n)))),
        ),
      ]).not.toMatchObject([name, { evidence: { zh: expect.stringContaining('科学计数') } }])
  })
})

test('rows counted through stay a number of the row where different values were estimated a little low', () => {
  const distinct = { count: 970, exact: false, error: 0.016 }
  expect(
    judge(
      'No',
      rows((n) => String(n + 1)),
      { distinct },
    ).type,
  ).toBe('record_id')
})

test('what comes every so many rows is met at the first look', () => {
  for (const every of [5, 10, 20, 25])
    expect(
      judge(
        'v',
        rows((n) => (n % every === 0 ? `闽民证${n}` : invented.idNumber(n))),
      ).type,
    ).toBe('id_number')
})

test('telephones in Latin texts are found where they are no chance', () => {
  const line = (n: number) => `2026-01-02 10:00:00 INFO user ${invented.mobile(n)} logged in`
  expect(judge('line', rows(line)).type).toBe('free_text_pii')
  expect(
    judge(
      'detail',
      rows((n) => `{"id":${n},"tel":"${invented.mobile(n)}"}`),
    ).type,
  ).toBe('free_text_pii')
  expect(
    judge(
      'line',
      rows((n) => (n % 20 === 0 ? line(n) : `2026-01-02 10:00:00 INFO job ${n} done in ${n} ms`)),
    ).type,
  ).not.toBe('free_text_pii')
})

test('two numbers in a cell, full-width digits, country codes and blanks inside change nothing', () => {
  const wide = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
  const ways = [
    (text: string) => `+86 ${text}`,
    wide,
    (text: string) => text.replace(/(...)(....)/, '$1 $2 '),
    (text: string) => `${text}、${text}`,
  ]
  expect(
    judge(
      'v',
      rows((n) => ways[n % 4]!(invented.mobile(n))),
    ).type,
  ).toBe('mobile')
})

test('rare personal cells in a column of codes are counted and told, chance hits are not', () => {
  const code = (n: number): string => `GD-${n * 17}`
  const some = judge(
    '编号',
    rows((n) => (n % 200 === 0 ? invented.idNumber(n) : code(n))),
  )
  expect(some.type).toBe('free_text_pii')
  expect(some.evidence.zh).toContain('身份证号')
  const { checks, raw } = tableOf({ a: ['x'] }).columns[0]!
  const seen = (count: number) => judge('编号', rows(code), { checks: { ...checks, id18: count }, raw: { ...raw, maxLength: 18 } })
  // One may be chance and is told; two whose checks are right are persons, however many codes stand beside them.
  expect(seen(1)).toMatchObject({ type: 'code', evidence: { zh: expect.stringContaining('另有 1 个单元格') } })
  expect(seen(2)).toMatchObject({ type: 'free_text_pii', evidence: { zh: expect.stringContaining('另有 2 个单元格') } })
  const chance = judge(
    '订单号',
    rows((n) => `3501022024${String(n * 7919 + 10_000_000).slice(-8)}`),
  )
  expect(chance.type).toBe('code')
})

test('positions say how precise they are, addresses of networks whether they are private, religions that they are sensitive', () => {
  expect(
    judge(
      '经度',
      rows((n) => (119 + n / 1e6).toFixed(6)),
    ).evidence.zh,
  ).toContain('高精度')
  expect(
    judge(
      'ip',
      rows((n) => `10.0.${n % 250}.${(n * 7) % 250}`),
    ).evidence.zh,
  ).toContain('内网地址 100%')
  expect(
    judge(
      '宗教信仰',
      rows((n) => ['佛教', '道教', '无宗教信仰'][n % 3]!),
    ).evidence.zh,
  ).toContain('敏感个人信息')
})
