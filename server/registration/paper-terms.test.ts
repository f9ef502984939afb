import { expect, test } from 'vitest'
import { endsSoon, noteOf, stagesOn, waitingSteps } from './paper-terms.ts'
import type { EndingPaper } from './paper-terms.sql.ts'

const paper: EndingPaper = {
  id: 'p',
  kind: 'valuation',
  number: '衡信〔2026〕1号',
  validUntil: '2026-12-31',
  assetId: 'a',
  assetName: '线路',
  holderId: 'h',
  stage: '30',
  openCaseId: 'c',
  openCaseNumber: '2026000001',
  openProcedure: 'first-registration',
}

test('到期前30天、7天和到期后各一次', () => {
  const stageOf = (end: string, today: string) =>
    stagesOn(today)
      .filter(({ from, to }) => from <= end && end <= to)
      .map(({ stage }) => stage)
      .join() || null
  expect(
    ['2026-11-30', '2026-12-01', '2026-12-23', '2026-12-24', '2026-12-31', '2027-01-01', '2027-01-30', '2027-01-31'].map((today) =>
      stageOf(paper.validUntil, today),
    ),
  ).toEqual([null, '30', '30', '7', '7', 'over', 'over', null])
  expect([endsSoon('2026-12-31', '2026-11-30'), endsSoon('2026-12-31', '2026-12-01'), endsSoon('2026-12-31', '2027-01-01')]).toEqual([
    false,
    true,
    false,
  ])
})

test('有在办的登记等着材料时写明是哪一件，到期后引到办件', () => {
  expect(noteOf(paper, '2026-12-20')).toMatchObject({
    subject: 'p:30',
    href: '/desk/assets/a?tab=papers',
    words: { zh: expect.stringContaining('还有11天，首次登记（2026000001）正在办理') },
  })
  expect(noteOf({ ...paper, stage: 'over' }, '2027-01-02')).toMatchObject({
    subject: 'p:over',
    href: '/desk/cases/c',
    words: { zh: expect.stringContaining('不能据此通过') },
  })
  expect(noteOf({ ...paper, stage: 'over', openProcedure: 'transfer-registration' }, '2027-01-02').words.zh).toContain(
    '在办的变动登记（转移）（2026000001）不能据此通过',
  )
})

test('等着材料的环节：公示以前，更正和变更的变动登记不要材料', () => {
  const of = (procedure: string) => waitingSteps.filter((each) => each.procedure === procedure)
  expect([...new Set(waitingSteps.map(({ procedure }) => procedure))].sort()).toEqual([
    'change-registration',
    'first-registration',
    'transfer-registration',
  ])
  expect(of('first-registration').map(({ step }) => step)).toEqual([
    'application',
    'acceptance',
    'supplement',
    'first-review',
    'second-review',
  ])
  expect([
    of('change-registration')[0]!.without.includes('renew'),
    of('change-registration')[0]!.without.length > 0,
    of('transfer-registration')[0]!.without,
  ]).toEqual([false, true, []])
})
