import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'

/** A sign in names and headings that a dataset may be important data; a hint to people, never a decision. */
export type ImportantSign = { readonly id: string; readonly sign: RegExp; readonly why: Words; readonly basis: Basis }

const hint = (id: string, sign: RegExp, zh: string, en: string): ImportantSign => ({
  id: `important-${id}`,
  sign,
  why: {
    zh: `${zh}，可能属于重要数据，请对照主管部门的重要数据目录判断`,
    en: `${en}: it may be important data; compare with the authority’s list`,
  },
  basis: 'choice:important-data',
})

/** Signs after the factors of GB/T 43697-2024 annex G, in our own words. */
export const importantSigns: readonly ImportantSign[] = [
  hint('military', /军事|部队|军用|国防|涉密|人防工程|(?<![a-z])military/i, '涉及军事或国防', 'It touches the military or defence'),
  hint(
    'infrastructure',
    /关键信息基础设施|网络拓扑|安全漏洞|口令策略/,
    '涉及关键信息基础设施的部署或弱点',
    'It tells the layout or weak points of critical information infrastructure',
  ),
  hint(
    'pipelines',
    /地下管线|地下管网|综合管廊|输油管|输气管|燃气管网|供水管网/,
    '涉及地下管线等重要设施的分布',
    'It tells where underground lines run',
  ),
  hint('genes', /基因组|基因测序|遗传资源|人类遗传/, '涉及人类遗传资源', 'It holds human genetic resources'),
  hint('hazards', /放射源|重大危险源|病原微生物|剧毒|易制爆|民用爆炸/, '涉及危险源或管制物品', 'It tells of hazards or controlled goods'),
  hint('reserves', /战略储备|储备粮|粮食储备|石油储备|应急储备库/, '涉及战略物资储备', 'It tells of strategic reserves'),
  hint('survey', /测绘成果|基础测绘|大地控制点|重力数据|高精地图|点云/, '涉及基础测绘成果', 'It holds results of basic surveying'),
  hint('epidemic', /传染病个案|流行病学调查|流调/, '涉及公共卫生事件的个案', 'It tells single cases of a public-health event'),
]
