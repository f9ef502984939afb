import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ruleProblems } from './coding-rule-problems.ts'
import { cityDefault, type Segment, segments } from './coding-rule.ts'
import { codeOf, isCodeOf, patternOf, placesOf, shapeOf, stemOf, valueOf } from './codes.ts'
import { isMod3736 } from './identifiers.ts'

const unit = fc.record({ district: fc.constantFrom('350100', '350102'), uscc: fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{18}$/) })
const card = fc.record({
  category: fc.constantFrom('basic', 'thematic', 'departmental'),
  industry: fc.constantFrom('A', 'G', 'S'),
  origin: fc.constantFrom('collected', 'produced', 'purchased'),
  grade: fc.constantFrom('1', '2', '3', '4'),
  businessCategory: fc.constantFrom('RY', 'CL'),
})
const free: fc.Arbitrary<Segment> = fc.oneof(
  fc.constantFrom<Segment>(
    { kind: 'district' },
    { kind: 'class' },
    { kind: 'industry' },
    { kind: 'origin' },
    { kind: 'grade' },
    { kind: 'year' },
  ),
  fc.constant<Segment>({
    kind: 'business',
    codes: [
      { code: 'RY', name: '人员' },
      { code: 'CL', name: '车辆' },
    ],
  }),
  fc.stringMatching(/^[0-9A-Z-]{1,3}$/).map((text): Segment => ({ kind: 'text', text })),
)
/** Rules as units compose them: any segments in any order, with a unit and a serial, and a check character or none. */
const rules = fc
  .tuple(
    fc.uniqueArray(free, { selector: (each) => each.kind, maxLength: 5 }),
    fc.option(fc.stringMatching(/^[0-9A-Z]{2,9}$/)),
    fc.integer({ min: 3, max: 6 }),
    fc.boolean(),
    fc.nat(),
  )
  .map(([others, short, places, isChecked, seed]): Segment[] => {
    const whole: Segment[] = [...others, { kind: 'unit', short }, { kind: 'serial', places }]
    const at = seed % whole.length
    return [...whole.slice(at), ...whole.slice(0, at), ...(isChecked ? [{ kind: 'check' } as const] : [])]
  })
const made = fc.tuple(rules, unit, card, fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 999 }))
const write = ([rule, who, of, year, serial]: readonly [
  Segment[],
  { district: string; uscc: string },
  Record<string, string>,
  number,
  number,
]) => codeOf(rule, stemOf(rule, who, of, year)!, serial)!

describe('codes by a unit’s rule (§3.7)', () => {
  test('match the pattern and the shape of their rule, have its length, and carry a right check character', () => {
    fc.assert(
      fc.property(made, (given) => {
        const [rule, who] = given
        const code = write(given)
        const shape = shapeOf(rule, who)
        expect(ruleProblems(rule)).toEqual([])
        expect(segments.parse(rule)).toEqual(rule)
        expect([code.length, shape.length]).toEqual([rule.reduce((sum, each) => sum + placesOf(each), 0), code.length])
        expect([...code].every((letter, at) => shape[at]!.includes(letter))).toBe(true)
        expect(code).toMatch(new RegExp(patternOf(rule, who)))
        expect(isCodeOf(rule, who, code)).toBe(true)
        if (rule.at(-1)?.kind === 'check') expect(isMod3736(code.replaceAll('-', ''))).toBe(true)
      }),
    )
  })

  test('of one rule differ whenever anything the rule reads differs', () => {
    fc.assert(
      fc.property(made, card, fc.integer({ min: 2020, max: 2099 }), fc.integer({ min: 1, max: 999 }), (one, of, year, serial) => {
        const [rule, who] = one
        const read = (c: Record<string, string>, y: number, s: number) =>
          [...rule.map((each) => valueOf(each, who, c, y)), ...(rule.some((each) => each.kind === 'serial') ? [s] : [])].join('|')
        expect(write(one) === write([rule, who, of, year, serial])).toBe(read(one[2], one[3], one[4]) === read(of, year, serial))
      }),
    )
  })

  test('two rules can give the same code only where every place of their shapes shares a character', () => {
    fc.assert(
      fc.property(made, made, (a, b) => {
        if (write(a) !== write(b)) return
        const [one, two] = [shapeOf(a[0], a[1]), shapeOf(b[0], b[1])]
        expect(one.every((letters, at) => [...letters].some((letter) => two[at]!.includes(letter)))).toBe(true)
      }),
    )
  })

  test('notice any single wrong character by the city’s default', () => {
    fc.assert(
      fc.property(
        unit,
        card,
        fc.integer({ min: 1, max: 99_999 }),
        fc.nat(25),
        fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'),
        (who, of, serial, at, other) => {
          const code = codeOf(cityDefault, stemOf(cityDefault, who, of, 2026)!, serial)!
          expect(code).toMatch(/^\d{6}[0-9A-Z]{9}[123]2026\d{5}[0-9A-Z]$/)
          fc.pre(code[at] !== other)
          expect(isMod3736(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
        },
      ),
    )
  })

  test('end when the serials are used up, and are not given while the card lacks what the rule reads', () => {
    const who = { district: '350100', uscc: '11350100MB00000014' }
    const stem = stemOf(cityDefault, who, { origin: 'collected' }, 2026)!
    expect([codeOf(cityDefault, stem, 99_999)?.length, codeOf(cityDefault, stem, 100_000)]).toEqual([26, null])
    expect(stemOf(cityDefault, who, {}, 2026)).toBeNull()
  })
})

describe('segments that are no rule', () => {
  const serial: Segment = { kind: 'serial', places: 4 }
  const named: Segment = { kind: 'unit', short: null }
  test.each([
    ['没有流水', [named], '须有流水号'],
    ['没有单位', [serial], '须有单位'],
    ['两个年度', [named, { kind: 'year' }, { kind: 'year' }, serial], '年度'],
    ['校验不在末位', [{ kind: 'check' }, named, serial], '末位'],
    [
      '业务码长短不一',
      [
        named,
        serial,
        {
          kind: 'business',
          codes: [
            { code: 'A', name: '甲' },
            { code: 'BB', name: '乙' },
          ],
        },
      ],
      '同样长度',
    ],
    [
      '业务码重复',
      [
        named,
        serial,
        {
          kind: 'business',
          codes: [
            { code: 'A', name: '甲' },
            { code: 'A', name: '乙' },
          ],
        },
      ],
      '重复',
    ],
    ['太长', [named, serial, ...Array.from({ length: 4 }, () => ({ kind: 'text', text: 'ABCDEFGHIJKL' }) as const)], '不能超过'],
  ] as const)('%s', (_, rule, words) => {
    expect(
      ruleProblems(rule as readonly Segment[])
        .map((each) => each.zh)
        .join('；'),
    ).toContain(words)
  })
})
