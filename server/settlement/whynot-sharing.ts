import type { SharingProposal } from '#contract/settlement.ts'
import type { Problem } from '#contract/route.ts'

type Fields = NonNullable<Problem['fields']>
/** Who must stand in an agreement: the operator who leads, the developer, and every holder of a source of the product. */
export type Sharers = {
  readonly operatorId: string
  readonly developerId: string
  readonly holderIds: readonly string[]
  /** The day from which it must count at the latest; null when another one goes on until then. */
  readonly uncovered: string | null
}
type Known = ReadonlyMap<string, { readonly name: string; readonly roles: readonly string[] }>

/** What is wrong with a proposal, field by field; empty when nothing is (§6.4). */
export function problemsOfProposal(given: SharingProposal, sharers: Sharers, known: Known): Fields {
  return [...shapeProblems(given), ...dayProblems(given, sharers), ...partyProblems(given, sharers, known)]
}

function shapeProblems({ bounds, parties, form, first, feePpm, taxPpm }: SharingProposal): Fields {
  const faults: Fields = []
  const say = (field: string, zh: string, en: string) => faults.push({ field, message: { zh, en } })
  if (feePpm + taxPpm > 1_000_000) say('taxPpm', '交易费和税合计不能超过收入', 'Fee and tax together cannot exceed the income')
  if (bounds[0] !== 0 || bounds.some((bound, n) => n > 0 && bound <= bounds[n - 1]!))
    say('bounds', '分档从0开始，逐档增大', 'Slices begin at 0 and grow')
  if ((form === 'tiered') !== bounds.length > 1)
    say('bounds', '只有分档比例有多档，且至少两档', 'Tiered parts have at least two slices, every other form has one')
  const totals = bounds.map((_, slice) => parties.reduce((sum, party) => sum + (party.parts[slice] ?? 0), 0))
  if (parties.some((party) => party.parts.length !== bounds.length))
    say('parties', '每一方在每一档都要有份额', 'Every party has parts in every slice')
  else if (totals[0] === 0 || totals.some((total) => total !== totals[0]) || totals[0]! > 1_000_000)
    say(
      'parties',
      '各档的份额合计须相同，大于0且不超过1000000',
      'The parts of each slice add up to the same, above 0 and at most 1,000,000',
    )
  if ((form === 'minimum' || form === 'per-call') !== (first !== undefined))
    say(
      'first',
      '保底加提成、按次计费须写明先付给谁多少，其他形式不写',
      'A minimum or a price per call says who gets how much first; other forms do not',
    )
  if (first && first.position >= parties.length) say('first', '先付的一方不在各方之中', 'Who gets something first is no party')
  return faults
}

function dayProblems({ effectiveOn }: SharingProposal, { uncovered }: Sharers): Fields {
  if (uncovered === null || effectiveOn <= uncovered) return []
  return [
    {
      field: 'effectiveOn',
      message: {
        zh: `起算日不能晚于${uncovered}：此日起的收入没有其他协议可依，会一直无法分配`,
        en: `Not after ${uncovered}: no other agreement covers income from that day on, and it could never be shared`,
      },
    },
  ]
}

function partyProblems({ parties }: SharingProposal, { operatorId, developerId, holderIds }: Sharers, known: Known): Fields {
  const faults: Fields = []
  const say = (zh: string, en: string) => faults.push({ field: 'parties', message: { zh, en } })
  const ids = parties.map((party) => party.organisationId)
  if (new Set(ids).size !== ids.length) say('同一单位只列一次', 'An organisation stands in it once')
  if (ids.some((id) => !known.has(id))) say('有一方不是平台登记的机构', 'A party is not an organisation of the platform')
  for (const [id, zh, en] of [
    [operatorId, '运营主体', 'the operator'],
    [developerId, '开发主体', 'the developer'],
  ] as const)
    if (!ids.includes(id)) say(`缺少产品的${zh}`, `Without ${en} of the product`)
  const missing = holderIds.filter((id) => !ids.includes(id)).map((id) => known.get(id)?.name ?? id)
  if (missing.length > 0) say(`缺少来源资产的持有单位：${missing.join('、')}`, `Without holders of its sources: ${missing.join(', ')}`)
  const elsewhere = parties
    .filter(({ organisationId, part }) => part !== 'producer' && holderIds.includes(organisationId))
    .map(({ organisationId }) => known.get(organisationId)?.name ?? organisationId)
  if (elsewhere.length > 0)
    say(
      `来源资产的持有单位须以数据生产主体列入，公共单位的份额才列为应缴财政款（§6.6）：${elsewhere.join('、')}`,
      `Holders of its sources stand as producers, so that what falls to a public unit becomes due to the treasury (§6.6): ${elsewhere.join(', ')}`,
    )
  const wrong = parties
    .filter(
      ({ organisationId, part }) => part !== 'regulation' && known.has(organisationId) && !known.get(organisationId)!.roles.includes(part),
    )
    .map(({ organisationId }) => known.get(organisationId)!.name)
  if (wrong.length > 0) say(`不具有所列的身份：${wrong.join('、')}`, `Not of the part named: ${wrong.join(', ')}`)
  if (
    parties.some(
      ({ organisationId, part }) =>
        part === 'regulation' && known.has(organisationId) && !known.get(organisationId)!.roles.includes('finance-bureau'),
    )
  )
    say('收益调节资金由财政部门列账', 'The regulation fund is kept by the finance authority')
  return faults
}
