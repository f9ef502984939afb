import { yuan } from '#contract/money.ts'
import { textOf } from '#contract/text-of.ts'
import type { Condition } from '#law/conditions.ts'
import { several, type Words } from '#law/words.ts'
import type { Fact, FactLender } from '#server/cases/lent.ts'
import type { CaseState } from '#server/cases/state.ts'
import type { Tx } from '#server/db/transaction.ts'
import { agreeUntil, findSilent, findStanding, findUnsettled, type Silent, type Unagreed } from './distributions.sql.ts'
import { latestRuleDay } from './redistribution.sql.ts'
import { countCollected } from './remittances.sql.ts'
import { repaymentFacts } from './repayments.ts'
import { waiting } from './settle.sql.ts'

const ofIncome = ['incomes-waiting', 'incomes-agreed', 'distribution-alone'] as const satisfies readonly Condition[]
const ofRepayment = ['repayment-due', 'share-in-treasury'] as const satisfies readonly Condition[]
const not = (zh: string, en: string): Fact => ({ holds: false, why: { zh, en } })
const holds = (says?: Words): Fact => (says ? { holds: true, says } : { holds: true })

/** Whether income may be distributed, filed and remitted (§6.4–6.6). */
export const settlementFacts: FactLender = async (tx, kase, wanted, today) => {
  const income = ofIncome.some((name) => wanted.includes(name)) ? await incomeFacts(tx, kase) : {}
  const repaying = ofRepayment.some((name) => wanted.includes(name)) ? await repaymentFacts(tx, kase) : {}
  const all: { [C in Condition]?: Fact } = {
    ...income,
    ...repaying,
    ...(wanted.includes('shares-agreed') ? { 'shares-agreed': await agreed(tx, kase.id, today) } : {}),
    ...(wanted.includes('income-settled') ? { 'income-settled': await settled(tx, kase.subjectId) } : {}),
    ...(wanted.includes('collections-waiting') ? { 'collections-waiting': await collected(tx, kase) } : {}),
    ...(wanted.includes('rule-goes-forward') ? { 'rule-goes-forward': await forward(tx, kase) } : {}),
  }
  return Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name as Condition)))
}

async function incomeFacts(tx: Tx, { draft, answers, applicantId }: CaseState): Promise<{ [C in Condition]?: Fact }> {
  const untilOn = textOf(draft['untilOn'] ?? answers['untilOn'])
  if (!applicantId || !/^\d{4}-\d{2}-\d{2}$/.test(untilOn))
    return Object.fromEntries(ofIncome.map((name) => [name, not('请先填写截止日期', 'Fill in the day first')]))
  const found = await findStanding(tx, applicantId, untilOn, waiting(applicantId, untilOn))
  return {
    'incomes-waiting':
      found.waiting > 0
        ? holds({ zh: `${found.waiting} 笔`, en: `${found.waiting} incomes` })
        : not(`截至${untilOn}没有尚未分配的收入`, `No income up to ${untilOn} waits`),
    'incomes-agreed': found.unagreed.length === 0 ? holds() : unagreed(found.unagreed),
    'distribution-alone': found.open === null ? holds() : not(`办件 ${found.open} 尚未报备`, `Case ${found.open} is not filed yet`),
  }
}

function unagreed(products: readonly Unagreed[]): Fact {
  const shown = products.slice(0, 5)
  return not(
    `没有已生效的协议：${shown.map(({ name, lapsedOn }) => (lapsedOn ? `${name}（来源已转移，原协议自${lapsedOn}起不再适用）` : name)).join('、')}`,
    `No agreement in force: ${shown.map(({ name, lapsedOn }) => (lapsedOn ? `${name} (a source passed on, the former one counts no more from ${lapsedOn} on)` : name)).join(', ')}`,
  )
}

