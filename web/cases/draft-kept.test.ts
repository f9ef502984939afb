import { afterEach, expect, test, vi } from 'vitest'
import { caseRoutes } from '#contract/cases.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { answersKept, keyOf } from '../ui/api.ts'
import { sendDraft } from './draft-kept.ts'

afterEach(() => vi.unstubAllGlobals())

test('once a draft is saved, what was compared with the register before is old', async () => {
  vi.stubGlobal('fetch', async () => Response.json({ version: 1, draftRevision: 2, fields: [] }))
  const params = { id: '910f3e3f-6225-409e-9a8b-3f6a7820c952' }
  const keys = [keyOf(registrationRoutes.readDifference, { params }), keyOf(caseRoutes.readCase, { params })]
  for (const key of keys) answersKept.setQueryData(key, {})
  await sendDraft(params.id, { version: 1, draftRevision: 1, answers: { kind: 'amend' } })
  expect(keys.map((key) => answersKept.getQueryState(key)?.isInvalidated)).toEqual([true, true])
})
