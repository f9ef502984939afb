import { expect, test } from 'vitest'
import type { CaseView } from '#contract/cases.ts'
import { versionOf } from './version-of.ts'

test('a draft is on no version of the asset yet: the one that stands when it is submitted is taken', () => {
  const on = (...acts: string[]) => versionOf({ subjectVersion: 1, entries: acts.map((act) => ({ act })) as CaseView['entries'] })
  expect([on('open'), on('open', 'withdraw'), on('open', 'submit'), on('submit', 'return')]).toEqual([null, null, 1, 1])
})
