import { expect, test } from 'vitest'
import { connection } from '#contract/scan-files.ts'
import { connectionOf, draftOf, emptyConnection, fieldOfRefusal, grantsFor, problemsOfConnection, withKind } from './connection-draft.ts'

const draft = { ...emptyConnection, host: '10.0.0.8', database: 'bus', user: 'reader', password: 's' }

test('the usual port follows the kind of database, another one stays', () => {
  expect(withKind(draft, 'mysql').port).toBe('3306')
  expect(withKind({ ...draft, port: '15432' }, 'mysql').port).toBe('15432')
})

test('a database connected again is filled in as it was reached but for its password, which makes the same connection', () => {
  const before = connection.parse({
    kind: 'mysql',
    host: 'fe80::1',
    port: 15432,
    database: 'mz',
    user: 'reader',
    password: 's',
    tls: 'verify',
    schemas: ['mz', 'ods'],
    tables: ['mz.people'],
    mode: 'sample',
    statementSeconds: 100,
  })
  const { password: _erased, ...reached } = before
  expect(draftOf(reached).password).toBe('')
  expect(connectionOf({ ...draftOf(reached), password: 's' })).toEqual(before)
})

test('what is missing or wrong is told at its field, and a whole form has nothing to say', () => {
  expect(Object.keys(problemsOfConnection(emptyConnection))).toEqual(['host', 'database', 'user'])
  expect(Object.keys(problemsOfConnection({ ...draft, host: 'mysql://db', port: '99999', minutes: '0' }))).toEqual([
    'host',
    'port',
    'minutes',
  ])
  expect(problemsOfConnection(draft)).toEqual({})
  expect(problemsOfConnection({ ...draft, host: 'fe80::1' })).toEqual({})
})

test('what is sent is what the contract takes; names are split however they are written', () => {
  const sent = connectionOf({ ...draft, schemas: 'public, ods，dws\nods', minutes: '2' })
  expect(connection.parse(sent)).toEqual(sent)
  expect([sent.schemas, sent.statementSeconds]).toEqual([['public', 'ods', 'dws'], 120])
})

test('the statements to copy read and do nothing else, with names quoted', () => {
  const postgres = grantsFor({ ...draft, user: 'a"b' })
  expect(postgres).toContain('GRANT SELECT ON ALL TABLES IN SCHEMA "public" TO "a""b"')
  expect([postgres, grantsFor({ ...draft, schemas: 'qh' })].map((each) => each.includes('其他模式'))).toEqual([true, false])
  const mysql = grantsFor({ ...draft, kind: 'mysql', database: 'a`b' })
  expect(mysql).toContain('ON `a``b`.*')
  expect(`${postgres}${mysql}`).not.toMatch(/INSERT|UPDATE|DELETE|ALL PRIVILEGES/)
})

test('a refusal is shown at the field it is about', () =>
  expect(['host', 'statementSeconds', 'schemas.0', 'elsewhere'].map(fieldOfRefusal)).toEqual(['host', 'minutes', 'schemas', null]))
