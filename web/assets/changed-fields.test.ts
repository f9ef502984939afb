import { expect, test } from 'vitest'
import { changedFields } from './changed-fields.ts'

test('fields that were added, changed or emptied differ; ways of being empty do not', () => {
  const before = { name: '公交位置', grade: '1', summary: '', purpose: '调度', tags: [] }
  const after = { name: '公交实时位置', grade: '1', region: '福州市', tags: null }
  expect([...changedFields(before, after)].sort()).toEqual(['name', 'purpose', 'region'])
})
