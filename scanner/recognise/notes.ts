import { isRounded } from '#scanner/recognise/kinds/id-number.ts'
import { isPrivateAddress } from '#scanner/recognise/kinds/ip.ts'
import { isCut, isNaming } from '#scanner/recognise/lost-digits.ts'
import { percent } from '#scanner/recognise/grounds.ts'
import { personTableOf } from '#scanner/recognise/person-tables.ts'
import { share } from '#scanner/recognise/values.ts'
import type { Ground, SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { PersonTable } from '#scanner/recognise/person-tables.ts'

const NAMES: Readonly<Record<PersonTable, Words>> = {
  religion: { zh: '宗教', en: 'religions' },
  marital: { zh: '婚姻状况', en: 'marital status' },
  politics: { zh: '政治面貌', en: 'political affiliation' },
  education: { zh: '学历', en: 'education' },
  kinship: { zh: '家庭关系', en: 'kinship' },
  title: { zh: '职称', en: 'professional title' },
}

/**
 * What else is worth knowing of a column of this kind: how precise places are, whether numbers were rounded or cut off, which network
 * addresses, and which code table a category follows.
 */
export function notesOf(type: SemanticType, view: ColumnView): Ground[] {
  if (type === 'longitude' || type === 'latitude' || type === 'coordinates') return [precision(view)]
  if (type === 'ip') return [networks(view)]
  if (isNaming(type)) return [...(type === 'id_number' ? rounded(view) : []), ...cutOff(view)]
  return type === 'category' ? tables(view) : []
}

function precision(view: ColumnView): Ground {
  const fine = share(view.values, (value) => /\.\d{5}/.test(value))
  return {
    by: 'form',
    words:
      fine > 0.5
        ? {
            zh: `${percent(fine)} 的坐标有 5 位以上小数（约 1 米），属高精度坐标；坐标系（CGCS2000、WGS84、GCJ-02、BD-09）须由提供方说明`,
            en: `${percent(fine)} of positions have five places or more (about a metre): high precision; the provider must name the reference system`,
          }
        : {
            zh: '坐标精度低于约 1 米；坐标系须由提供方说明',
            en: 'Positions are coarser than about a metre; the provider must name the reference system',
          },
    share: fine,
  }
}

function rounded(view: ColumnView): Ground[] {
  const lost = share(view.values, isRounded)
  return lost === 0
    ? []
    : [
        {
          by: 'form',
          words: {
            zh: `${percent(lost)} 的号码被表格软件当作数值保存，末几位已成为 0，不能再用于核对；请从原系统以文本导出`,
            en: `${percent(lost)} of the numbers were kept as figures by a spreadsheet program: their last places have become 0 and serve no comparison; export them anew as text`,
          },
          share: lost,
        },
      ]
}

function cutOff(view: ColumnView): Ground[] {
  const lost = share(view.values, isCut)
  return lost === 0
    ? []
    : [
        {
          by: 'form',
          words: {
            zh: `${percent(lost)} 的号码被表格软件改成了科学计数（如 3.50102E+17），第六位以后的数字已丢失，无法恢复，不能再用于核对；请从原系统以文本格式重新导出`,
            en: `${percent(lost)} of the numbers were turned into scientific notation (as 3.50102E+17) by a spreadsheet program: the digits after the sixth are lost for good and serve no comparison; export them anew from the original system as text`,
          },
          share: lost,
        },
      ]
}

function networks(view: ColumnView): Ground {
  const inner = share(view.values, isPrivateAddress)
  return {
    by: 'form',
    words: {
      zh: `其中内网地址 ${percent(inner)}，公网地址 ${percent(1 - inner)}`,
      en: `${percent(inner)} private and ${percent(1 - inner)} public addresses`,
    },
    share: inner,
  }
}

/**
 * Religion is sensitive by GB/T 45574, marital status and the like are personal, where they are those of persons: the rules of grading say
 * whether they are.
 */
function tables(view: ColumnView): Ground[] {
  const found = personTableOf(view)
  if (!found) return []
  const { zh, en } = NAMES[found.table]
  const words =
    found.table === 'religion'
      ? {
          zh: `取值与${zh}代码表相符；是个人的信仰时属敏感个人信息（GB/T 45574）`,
          en: `Values are ${en}: sensitive personal information where persons hold them (GB/T 45574)`,
        }
      : { zh: `取值与${zh}代码表相符；与个人同表时属个人信息`, en: `Values follow the table of ${en}: personal information beside persons` }
  return [{ by: 'dictionary', words, share: found.share }]
}
