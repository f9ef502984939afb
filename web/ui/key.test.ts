import { expect, test } from 'vitest'
import { Refused } from '#contract/call.ts'
import { attempts, isAnswer } from './key.ts'

const problem = { code: 'some', message: { zh: '不行', en: 'No' } }

test('what is sent again as it was keeps its key, what was changed has its own', () => {
  const { keyed } = attempts()
  const first = keyed({ reason: '按部门编码', segments: [1] })
  const edited = keyed({ reason: '按部门编码', segments: [1, 2] })
  expect(first).toEqual({ reason: '按部门编码', segments: [1], key: first.key })
  expect(edited.key).not.toBe(first.key)
  expect(keyed({ reason: '按部门编码', segments: [1] }).key).toBe(first.key)
})

test('after an answer the same content is a new act', () => {
  const { keyed, answered } = attempts()
  const first = keyed({ reason: '再来一次' })
  answered()
  expect(keyed({ reason: '再来一次' }).key).not.toBe(first.key)
})

test('only the platform’s own word is an answer', () => {
  expect(isAnswer(new Refused(409, problem))).toBe(true)
  expect(isAnswer(new Refused(502, problem))).toBe(false)
  expect(isAnswer(new Refused(504, problem))).toBe(false)
  expect(isAnswer(new TypeError('Failed to fetch'))).toBe(false)
})
