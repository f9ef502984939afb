import type { Words } from '#law/words.ts'

/** What passes along with an asset: a use agreement with its developer, a mandate or a mark with its operator, and until when it stands. */
export type Along = {
  readonly what: 'agreement' | 'mandate' | 'mark'
  readonly number: string
  readonly name: string
  readonly operatorId: string
  readonly until: string
}

const kinds = {
  mandate: { zh: '运营授权', en: 'mandate' },
  agreement: { zh: '使用合同', en: 'use agreement' },
  mark: { zh: '使用标识', en: 'use mark' },
} as const satisfies Record<Along['what'], Words>
/** So many are told by number; of more only how many there are. */
const mostNamed = 6

/**
 * What the new holder takes over besides the asset, but for what ends with the transfer by its number, and marks of an operator whose last
 * mandate does. Pure.
 */
export function alongWords(along: readonly Along[], ending: ReadonlySet<string>): Words {
  const mandates = along.filter(({ what }) => what === 'mandate')
  const goes = ({ operatorId }: Along) =>
    mandates.some((each) => each.operatorId === operatorId) &&
    mandates.every((each) => each.operatorId !== operatorId || ending.has(each.number))
  const staying = along.filter((each) => !ending.has(each.number) && !(each.what === 'mark' && goes(each)))
  if (staying.length === 0)
    return { zh: '没有随同转移的运营授权、使用合同和使用标识', en: 'No mandate, use agreement or mark passes along with it' }
  const told = staying.slice(0, mostNamed)
  const more = staying.length - told.length
  return {
    zh: `随同转移：${told.map(({ what, number, name, until }) => `${kinds[what].zh}${number}（${name}，至${until}）`).join('、')}${more > 0 ? `，另有${more}项` : ''}`,
    en: `What passes along: ${told.map(({ what, number, name, until }) => `${kinds[what].en} ${number} (${name}, until ${until})`).join(', ')}${more > 0 ? `, and ${more} more` : ''}`,
  }
}
