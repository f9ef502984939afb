import { choices } from '#law/choices.ts'
import { several } from '#law/words.ts'
import type { Care } from '#server/cases/lent.ts'
import type { Resting } from './resting.sql.ts'

const kinds = {
  marks: ['使用标识', 'use mark'],
  mandates: ['运营授权', 'mandate'],
  agreements: ['使用合同', 'agreement'],
  products: ['数据产品', 'product'],
  outside: ['其他登记', 'registration elsewhere'],
} as const

/** What the holder and the deciding office mind before a registration ends: what rests on it; null when nothing does. Pure. */
export function whenResting(resting: Resting, ending: '注销' | '撤销'): Care | null {
  const parts = (Object.keys(kinds) as (keyof typeof kinds)[]).filter((kind) => resting[kind] > 0)
  const zh = [...parts.map((kind) => `${kinds[kind][0]}${resting[kind]}项`), ...(resting.isBooked ? ['账上的资产卡片'] : [])].join('、')
  const en = [...parts.map((kind) => several(resting[kind], kinds[kind][1])), ...(resting.isBooked ? ['a card in the books'] : [])].join(
    ', ',
  )
  if (zh === '') return null
  const days = choices['after-falling'].value
  const then = [
    ...(resting.marks + resting.mandates + resting.agreements > 0 ? [['不得再运营和使用', 'nothing is operated or used']] : []),
    ...(resting.products > 0 ? [['产品暂停接受新订单', 'products take no new orders']] : []),
    [`由持有单位${days}日内处理`, `the holder sees to them within ${days} days`],
  ] as const
  return {
    basis: 'choice:after-falling',
    zh: `以该登记为基础的有${zh}；${ending}后${then.map(([words]) => words).join('，')}`,
    en: `On it rest: ${en}. Once it has ended ${then.map(([, words]) => words).join(', ')}`,
  }
}
