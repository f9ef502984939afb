import { expect, test } from 'vitest'
import { actorWords } from './law-words.ts'

const zh = (words: { readonly zh: string }) => words.zh
const en = (words: { readonly en: string }) => words.en

test('谁办理：姓名旁写单位和身份；社会公众、系统没有别的名字，只写一次', () => {
  expect(actorWords({ officerName: '林初审', organisationName: '榕城市大数据服务中心', role: 'registrar' }, zh)).toEqual({ name: '林初审', beside: '榕城市大数据服务中心 · 市大数据服务中心' })
  for (const officerName of ['社会公众', null]) expect(actorWords({ officerName, organisationName: '', role: 'public' }, zh)).toEqual({ name: '社会公众', beside: '' })
  expect(actorWords({ officerName: '社会公众', organisationName: '', role: 'public' }, en)).toEqual({ name: 'The public', beside: '' })
  expect(actorWords({ officerName: '系统', organisationName: '榕数', role: 'system' }, en)).toEqual({ name: 'The platform', beside: 'Rongshu' })
  expect(actorWords({ officerName: '系统', organisationName: '榕数', role: 'system' }, zh)).toEqual({ name: '系统', beside: '榕数' })
  expect(actorWords({ officerName: null, organisationName: '榕正律师事务所', role: 'law-firm' }, zh)).toEqual({ name: '榕正律师事务所', beside: '第三方法律服务机构' })
})
