import { expect, test } from 'vitest'
import { kinWords, whenRepeated, whyNotRotated, whyRepeated } from './firm-facts.ts'

test('说明谁控制谁，或同受谁控制', () => {
  expect(kinWords({ up: ['交通局'], down: ['交通局', '衡信评估'] }).zh).toBe('交通局控制受托机构衡信评估，属于关联方')
  expect(kinWords({ up: ['公交集团', '衡信评估'], down: ['衡信评估'] }).zh).toBe('受托机构衡信评估控制公交集团，属于关联方')
  expect(kinWords({ up: ['公交集团', '城投', '市投'], down: ['市投', '衡信评估'] }).zh).toBe('公交集团与受托机构衡信评估同受市投控制，属于关联方')
  expect(kinWords({ up: ['公交集团'], down: ['公交集团', '公交咨询', '衡信评估'] }).zh).toContain('（经公交咨询）')
})

test('最近3次都由同一机构，或一年内达到20项，须说明理由', () => {
  expect(whyRepeated({ last: 2, ofFirm: 2, inYear: 2 })).toBeNull()
  expect(whyRepeated({ last: 3, ofFirm: 2, inYear: 3 })).toBeNull()
  expect(whyRepeated({ last: 3, ofFirm: 3, inYear: 3 })).toMatchObject({ basis: 'choice:firm-rotation', zh: expect.stringContaining('最近3次') })
  expect(whyRepeated({ last: 1, ofFirm: 1, inYear: 20 })).toMatchObject({ basis: 'choice:firm-share', zh: expect.stringContaining('20项') })
})

test('写明理由后可以再委托，并把理由告诉审查人员', () => {
  const record = { last: 1, ofFirm: 1, inYear: 20 }
  const kase = (repeatReason: string) => ({ draft: { repeatReason }, answers: {} }) as never
  expect([whyNotRotated(record, kase('   太短   ')), whenRepeated(record, kase('   太短   '))]).toMatchObject([{ basis: 'choice:firm-share' }, null])
  expect(whyNotRotated(record, kase('该机构熟悉历次数据来源'))).toBeNull()
  expect(whenRepeated(record, kase('该机构熟悉历次数据来源'))).toMatchObject({ basis: 'choice:firm-share', zh: expect.stringContaining('熟悉历次数据来源') })
  expect(whenRepeated({ ...record, inYear: 2 }, kase('该机构熟悉历次数据来源'))).toBeNull()
})
