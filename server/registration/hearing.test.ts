import { expect, test } from 'vitest'
import { heardFact } from './hearing.ts'
import type { Hearing } from './hearing.sql.ts'

const said = (manner: Hearing['manner'], changes: Partial<Hearing> = {}, isLast = false) =>
  heardFact({ manner, hasAnswered: true, isHeard: false, ...changes }, isLast)

test('a holder that asked to be heard in person is, before the last decision; in writing, waived or silent, nothing hinders (choice:revocation-hearing)', () => {
  expect(said('in-person')).toMatchObject({
    holds: true,
    care: { basis: 'choice:revocation-hearing', zh: expect.stringContaining('没有写明的不能决定') },
  })
  expect(said('in-person', {}, true)).toMatchObject({
    holds: false,
    why: { basis: 'choice:revocation-hearing', zh: expect.stringContaining('没有写明听取的情况') },
  })
  for (const isLast of [false, true]) {
    expect(said('in-person', { isHeard: true }, isLast)).toMatchObject({
      holds: true,
      says: { zh: expect.stringContaining('听取的情况见审查意见') },
    })
    expect(said('waived', {}, isLast)).toMatchObject({ holds: true, says: { zh: '持有单位放弃陈述和申辩' } })
    for (const manner of ['written', null])
      expect(said(manner, {}, isLast)).toMatchObject({ holds: true, says: { zh: '持有单位已书面陈述' } })
    expect(said(null, { hasAnswered: false }, isLast)).toMatchObject({ holds: true, care: { zh: '持有单位没有在期限内陈述' } })
  }
})
