import { expect, test } from 'vitest'
import { actorWords, lastActWords } from './law-words.ts'

const zh = (words: { readonly zh: string }) => words.zh
const en = (words: { readonly en: string }) => words.en

test('谁办理：姓名旁写单位和身份；社会公众、系统没有别的名字，只写一次', () => {
  expect(actorWords({ officerName: '林初审', organisationName: '榕城市大数据服务中心', role: 'registrar' }, zh)).toEqual({
    name: '林初审',
    beside: '榕城市大数据服务中心 · 市大数据服务中心',
  })
  for (const officerName of ['社会公众', null])
    expect(actorWords({ officerName, organisationName: '', role: 'public' }, zh)).toEqual({ name: '社会公众', beside: '' })
  expect(actorWords({ officerName: '社会公众', organisationName: '', role: 'public' }, en)).toEqual({ name: 'The public', beside: '' })
  expect(actorWords({ officerName: '系统', organisationName: '榕数', role: 'system' }, en)).toEqual({
    name: 'The platform',
    beside: 'Rongshu',
  })
  expect(actorWords({ officerName: '系统', organisationName: '榕数', role: 'system' }, zh)).toEqual({ name: '系统', beside: '榕数' })
  expect(actorWords({ officerName: null, organisationName: '榕正律师事务所', role: 'law-firm' }, zh)).toEqual({
    name: '榕正律师事务所',
    beside: '第三方法律服务机构',
  })
})

test('the last act of a case is told in a list by the word of the step it was taken at, as on its page', () => {
  const told = (procedure: string, lastAct: string, at: { step: string } | { ending: string }) =>
    lastActWords({ procedure, lastAct, step: null, ending: null, ...at }).zh
  expect(told('destruction', 'file', { step: 'witness' })).toBe('登记销毁记录')
  // The same verb at two steps: by where it led.
  expect([
    told('destruction', 'confirm', { step: 'approval' }),
    told('destruction', 'confirm', { ending: 'destroyed' }),
    told('destruction', 'return', { step: 'treatment' }),
  ]).toEqual(['认定', '监销确认', '退回重做'])
  // Without a word of its own, what led nowhere, and what nobody took at a step.
  expect([
    told('destruction', 'submit', { step: 'recognition' }),
    told('third-party-correction', 'object', { step: 'public-notice' }),
    told('destruction', 'overtake', { ending: 'withdrawn' }),
    told('gone', 'submit', { step: 'gone' }),
  ]).toEqual(['提交', '提出异议', '随登记或另一办件终止', '提交'])
})
