import { expect, test } from 'vitest'
import { type AssetParts, lifeOf } from './life.ts'

const at = new Date('2026-09-10T02:00:00Z')
const parts = (asset: Record<string, unknown>, memo: object | null) =>
  ({
    asset: { catalogued_at: at, registered_at: at, fallen: null, fallen_on: null, ...asset },
    versions: [{ confirmed_at: at }],
    papers: [],
    cases: [],
    certificate: { number: 'FZDA1', status: 'valid' },
    memo,
  }) as unknown as AssetParts
const line = (asset: Record<string, unknown>, memo: object | null = null) =>
  lifeOf(parts(asset, memo)).map(({ station, state }) => `${station}:${state}`)

test('a registration that has fallen is no certificate held: the line says how it ended, is kept as a memorandum once, and shows what would lie ahead', () => {
  expect(line({ state: 'registered' })).toEqual([
    'carded:done',
    'catalogued:done',
    'opinion:done',
    'valuation:done',
    'registration:done',
    'registered:done',
  ])
  expect(line({ state: 'in-registration' })).toEqual(line({ state: 'registered' }))
  expect(line({ state: 'in-registration', registered_at: null })).toContain('opinion:now')
  const fallen = { state: 'memorandum', fallen: 'deregistered', fallen_on: '2026-12-12' }
  expect(line(fallen, {})).toEqual([
    'carded:done',
    'catalogued:done',
    'fallen:done',
    'memorandum:now',
    'opinion:later',
    'valuation:later',
    'registration:later',
    'registered:later',
  ])
  expect(lifeOf(parts(fallen, {}))[2]).toMatchObject({
    title: { zh: '登记已注销' },
    at: '2026-12-12T00:00:00+08:00',
    href: '/certificates/FZDA1',
  })
  expect(line({ ...fallen, state: 'in-registration' }, {}).slice(2)).toEqual([
    'fallen:done',
    'opinion:now',
    'valuation:later',
    'registration:later',
    'registered:later',
  ])
  expect(lifeOf(parts(fallen, {})).at(-1)).toMatchObject({ station: 'registered', href: null })
  const anew = {
    ...parts({ ...fallen, state: 'in-registration' }, {}),
    cases: [{ procedure: 'first-registration', id: 'n', openedAt: '2027-01-05T02:00:00.000Z' }],
  } as unknown as AssetParts
  expect(lifeOf(anew).map(({ station }) => station)).toEqual([
    'carded',
    'catalogued',
    'fallen',
    'registration',
    'opinion',
    'valuation',
    'registered',
  ])
  expect(line({ state: 'memorandum', registered_at: null }, {}).filter((each) => each.endsWith(':now'))).toEqual(['memorandum:now'])
})