/** Whether every party agreed, or let the limit pass without a word, and nobody whose dispute holds it has one open (choice:shares-silence). */
async function agreed(tx: Tx, id: string, today: string): Promise<Fact> {
  const silent = await findSilent(tx, id)
  const open = silent.filter(({ askedAt, dispute }) => dispute !== null || today <= agreeUntil(askedAt))
  const names = silent.filter(({ isParty }) => isParty).map(({ name }) => name)
  if (open.length === 0)
    return names.length === 0
      ? holds()
      : holds({
          zh: `逾期未确认也未提出争议，视为同意：${names.join('、')}`,
          en: `Silent until the limit was over, and counted as agreeing: ${names.join(', ')}`,
        })
  const waiting = open.filter(({ isParty }) => isParty).map(whyOpen)
  const others = open
    .filter(({ isParty }) => !isParty)
    .map(({ name, dispute }) => ({
      zh: `${name}就应缴财政的份额提出的争议${dispute}没有办结`,
      en: `${dispute ? `The dispute ${dispute}` : 'A dispute'} that ${name} raised about what is due to the treasury is open`,
    }))
  const all: readonly Words[] = [
    ...(waiting.length > 0
      ? [{ zh: `尚未确认：${waiting.map(({ zh }) => zh).join('、')}`, en: `Not agreed yet: ${waiting.map(({ en }) => en).join(', ')}` }]
      : []),
    ...others,
  ]
  return not(all.map(({ zh }) => zh).join('；'), all.map(({ en }) => en).join('. '))
}

/** What a party is waited for: its dispute, whose number not everybody is told, or the end of the limit. */
function whyOpen({ name, askedAt, dispute }: Silent): Words {
  const until = agreeUntil(askedAt)
  return dispute === null
    ? {
        zh: `${name}（至${until}不确认也不提出争议的，视为同意）`,
        en: `${name} (counts as agreeing when it neither agrees nor raises a dispute by ${until})`,
      }
    : { zh: `${name}（争议${dispute}没有办结）`, en: `${name} (${dispute ? `the dispute ${dispute}` : 'a dispute'} is open)` }
}

/** Whether an operator has nothing left to distribute and nothing left to pay over (choice:exit-settled). */
async function settled(tx: Tx, operatorId: string): Promise<Fact> {
  const { waiting: incomes, open, uncollected } = await findUnsettled(tx, operatorId)
  const left = [
    ...(incomes > 0
      ? [{ zh: `${incomes}笔收入没有分配`, en: `${several(incomes, 'income waits', 'incomes wait')} to be distributed` }]
      : []),
    ...(open !== null ? [{ zh: `收益分配${open}没有报备`, en: `the distribution ${open} is not filed` }] : []),
    ...(uncollected > 0
      ? [{ zh: `应缴财政款${yuan(uncollected)}元没有归集到账`, en: `${yuan(uncollected)} yuan due to the treasury was not collected` }]
      : []),
  ]
  return left.length === 0 ? holds() : not(left.map(({ zh }) => zh).join('；'), left.map(({ en }) => en).join('; '))
}

async function collected(tx: Tx, { draft, answers }: CaseState): Promise<Fact> {
  const until = textOf(draft['collectedUntil'] ?? answers['collectedUntil'])
  if (!/^\d{4}-\d{2}-\d{2}$/.test(until)) return not('请先填写归集截至日期', 'Fill in the day first')
  const lines = await countCollected(tx, until)
  return lines > 0
    ? holds({ zh: `${lines} 笔`, en: `${lines} lines` })
    : not(`截至${until}没有已归集、尚未汇缴的款项`, `Nothing collected up to ${until} waits`)
}

async function forward(tx: Tx, { draft, answers }: CaseState): Promise<Fact> {
  const day = textOf(answers['effectiveOn'] ?? draft['effectiveOn'])
  const latest = await latestRuleDay(tx)
  return latest === null || day > latest ? holds() : not(`现行版本自${latest}生效`, `The version in force counts from ${latest}`)
}
