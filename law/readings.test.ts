import { expect, test } from 'vitest'
import type { ChoiceShape } from './choices/choice.ts'
import { choices } from './choices.ts'
import { kindOf, parameterKinds, recordedFacts } from './readings.ts'

const parameters = Object.entries(choices as { readonly [id: string]: ChoiceShape }).flatMap(([id, { value, reads }]) =>
  value === undefined ? [] : [{ id, reads }],
)

/** Every parameter beside the time limits of steps, by its kind; a new one is added here as it is added to the law. */
const complete: { readonly [kind: string]: string } = {
  count: 'assessor-rotation card-tables firm-rotation firm-share legacy-sheet lock-out one-correction selection-scoring',
  form: 'certificate-number quality-coefficient',
  term: 'api-token certificate-validity contributor-link dormant-accounts dormant-suspension granted-posts hand-over mandate-term organisation-end password-age renewal-term retention-accounting retention-impact-assessment retention-network-log retention-provision retention-registration retention-risk-assessment valuation-validity',
  day: 'annual-report-due disclosure-report legacy-registration yearly-inventory',
  span: 'after-falling developer-review-cycle incident-clock-critical incident-clock-final incident-clock-flaw incident-clock-network incident-clock-organ incident-clock-persons incident-clock-police incident-warning memo-review regrading renewal-window risk-assessment-report risk-assessment-yearly',
  reminder: 'expiry-reminders inventory-reminders mandate-reminders national-reminders paper-reminders property-reminders',
  threshold:
    'asset-name calendar-horizon classification drift-categories drift-numbers due-horizon grading important-data nulls-change odd-price public-list quality-change security-labels useful-life volume-change',
  none: 'api-token-pace first-national-registration likeness mail note-readings password password-history progress-code rule-work scan-limits sealing sensitivity session session-limit shares-silence similar-claims step-up',
  score: 'credit-points potential',
  rate: 'permitted-income',
  hour: 'odd-hours',
}

test('every parameter says what is recorded that it is read against, or in words why nothing is (§8.4, choice:parameter-versions)', () => {
  for (const { id, reads } of parameters) {
    expect([id, reads]).not.toEqual([id, undefined])
    if (typeof reads === 'object') expect([id, reads.nothing.zh.length > 20, reads.nothing.en.length > 20]).toEqual([id, true, true])
  }
})

test('each parameter is of exactly one kind, and the list is complete', () => {
  const byKind = Map.groupBy(
    parameters.filter(({ reads }) => reads !== 'step-visits'),
    ({ reads }) => kindOf(reads!),
  )
  expect(
    Object.fromEntries(
      [...byKind].map(([kind, each]) => [
        kind,
        each
          .map(({ id }) => id)
          .toSorted()
          .join(' '),
      ]),
    ),
  ).toEqual(complete)
  expect(parameters.filter(({ reads }) => reads === 'step-visits').length).toBe(56)
  expect([...new Set(parameters.map(({ reads }) => kindOf(reads!)))].toSorted()).toEqual(Object.keys(parameterKinds).toSorted())
})

test('every kind of record is read for some parameter', () => {
  const read = new Set(parameters.flatMap(({ reads }) => (typeof reads === 'string' ? [reads] : [])))
  expect(Object.keys(recordedFacts).filter((fact) => !read.has(fact as keyof typeof recordedFacts))).toEqual([])
})
