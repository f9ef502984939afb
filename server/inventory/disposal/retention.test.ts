import { describe, expect, test } from 'vitest'
import { allCares } from '#server/cases/lent.ts'
import { earliestDay, monthsAfter, whyBegunEarly, whyJudged, whyKept, whyTermChanged } from './retention.ts'

const stated = (kinds: string[], changes: Record<string, unknown> = {}) => ({ retentionKinds: kinds, retainFrom: '2023-11-26', ...changes })
const today = '2026-11-26'

describe('最早可销毁日（§4.8，choice:retention-*）', () => {
  test.each([
    ['2023-11-26', 36, '2026-11-26'],
    ['2024-08-31', 6, '2025-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2020-12-31', 360, '2050-12-31'],
  ])('%s and %i months is %s', (from, months, to) => expect(monthsAfter(from, months)).toBe(to))

  test('the longest of what must be kept decides; its last day still counts, the day after it is over (choice:retention-days)', () => {
    expect(earliestDay(stated(['network-log', 'provision']), '').day).toBe('2026-11-27')
    expect(whyKept(stated(['network-log', 'provision']), '', '2026-11-27')).toBeNull()
    expect(whyKept(stated(['provision']), '', today)?.zh).toContain('最早可于2026-11-27销毁')
    expect(whyKept(stated(['registration']), '', today)?.zh).toContain('2053-11-27')
    expect(earliestDay(stated(['network-log'], { retainFrom: '2023-08-31' }), '').day).toBe('2024-03-01')
    expect(earliestDay(stated(['none']), '').day).toBe('2023-11-26')
  })

  test('while the check is not filled in, the remedy is to fill it in, not to wait for a day', () => {
    expect(whyKept({}, '', today)?.remedy?.zh).toContain('填写后再办')
    expect(whyKept(stated(['provision']), '', today)?.remedy).toBeUndefined()
  })

  test('a day that something else sets counts too', () => {
    expect(whyKept(stated(['none'], { retainUntil: '2027-01-01' }), '', today)?.zh).toContain('2027-01-01')
    expect(whyKept(stated(['none'], { retainUntil: '2026-11-26' }), '', today)?.zh).toContain('最早可于2026-11-27销毁')
    expect(whyKept(stated(['none'], { retainUntil: '2026-11-25' }), '', today)).toBeNull()
  })

  test.each(['永久', '长期', '长期保存'])('a card that says %s forbids it', (said) =>
    expect(whyKept(stated(['none']), said, today)?.zh).toContain('一直保存'),
  )

  test('a card with a number of years counts from the same day; other words are left to people, and shown', () => {
    expect(whyKept(stated(['none']), '10年', today)?.zh).toContain('2033-11-27')
    expect(whyKept(stated(['none']), '6个月', today)).toBeNull()
    expect(whyKept(stated(['none']), '按档案规定', today)).toBeNull()
    expect(whyJudged('按档案规定')).toMatchObject({
      zh: expect.stringContaining('“按档案规定”，平台读不出期限') as string,
      en: expect.stringContaining('no period can be read') as string,
      basis: 'choice:retention-days',
    })
    expect(whyJudged('')).toBeNull()
  })

  test.each([
    ['保存30年', 360],
    ['至少30年', 360],
    ['三十年', 360],
    ['不少于10年', 120],
    ['不低于 10 年', 120],
    ['保存期限：十年', 120],
    ['保存期限不少于三年', 36],
    ['两年', 24],
    ['十五年以上', 180],
    ['二十五年', 300],
    ['一百零五年', 1260],
    ['百年', 1200],
    ['百二十年', 1440],
    ['一百二十个月', 120],
    ['18月', 18],
    ['3年6个月', 42],
    ['三年半', 42],
  ])('a card that says %s keeps it %i months, and nothing is left to judge', (said, months) => {
    expect([whyKept(stated(['none']), said, '2023-11-27')?.zh, whyJudged(said)]).toEqual([
      expect.stringContaining(monthsAfter('2023-11-26', months).slice(0, 7)),
      null,
    ])
  })

  test.each([
    ['自2020年起保存30年', 360],
    ['在线3年，备份10年', 120],
    ['每年更新，保存五年', 60],
    ['自2020年5月起保管一年', 12],
    ['项目结束后2年', 24],
  ])('a card that says %s counts the longest period, and people check the words', (said, months) => {
    expect([whyKept(stated(['none']), said, '2023-11-27')?.zh, whyJudged(said)?.zh]).toEqual([
      expect.stringContaining(monthsAfter('2023-11-26', months).slice(0, 7)),
      expect.stringContaining(`${months}个月`),
    ])
  })

  test.each(['0年', '零年', '2030年', '2030年5月', '每年', '按年度归档', '见合同'])(
    'a card that says %s names no period; people are told',
    (said) => {
      expect([whyKept(stated(['none']), said, today), whyJudged(said)?.zh]).toEqual([null, expect.stringContaining('读不出期限')])
    },
  )

  test('a term on the card that forbids it says how the card is put right; a record of destruction has no way out', () => {
    expect(whyKept(stated(['none']), '长期', today)?.remedy?.zh).toContain(
      '修订信息卡的保存期限（登记仍有效的办理变动登记，没有登记或者登记已失效的直接修订）',
    )
    expect(whyKept(stated(['destruction-record']), '', today)?.remedy).toBeUndefined()
  })

  test('whoever counts from before the last day of the data is asked to check it (choice:retention-days)', () => {
    expect(whyBegunEarly(stated(['none']), '2026-07-22')).toMatchObject({
      zh: '保存期起算日2023-11-26早于信息卡所载时域止2026-07-22，请核实最后一条数据形成的日期',
      basis: 'choice:retention-days',
    })
    expect([whyBegunEarly(stated(['none']), '2023-11-26'), whyBegunEarly(stated(['none']), ''), whyBegunEarly({}, '2026-07-22')]).toEqual([
      null,
      null,
      null,
    ])
  })

  test('whoever recognises and approves is told that the term on the card was changed, by whom and when (§4.9)', () => {
    const first = { before: '长期', by: '林清查', on: '2026-11-26' }
    const changed = whyTermChanged([first], '6个月')
    expect(changed).toMatchObject({ zh: '信息卡的保存期限由“长期”改为“6个月”（林清查，2026-11-26），请核实依据', basis: '§4.9' })
    expect([whyTermChanged([], '6个月'), whyTermChanged([first], '')?.zh]).toEqual([null, expect.stringContaining('改为“未填写”')])
    // In two steps as in one: what it was to begin with stays told.
    expect(whyTermChanged([first, { before: '10年', by: '郭监销', on: '2026-11-27' }], '6个月')).toMatchObject({
      zh: '信息卡的保存期限由“长期”改为“10年”（林清查，2026-11-26），又改为“6个月”（郭监销，2026-11-27），请核实依据',
      en: expect.stringContaining('from “长期” to “10年” (林清查, 2026-11-26), then to “6个月”'),
    })
    const early = whyBegunEarly(stated(['none']), '2026-07-22')
    expect([allCares(changed, early)?.zh, allCares(null, early), allCares(changed, null)]).toEqual([
      `${changed!.zh}；${early!.zh}`,
      early,
      changed,
    ])
  })

  test('records of destruction are never destroyed', () =>
    expect(whyKept(stated(['none', 'destruction-record']), '', '2099-01-01')?.zh).toContain('永久'))

  test('what is not filled in cannot be over', () => {
    expect(whyKept({}, '', today)?.zh).toContain('其中有下列应保存的记录')
    expect(whyKept({ retentionKinds: ['none'] }, '', today)?.zh).toContain('保存期起算日')
  })
})
