import { expect, test } from 'vitest'
import { openSink } from '#scanner/engine/sink.ts'
import { DEFAULT_LIMITS } from '#scanner/limits.ts'
import { parseTime, parsed } from '#scanner/profile/day.ts'
import { invented } from '#scanner/test/files.ts'
import type { ColumnFacts } from '#scanner/profile/facts.ts'

/** Facts of a column with these values, each in a row of its own. */
async function factsOf(values: readonly (string | null)[]): Promise<ColumnFacts> {
  const sink = openSink(DEFAULT_LIMITS)
  sink.column('x')
  for (const value of values) await sink.row([value])
  return (await sink.finish()).columns[0]!
}

/** The checks a single value passes. */
async function passedBy(value: string): Promise<string[]> {
  return Object.entries((await factsOf([value])).checks).flatMap(([check, count]) => (count > 0 ? [check] : []))
}

const VECTORS: [string, string[]][] = [
  ['350102190001010015', ['integer', 'id18']],
  ['11010519491231002X', ['id18']],
  ['11010519491231002x', ['id18']],
  ['810000190001010026', ['integer', 'id18']],
  ['350102190002300015', ['integer', 'luhn']],
  ['350102190001010016', ['integer']],
  ['12350100000000019K', ['uscc']],
  ['91350100000000019E', ['uscc']],
  ['91350100000000019F', []],
  ['D2143569X', ['orgCode']],
  ['D2143569-X', ['orgCode']],
  ['110108000000016', ['integer', 'luhn', 'licence15']],
  ['6217000000000000004', ['integer', 'luhn', 'bankCard']],
  ['6217 0000 0000 0000 004', ['luhn', 'bankCard']],
  ['490154203237518', ['integer', 'luhn', 'imei']],
  ['1M8GDM9AXKP042788', ['vin']],
  ['1M8GDM9AXKP042789', []],
  ['13800000000', ['integer', 'mobile']],
  ['12800000000', ['integer']],
  ['15400000000', ['integer']],
  ['+8613800000000', ['integer', 'mobile']],
  ['0086 138 0000 0000', ['mobile']],
  ['138-0000-0000', ['mobile']],
  ['１３８００００００００', ['integer', 'mobile']],
  ['138****0000', ['mobileMasked']],
  ['350102********0015', ['idMasked', 'cardMasked']],
  ['6217****0004', ['cardMasked']],
  ['0591-83300000', ['landline']],
  ['059183300000', ['digits', 'landline']],
  ['(0591) 8330000', ['landline']],
  ['010-60000000-123', ['landline']],
  ['400-800-0000', ['landline']],
  ['闽A12345', ['plate']],
  ['闽A·12345', ['plate']],
  ['闽AD12345', ['plate']],
  ['闽A12345D', ['plate']],
  ['闽A1234学', ['plate']],
  ['闽I12345', []],
  ['a.b+c@example.com', ['email']],
  ['a@b', []],
  ['a@b@example.com', []],
  ['https://example.com/a?b=1', ['url']],
  ['www.example.com', ['url']],
  ['192.0.2.255', ['ipv4']],
  ['192.0.2.256', []],
  ['1.02.3.4', []],
  ['2001:db8::1', ['ipv6']],
  ['2001:db8:0:0:0:0:0:1', ['ipv6']],
  ['00:1A:2b:3c:4d:5e', ['mac']],
  ['陈伟文', ['personName']],
  ['欧阳娜娜', ['personName']],
  ['高筋粉', []],
  ['买买提·艾山', ['personName']],
  ['申请人电话13800000000，请联系', ['personalInside']],
  ['编号99913800000000，不是电话的数字', []],
  ['联系 a.b@example.com 咨询一下', ['personalInside']],
  ['证件350102190001010015已核验', ['personalInside']],
  ['true', ['boolean']],
  ['False', ['boolean']],
  ['{"a":1}', ['json']],
  ['[1,2]', ['json']],
  ['[abc]', []],
  ['007', ['digits']],
  ['0', ['integer']],
  ['-5', ['integer']],
  ['3.5', ['decimal']],
  ['-0.25', ['decimal']],
  ['.5', ['decimal']],
  ['1.5e-7', ['decimal']],
  ['1.2.3', []],
  ['1e', []],
]

test('published samples pass their check and their neighbours do not', async () => {
  const passed = await Promise.all(VECTORS.map(async ([value]) => [value, await passedBy(value)]))
  expect(passed).toEqual(VECTORS)
})

test('invented numbers with right check characters all pass, whatever is asked of them', async () => {
  const many = Array.from({ length: 500 }, (_, n) => n)
  expect((await factsOf(many.map(invented.idNumber))).checks.id18).toBe(500)
  expect((await factsOf(many.map(invented.uscc))).checks.uscc).toBe(500)
  expect((await factsOf(many.map(invented.mobile))).checks.mobile).toBe(500)
  expect((await factsOf(many.map(invented.name))).checks.personName).toBeGreaterThan(490)
})

