import { expect, test } from 'vitest'
import { handsFact, stuckAt } from './hands.ts'

const people = ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ id: name, name }))
const stuckWith = (n: number, done: Parameters<typeof stuckAt>[1] = []) => stuckAt(people.slice(0, n), done)

test('几名经办人能办到哪一步：一人、两人、三人各在哪里停下，四人够用；此前经手的人不能接手（§4.8、§4.9，choice:destruction-hands）', () => {
  expect([1, 2, 3, 4, 5].map((n) => stuckWith(n))).toEqual(['recognition', 'approval', 'witness', null, null])
  expect(
    stuckWith(4, [
      { step: 'proposal', officerId: '甲' },
      { step: 'recognition', officerId: '乙' },
      { step: 'approval', officerId: '丙' },
      { step: 'proposal', officerId: '甲' },
    ]),
  ).toBeNull()
  expect(
    stuckWith(4, [
      { step: 'proposal', officerId: '甲' },
      { step: 'recognition', officerId: '乙' },
      { step: 'approval', officerId: '丙' },
      { step: 'proposal', officerId: '丁' },
    ]),
  ).not.toBeNull()
})

test('提出时就说明：够不够、到哪一步没有人可以接手、怎么办；看不到经办人的不说（§4.9）', () => {
  expect(handsFact([], [])).toEqual({ holds: true })
  expect(handsFact(people, [])).toMatchObject({
    holds: true,
    says: { zh: expect.stringContaining('本单位现有5名经办人（甲、乙、丙、丁、戊），够分人办理') },
  })
  expect(handsFact(people.slice(0, 2), [])).toMatchObject({
    holds: true,
    care: {
      basis: 'choice:destruction-hands',
      zh: expect.stringMatching(/^本单位现有2名经办人（甲、乙），可以办到认定，到“审批”没有人可以接手。.*请系统管理员先为本单位增设/),
      en: expect.stringContaining('nobody is left for “Approval”'),
    },
  })
})
