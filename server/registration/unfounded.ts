import type { Words } from '#law/words.ts'

const grounds = {
  utility: { zh: '公用企业报备运营的是本单位的资产（§5.11）', en: 'a utility’s notification covers its own assets (§5.11)' },
  entrusted: {
    zh: '行政事业单位的公共数据由市数据局选取的运营主体运营（§5.1、§5.2）',
    en: 'a public unit’s data is operated by whom the bureau selected (§5.1, §5.2)',
  },
  raw: { zh: '公共数据的原始数据不出域（§5.6）', en: 'raw public data stays in its domain (§5.6)' },
} as const satisfies Record<string, Words>

/** A mandate over an asset, or an agreement of use on it, that has no ground any more once a receiver holds it, and why. */
export type Unfounded = {
  readonly what: 'mandate' | 'agreement'
  readonly id: string
  readonly number: string
  readonly ground: keyof typeof grounds
  readonly operatorId: string
  readonly developerId: string | null
}

/** What ends with a transfer, by number, and on what ground. Pure. */
export function unfoundedWords(ended: readonly Unfounded[]): Words {
  const numbers = (what: Unfounded['what']) => ended.filter((each) => each.what === what).map(({ number }) => number)
  const [mandates, agreements] = [numbers('mandate'), numbers('agreement')]
  const whys = [...new Set(ended.map(({ ground }) => ground))].map((ground) => grounds[ground])
  const zh = [
    ...(mandates.length > 0 ? [`运营授权${mandates.join('、')}`] : []),
    ...(agreements.length > 0 ? [`使用合同${agreements.join('、')}`] : []),
  ].join('和')
  const en = [
    ...(mandates.length > 0 ? [`mandate ${mandates.join(', ')}`] : []),
    ...(agreements.length > 0 ? [`agreement ${agreements.join(', ')}`] : []),
  ].join(' and ')
  return { zh: `${zh}随之终止：${whys.map((why) => why.zh).join('；')}`, en: `${en} end with it: ${whys.map((why) => why.en).join('; ')}` }
}
