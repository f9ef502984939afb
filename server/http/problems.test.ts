import { expect, test } from 'vitest'
import { DatabaseBusy, DatabaseUnavailable } from '#server/db/transaction.ts'
import { toProblem } from './problems.ts'

test('whoever sends too much is told how much may be sent', () => {
  expect(toProblem(Object.assign(new Error('large'), { statusCode: 413 }))).toMatchObject({
    status: 413,
    problem: { code: 'too-large', remedy: { zh: expect.stringContaining('2 MB') } },
  })
})

test('whoever finds every connection taken is told that the platform is busy, and whoever finds no database that it is away', () => {
  expect(toProblem(new DatabaseBusy('all in use'))).toMatchObject({
    status: 503,
    problem: { code: 'busy', message: { zh: expect.stringContaining('忙不过来') } },
  })
  expect(toProblem(new DatabaseUnavailable('gone'))).toMatchObject({
    status: 503,
    problem: { code: 'database-away', message: { zh: expect.stringContaining('数据库暂时连接不上') } },
  })
})
