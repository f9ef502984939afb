import { describe, expect, test } from 'vitest'
import { type Form, forms } from '#law/forms.ts'
import { boundWords, measuredBy, yearsAfter } from './day-bounds.ts'
import { checkForm, fieldsOf } from './forms.ts'

const today = '2026-11-28'
const dates = (Object.keys(forms) as Form[]).flatMap((form) =>
  Object.entries(fieldsOf(forms[form]))
    .filter(([, { kind, computed }]) => kind === 'date' && !computed)
    .map(([id, field]) => ({ form, id, field })),
)
const problemOf = (form: Form, answers: Record<string, unknown>, id: string) => {
  const checked = checkForm(form, answers, { mode: 'complete', today })
  return checked.ok ? undefined : checked.fields.find(({ field }) => field === id)?.message
}
/** The answers beside which a field is asked. */
const beside = (form: Form, id: string): Record<string, unknown> => {
  const when = fieldsOf(forms[form])[id]?.when
  return when ? { ...beside(form, when.field), [when.field]: when.is[0] === 'true' ? true : when.is[0] } : {}
}

describe('how far a day of a form may lie', () => {
  test('no date field takes the year 9999, nor the year 1 unless data or their making may be that old', () => {
    expect(dates.length).toBeGreaterThan(70)
    for (const { form, id } of dates)
      expect([form, id, problemOf(form, { ...beside(form, id), [id]: '9999-12-31' }, id)?.zh]).toEqual([
        form,
        id,
        expect.stringMatching(/^不能晚于/),
      ])
    const anyAge = dates
      .filter(({ form, id }) => problemOf(form, { ...beside(form, id), [id]: '0001-01-01' }, id) === undefined)
      .map(({ id }) => id)
    expect([...new Set(anyAge)].toSorted()).toEqual(['formedOn', 'timeFrom', 'timeTo'])
  })

  test('bounds are measured by date fields of their own form', () => {
    for (const { form, id, field } of dates)
      for (const other of measuredBy(field)) expect([form, id, fieldsOf(forms[form])[other]?.kind]).toEqual([form, id, 'date'])
  })

  test('a compliance file: expiry within five years of its issue, a drill neither to come nor long past (choice:compliance-file)', () => {
    const filing = (changes: Record<string, string>) => ({ part: 'emergency', madeOn: '2026-01-15', ...changes })
    expect(problemOf('compliance-filing', filing({ expiresOn: '9999-12-31' }), 'expiresOn')).toEqual({
      zh: '不能晚于“签发日期”之后5年（2031-01-15）',
      en: 'Not later than 5 years after “Issued on” (2031-01-15)',
    })
    expect(problemOf('compliance-filing', filing({ expiresOn: '2026-11-27' }), 'expiresOn')).toEqual({
      zh: '不能早于今天（2026-11-28）',
      en: 'Not earlier than today (2026-11-28)',
    })
    expect(problemOf('compliance-filing', filing({ expiresOn: '2031-01-15' }), 'expiresOn')).toBeUndefined()
    expect(problemOf('compliance-filing', filing({ lastDrill: '2026-11-29' }), 'lastDrill')?.zh).toBe('不能晚于今天（2026-11-28）')
    expect(problemOf('compliance-filing', filing({ lastDrill: '2024-11-27' }), 'lastDrill')).toEqual({
      zh: '不能早于今天之前2年（2024-11-28）',
      en: 'Not before 2 years before today (2024-11-28)',
    })
  })

  test('years are counted to the same day, and guides name the bounds', () => {
    expect([yearsAfter('2024-02-29', 1), yearsAfter('2026-03-01', -2), yearsAfter('9990-01-01', 50)]).toEqual([
      '2025-02-28',
      '2024-03-01',
      '9999-01-01',
    ])
    const fields = fieldsOf(forms['compliance-filing'])
    expect(boundWords(fields['expiresOn']!, fields).map(({ zh }) => zh)).toEqual([
      '不能早于今天',
      '不能早于“签发日期”',
      '不能晚于“签发日期”之后5年',
    ])
  })
})
