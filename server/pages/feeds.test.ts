import { expect, test } from 'vitest'
import type { Notice } from '#contract/registration.ts'
import { atomFeed, jsonFeed } from './feeds.ts'

const open: Notice = { caseId: '00000000-0000-4000-8000-000000000001', registrant: '市交通局', registrationType: '首次登记', marks: [], newHolder: null, assetName: '公交线路', summary: '线路和站点', openedOn: '2026-11-23', endsOn: '2026-12-08', isProvisional: false, state: 'open', daysLeft: 6 }
const suspended: Notice = { ...open, caseId: '00000000-0000-4000-8000-000000000002', state: 'suspended' }

test('a notice that stands still is not told with a certain end (choice:objections)', () => {
  for (const feed of [jsonFeed('https://example.cn', [open, suspended]), atomFeed('https://example.cn', [open, suspended], '2026-11-28')]) {
    expect(feed.match(/公示期：2026-11-23 至 2026-12-08/g)).toHaveLength(2)
    expect(feed.match(/中止计算/g)).toHaveLength(1)
  }
})
