import { describe, expect, test } from 'vitest'
import { reasonBeyond, reasonWords } from './certificate-words.ts'

const concealment = '隐瞒真实情况、弄虚作假或者提供虚假材料'

describe('why the state of a certificate changed (§4.7, choice:certificate-states)', () => {
  test.each([
    ['concealment', `${concealment}：部分数据系购入`, '部分数据系购入', 'Concealment, fraud or false papers: 部分数据系购入'],
    ['given-up', '持有单位放弃登记，或者权利期限届满', '', 'The holder gives it up, or the right has expired'],
    ['issued', '', '', ''],
    ['amended', '已换发凭证FZDA35010020260000062', '已换发凭证FZDA35010020260000062', 'Succeeded by certificate FZDA35010020260000062'],
    ['renewed', '评估报告更新', '评估报告更新', '评估报告更新'],
  ])('%s: the ground is told in both languages and once', (ground, reason, beyond, en) => {
    expect(reasonBeyond({ ground, reason })).toBe(beyond)
    expect(reasonWords({ ground, reason })).toEqual({ zh: reason, en })
  })
})
