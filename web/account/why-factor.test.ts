import { expect, test } from 'vitest'
import { administrators } from '#law/parties.ts'
import { whyFactor } from './why-factor.ts'

test('an administrator is told that they keep the platform, not that they decide, which they never do (choice:administrators)', () => {
  expect([...administrators, 'registrar'].map((role) => whyFactor(role).zh)).toEqual([
    ...administrators.map(() => '您是平台的管理员'),
    '您的岗位作出决定',
  ])
})
