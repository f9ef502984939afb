import { afterAll, expect, test } from 'vitest'
import { quotationProblems } from '#contract/quotation-problems.ts'
import type { Session } from '#contract/session.ts'
import { learnYears } from '#contract/working-days.ts'
import { takeCalendars } from './session.ts'

afterAll(() => learnYears([]))

test('a page counts working days by the holidays that were loaded since, once it knows of them (choice:calendar-horizon)', () => {
  const said = () => quotationProblems({ deliverOn: '2099-01-01' }, '2026-12-20')[0]?.message.zh
  expect(said()).toContain('2027年放假安排尚未公布')
  const calendars = [
    {
      year: 2027,
      published: {
        source: { zh: '试验用安排', en: 'made up for a test' },
        holidays: [['2027-01-01', '2027-01-03']] as [string, string][],
        makeUp: [],
      },
    },
  ]
  takeCalendars({ calendars } as Partial<Session> as Session)
  expect(said()).not.toContain('尚未公布')
  takeCalendars(undefined)
  expect(said()).not.toContain('尚未公布')
})
