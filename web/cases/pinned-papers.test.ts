import { expect, test } from 'vitest'
import { pinPlace, unchangedPins } from './pinned-papers.ts'

test('a pin says in words where it sticks: at a field of the application or at a paper of the asset (choice:one-correction)', () => {
  expect(pinPlace('first-registration', 'summary').zh).toBe('数据内容简介')
  expect(pinPlace('first-registration', 'paper:card').en).toBe('Information card')
  expect(pinPlace('first-registration', 'nowhere').zh).toBe('nowhere')
})

test('what was pinned in the application and reads as before is told before it is sent in again; papers are judged by their own conditions', () => {
  const pins = [
    { field: 'summary', note: '写明频率' },
    { field: 'telephone', note: '打不通' },
    { field: 'paper:valuation', note: '日期不符' },
  ]
  expect(unchangedPins(pins, { summary: '甲', telephone: '1' }, { summary: '乙', telephone: '1' })).toEqual(['telephone'])
  expect(unchangedPins(pins, { summary: '甲', rights: ['hold'] }, { summary: '乙', telephone: '2', rights: ['use'] })).toEqual([])
})
