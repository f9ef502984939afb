import { expect, test } from 'vitest'
import { kinWords, whenRepeated, whyNotRotated, whyRepeated } from './firm-facts.ts'

test('说明谁控制谁，或同受谁控制', () => {
  expect(kinWords({ up: ['交通局'], down: ['交通局', '衡信评估'] }).zh).toBe('交通局控制受托机构衡信评估，属于关联方')
  expect(kinWords({ up: ['公交集团', '衡信评估'], down: ['衡信评估'] }).zh).toBe('受托机构衡信评估控制公交集团，属于关联方')
  expect(kinWords({ up: ['公交集团', '城投', '市投'], down: ['市投', '衡信评估'] }).zh).toBe(
    '公交集团与受托机构衡信评估同受市投控制，属于关联方',
  )
  expect(kinWords({ up: ['公交集团'], down: ['公交集团', '公交咨询', '衡信评估'] }).zh).toContain('（经公交咨询）')
})

const none = { lastBy: [], yearBy: [] }

test('最近3次都由同一机构，或一年内达到20项，须说明理由', () => {
  expect(whyRepeated({ ...none, last: 2, ofFirm: 2, inYear: 2 })).toBeNull()
  expect(whyRepeated({ ...none, last: 3, ofFirm: 2, inYear: 3 })).toBeNull()
  expect(whyRepeated({ ...none, last: 3, ofFirm: 3, inYear: 3 })).toMatchObject({
    basis: 'choice:firm-rotation',
    zh: expect.stringContaining('最近3次'),
  })
  expect(whyRepeated({ ...none, last: 1, ofFirm: 1, inYear: 20 })).toMatchObject({
    basis: 'choice:firm-share',
    zh: expect.stringContaining('20项'),
  })
})

test('同受一方控制的机构一并计算，并指明是哪几家', () => {
  expect(whyRepeated({ last: 3, ofFirm: 3, inYear: 3, lastBy: ['闽都所'], yearBy: ['闽都所'] })?.zh).toBe(
    '该资产最近3次都由这家机构及其关联机构（闽都所）出具',
  )
  expect(whyRepeated({ last: 1, ofFirm: 1, inYear: 21, lastBy: [], yearBy: ['闽都所', '闽江所'] })?.zh).toBe(
    '这家机构及其关联机构（闽都所、闽江所）一年内已为本单位21项资产出具，达到20项',
  )
})

test('写明理由后可以再委托，并把理由告诉审查人员', () => {
  const record = { ...none, last: 1, ofFirm: 1, inYear: 20 }
  const kase = (repeatReason: string) => ({ draft: { repeatReason }, answers: {} }) as never
  expect([whyNotRotated(record, kase('   太短   ')), whenRepeated(record, kase('   太短   '))]).toMatchObject([
    { basis: 'choice:firm-share' },
    null,
  ])
  expect(whyNotRotated(record, kase('该机构熟悉历次数据来源'))).toBeNull()
  expect(whenRepeated(record, kase('该机构熟悉历次数据来源'))).toMatchObject({
    basis: 'choice:firm-share',
    zh: expect.stringContaining('熟悉历次数据来源'),
  })
  expect(whenRepeated({ ...record, inYear: 2 }, kase('该机构熟悉历次数据来源'))).toBeNull()
})
