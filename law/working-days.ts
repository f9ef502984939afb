import type { Words } from './words.ts'

/** One year's public holidays (first and last day of each) and the weekend days worked to make up for them. */
export type CalendarYear = {
  readonly source: Words
  readonly holidays: readonly (readonly [string, string])[]
  readonly makeUp: readonly string[]
}

/** The years whose holidays are published. 2027 was not when this was written; it is never guessed (choice:calendar-horizon). */
export const calendarYears: { readonly [year: number]: CalendarYear } = {
  2025: {
    source: {
      zh: '国务院办公厅关于2025年部分节假日安排的通知（国办发明电〔2024〕12号）',
      en: 'State Council notice on the holidays of 2025 (国办发明电〔2024〕12号)',
    },
    holidays: [
      ['2025-01-01', '2025-01-01'],
      ['2025-01-28', '2025-02-04'],
      ['2025-04-04', '2025-04-06'],
      ['2025-05-01', '2025-05-05'],
      ['2025-05-31', '2025-06-02'],
      ['2025-10-01', '2025-10-08'],
    ],
    makeUp: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'],
  },
  2026: {
    source: {
      zh: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
      en: 'State Council notice on the holidays of 2026 (国办发明电〔2025〕7号)',
    },
    holidays: [
      ['2026-01-01', '2026-01-03'],
      ['2026-02-15', '2026-02-23'],
      ['2026-04-04', '2026-04-06'],
      ['2026-05-01', '2026-05-05'],
      ['2026-06-19', '2026-06-21'],
      ['2026-09-25', '2026-09-27'],
      ['2026-10-01', '2026-10-07'],
    ],
    makeUp: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  },
}
