import { expect, test } from 'vitest'
import { asksOf } from './open-items.ts'

const ask = { zh: '本单位依哪项职责持有？', en: 'Under which duty is it held?' }
const message = { zh: '必填', en: 'Required' }

test('what the scan could not know is asked for in its own words, until it is answered', () => {
  expect(asksOf([{ field: 'lawfulDuty', ask }], [], {})).toEqual([{ field: 'lawfulDuty', ask }])
  expect(asksOf([{ field: 'lawfulDuty', ask }], [], { lawfulDuty: '交通运输管理' })).toEqual([])
})

test('other required items without an answer are open too; those given or filled by the platform are not', () => {
  const missing = ['origin', 'lawfulDuty', 'name', 'assetCode'].map((field) => ({ field, message }))
  expect(asksOf([{ field: 'lawfulDuty', ask }], missing, { name: '站点' }).map((each) => each.field)).toEqual(['lawfulDuty', 'origin'])
})
