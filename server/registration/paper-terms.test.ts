import { expect, test } from 'vitest'
import { endsSoon, noteOf, stagesOn } from './paper-terms.ts'
import type { EndingPaper } from './paper-terms.sql.ts'

const paper: EndingPaper = { id: 'p', kind: 'valuation', number: '衡信〔2026〕1号', validUntil: '2026-12-31', assetId: 'a', assetName: '线路', holderId: 'h', stage: '30', openCaseId: 'c', openCaseNumber: '2026000001' }

test('到期前30天、7天和到期后各一次', () => {
  const stageOf = (end: string, today: string) => stagesOn(today).filter(({ from, to }) => from <= end && end <= to).map(({ stage }) => stage).join() || null
  expect(['2026-11-30', '2026-12-01', '2026-12-23', '2026-12-24', '2026-12-31', '2027-01-01', '2027-01-30', '2027-01-31'].map((today) => stageOf(paper.validUntil, today))).toEqual([null, '30', '30', '7', '7', 'over', 'over', null])
  expect([endsSoon('2026-12-31', '2026-11-30'), endsSoon('2026-12-31', '2026-12-01'), endsSoon('2026-12-31', '2027-01-01')]).toEqual([false, true, false])
})

test('有在办的首次登记时写明办件，到期后引到办件', () => {
  expect(noteOf(paper, '2026-12-20')).toMatchObject({ subject: 'p:30', href: '/desk/assets/a?tab=papers', words: { zh: expect.stringContaining('还有11天，首次登记（2026000001）正在办理') } })
  expect(noteOf({ ...paper, stage: 'over' }, '2027-01-02')).toMatchObject({ subject: 'p:over', href: '/desk/cases/c', words: { zh: expect.stringContaining('不能据此通过') } })
})