test('days and times are read as the slow reader of forms reads them', async () => {
  const seps = ['-', '/', '.']
  const texts = [
    '2024年3月5日',
    '2024年12月31日 8时5分',
    '2024年3月5日 08时30分15秒',
    '2024年3月5日08时30分',
    '2024-3-508:30',
    '2024-02-30',
    '2023-02-29',
    '2024-1-5',
    '1/2/2024',
    '13/2/2024 10:05',
    '2024-01-05T10:11:12Z',
    '2024-01-05 10:11:12.123+0800',
    '2024-01-05 10:11:12+08',
    '2024-01-05 10:11:12.123456-08',
    '2024-01-05 10:11+8',
    '2024-01-05 10:11+08:',
    '2024-01-05+08',
    '2024-01-05 25:00:00',
    '2024-01-05 10:61',
    '0999-01-05',
    '2024/01-05',
    '2024-01-05x',
    '2024-01-05 ',
    '20240105',
    '2024.03.05 09:08:07',
    '2024-01-05 10:11:',
    '2024-01-05 1:2:3',
    '2024年3',
    '1969-12-31 23:59:59',
    '1600-02-29',
  ]
  for (let n = 0; n < 200; n++)
    texts.push(
      `${1900 + (n % 201)}${seps[n % 3]}${String(1 + (n % 12)).padStart(2 - (n % 2), '0')}${seps[n % 3]}${String(1 + (n % 31)).padStart(2, '0')}${n % 4 === 0 ? ` ${n % 24}:${String(n % 60).padStart(2, '0')}` : ''}`,
    )
  for (const text of texts) {
    const ms = parseTime(text.trim())
    const { checks, times } = await factsOf([text])
    const isNumber = /^\d+(\.\d+)?$/.test(text)
    expect([text, checks.date, checks.datetime, times?.min]).toEqual([
      text,
      !isNumber && !Number.isNaN(ms) && !parsed.hasTime ? 1 : 0,
      !Number.isNaN(ms) && parsed.hasTime ? 1 : 0,
      Number.isNaN(ms) ? undefined : ms,
    ])
  }
})

test('addresses of mail are those of a plain expression, short ones and long ones', async () => {
  const names = ['a', 'a.b+c', '13-x_', '.a', '_a', 'a b', '', 'x'.repeat(64), 'x'.repeat(65), 'a@b']
  const domains = [
    'b',
    'b.c',
    'b.cn',
    '163.com',
    'a-b.c-d.org',
    '-b.cn',
    'b-.cn',
    'b..cn',
    '.cn',
    'b.c1',
    'b.cn.',
    'b_c.cn',
    '',
    'b.cn ',
    'b.-cn',
    'B.CN',
    `${'l'.repeat(63)}.cn`,
    `${'l'.repeat(64)}.cn`,
    `mail.${'l'.repeat(40)}.example.cn`,
  ]
  const FORM = /^[a-z0-9][a-z0-9._+-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i
  for (const text of names.flatMap((name) => domains.map((domain) => `${name}@${domain}`))) {
    const { checks } = await factsOf([text])
    expect([text, checks.email]).toEqual([text, FORM.test(text.trim()) ? 1 : 0])
  }
})

test('decimals of any number of places are added exactly, whether few or many are different', async () => {
  for (const different of [300, 6000]) {
    const texts = Array.from({ length: 6000 }, (_, n) => {
      const digits = String(((n % different) * 7_368_787 + 11) % 10 ** (1 + ((n % different) % 9)))
      const point = n % (digits.length + 1)
      return n % 1000 === 999 ? '0.00' : `${digits.slice(0, point)}.${digits.slice(point)}`
    })
    const { numbers, checks } = await factsOf(texts)
    const sum = texts.reduce((total, text) => total + BigInt(text.replace('.', '').padEnd(text.indexOf('.') + 15, '0')), 0n)
    const values = texts.map(Number).toSorted((a, b) => a - b)
    expect([checks.decimal, numbers?.count, numbers?.sum, numbers?.min, numbers?.max]).toEqual([
      6000,
      6000,
      Number(sum) / 1e15,
      values[0],
      values.at(-1),
    ])
    expect(Math.abs(numbers!.quantile(0.5) - values[3000]!) / values[3000]!).toBeLessThan(0.02)
  }
})

test('what stands for nothing is told apart: not there, empty, blank, placeholder', async () => {
  const facts = await factsOf([null, '', '  ', '\u3000', 'NULL', '\\N', '无', ' 暂无 ', 'x'])
  expect(facts).toMatchObject({ seen: 9, missing: 1, empties: 3, distinct: { count: 1, exact: true }, sample: ['x'] })
  expect([...facts.placeholders]).toEqual([
    ['NULL', 1],
    ['\\N', 1],
    ['无', 1],
    ['暂无', 1],
  ])
})
