import { expect, test } from 'vitest'
import { Denied, requireProof } from './denied.ts'

test('a weighty act is refused to whoever did not prove it lately, and to whoever nothing is known of (choice:step-up)', () => {
  const what = { zh: '重大办理', en: 'a weighty act' }
  for (const isProved of [false, undefined]) expect(() => requireProof({ isProved }, what)).toThrow(Denied)
  expect(() => requireProof({}, what)).toThrow(
    expect.objectContaining({ status: 403, problem: expect.objectContaining({ code: 'step-up', basis: 'choice:step-up' }) }),
  )
  expect(() => requireProof({ isProved: true }, what)).not.toThrow()
  // What a machine can never give is not asked of it: it is told who can.
  for (const machine of [{ isMachine: true }, { token: { id: 't' } }])
    expect(() => requireProof({ isProved: false, ...machine }, what)).toThrow(
      expect.objectContaining({
        status: 403,
        problem: expect.objectContaining({
          code: 'token-never',
          basis: 'choice:api-token',
          remedy: { zh: expect.stringContaining('经办人登录'), en: expect.stringContaining('sign in') },
        }),
      }),
    )
})
