import { parseArgs } from 'node:util'
import { policyOf } from '#contract/odrl/agreement-policy.ts'
import type { Policy } from '#contract/odrl/policy.ts'
import { judgeUse } from '#server/operation/use/judge.ts'
import { quantile, table } from './measure.ts'

/**
 * How long one use takes to be judged by an agreement as it comes out of the database: every limit, two prohibitions.
 * `node bench/odrl.ts [--columns 40] [--rounds 200000]`; the goal is 50 µs.
 */
const { values } = parseArgs({ options: { columns: { type: 'string', default: '40' }, rounds: { type: 'string', default: '200000' } } })
const columns = Array.from({ length: Number(values.columns) }, (_, n) => `字段${n}`)
const ids = { operatorId: 'o', developerId: 'd', assetId: 'a' }
const policy = JSON.parse(
  JSON.stringify(
    policyOf({
      id: 'g',
      number: 'SY-2026-000001',
      ...ids,
      assetVersion: 1,
      purposeClass: 'industry',
      purpose: '出行服务',
      columns,
      manner: 'query',
      places: ['government-cloud', 'clean-room'],
      beginsOn: '2026-01-01',
      endsOn: '2026-12-31',
      mostUses: 1_000_000,
      renews: null,
    }),
  ),
) as Policy
const standing = {
  ...ids,
  policy,
  isSigned: true,
  isSuspended: false,
  hasEnded: false,
  hasMandate: true,
  hasFile: true,
  isFiled: true,
  isRegistered: true,
  uses: 10,
}
const asked = {
  purposeClass: 'industry',
  columns: columns.slice(0, Math.ceil(columns.length / 2)),
  manner: 'query',
  place: 'clean-room',
  at: new Date('2026-06-01T00:00:00Z'),
}
const uses = {
  permitted: asked,
  'a column beyond the scope': { ...asked, columns: [...asked.columns, '其他'] },
  'after the term': { ...asked, at: new Date('2027-01-01T00:00:00Z') },
}

const rounds = Number(values.rounds)
const lines = Object.entries(uses).map(([name, use]) => {
  for (let n = 0; n < 5000; n++) judgeUse(standing, use)
  const times = Array.from({ length: rounds }, () => {
    const before = process.hrtime.bigint()
    judgeUse(standing, use)
    return Number(process.hrtime.bigint() - before) / 1000
  }).sort((a, b) => a - b)
  return [
    name,
    judgeUse(standing, use).reason,
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.95).toFixed(1),
    quantile(times, 0.99).toFixed(1),
  ]
})
console.log(table(['use', 'decided by', 'p50 µs', 'p95 µs', 'p99 µs'], lines))
