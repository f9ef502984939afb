import { expect, test } from 'vitest'
import { followedOn } from './followed.ts'

const at = (step: string | null, procedure = 'incident', entries = [{ fromStep: 'reporting' }, { fromStep: 'handling' }]) =>
  followedOn({ procedure, step, id: 'x', entries })

test('an incident is followed once it was reported, and while it is handled its reports are recorded there', () => {
  expect([at('reporting'), at('handling'), at(null)]).toMatchObject([
    null,
    { href: '/desk/incidents/x', works: { zh: '报告时限和登记报告' } },
    { href: '/desk/incidents/x', title: { zh: '报告时限' }, works: null },
  ])
  expect(at('applications', 'operator-selection')).toMatchObject({
    href: '/desk/operator-calls/x',
    works: { zh: '查看报名、聘请评审专家' },
  })
  expect([at('computing', 'distribution'), at('filing', 'distribution'), at('voucher', 'remittance')]).toMatchObject([
    null,
    { href: '/desk/distributions/x', works: null },
    { href: '/desk/receivables?tab=lines&remittanceId=x', works: null },
  ])
  expect(
    [at(null, 'incident', [{ fromStep: 'reporting' }]), at(null, 'distribution', [{ fromStep: 'computing' }]), at(null, 'remittance', [])],
    'withdrawn before there was anything to follow',
  ).toEqual([null, null, null])
  expect([at(null, 'dispute'), at(null, 'constructor')]).toEqual([null, null])
})
