import { expect, test } from 'vitest'
import type { z } from 'zod'
import type { Route } from './route.ts'
import { routes } from './routes.ts'

/** Numbers that no column of the database holds, or not as a whole one. */
const beyond = ['99999999999', '-99999999999', '1e308', '1.5']

test('每个接口的每个数字参数都有界限：库里存不下的数字说明不符合要求，不是平台出错', () => {
  const taken: string[] = []
  let numbers = 0
  for (const [name, { query, params }] of Object.entries(routes) as [string, Route][])
    for (const shape of [query, params])
      for (const [field, type] of Object.entries(shape && 'shape' in shape ? (shape.shape as Record<string, z.ZodType>) : {})) {
        // What takes a number and no word is one.
        if (!type.safeParse('2026').success || type.safeParse('二〇二六').success) continue
        numbers++
        for (const value of beyond)
          if (type.safeParse(value).success && !(field === 'id' && value === '99999999999')) taken.push(`${name} ${field} ${value}`)
      }
  expect(taken).toEqual([])
  expect(numbers).toBeGreaterThan(5)
})
