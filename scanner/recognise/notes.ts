import { PERSON_CATEGORIES } from '#scanner/recognise/data/dictionaries.ts'
import { isPrivateAddress } from '#scanner/recognise/kinds/ip.ts'
import { percent } from '#scanner/recognise/grounds.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Ground, SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '))
const RELIGIONS = words(PERSON_CATEGORIES.religion)
const OTHERS = [
  ['婚姻状况', 'marital status', words(PERSON_CATEGORIES.marital)],
  ['政治面貌', 'political affiliation', words(PERSON_CATEGORIES.politics)],
  ['学历', 'education', words(PERSON_CATEGORIES.education)],
  ['家庭关系', 'kinship', words(PERSON_CATEGORIES.kinship)],
  ['职称', 'professional title', words(PERSON_CATEGORIES.title)],
] as const

/** What else is worth knowing of a column of this kind: how precise places are, which network addresses, and which code table a category follows. */
export function notesOf(type: SemanticType, view: ColumnView): Ground[] {
  if (type === 'longitude' || type === 'latitude' || type === 'coordinates') return [precision(view)]
  if (type === 'ip') return [networks(view)]
  return type === 'category' || type === 'object_name' ? tables(view) : []
}

function precision(view: ColumnView): Ground {
  const fine = share(view.values, (value) => /\.\d{5}/.test(value))
  return {
    by: 'form',
    words: fine > 0.5
      ? { zh: `${percent(fine)} 的坐标有 5 位以上小数（约 1 米），属高精度坐标；坐标系（CGCS2000、WGS84、GCJ-02、BD-09）须由提供方说明`, en: `${percent(fine)} of positions have five places or more (about a metre): high precision; the provider must name the reference system` }
      : { zh: '坐标精度低于约 1 米；坐标系须由提供方说明', en: 'Positions are coarser than about a metre; the provider must name the reference system' },
    share: fine,
  }
}

function networks(view: ColumnView): Ground {
  const inner = share(view.values, isPrivateAddress)
  return { by: 'form', words: { zh: `其中内网地址 ${percent(inner)}，公网地址 ${percent(1 - inner)}`, en: `${percent(inner)} private and ${percent(1 - inner)} public addresses` }, share: inner }
}

/** Religion is sensitive by GB/T 45574 though the vocabulary has no kind of its own for it; marital status and the like describe persons. */
function tables(view: ColumnView): Ground[] {
  const within = (table: ReadonlySet<string>): number => share(view.values, (value) => table.has(value))
  const pious = within(RELIGIONS)
  if (pious > 0.6) return [{ by: 'dictionary', words: { zh: '取值为宗教信仰，属敏感个人信息（GB/T 45574）', en: 'Values are religions: sensitive personal information (GB/T 45574)' }, share: pious }]
  for (const [zh, en, table] of OTHERS) {
    const found = within(table)
    if (found > 0.7) return [{ by: 'dictionary', words: { zh: `取值与${zh}代码表相符，描述个人`, en: `Values follow the table of ${en} and describe persons` }, share: found }]
  }
  return []
}
