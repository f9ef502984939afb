import { maskInside } from '#scanner/mask-inside.ts'
import type { Ground, SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { Candidate } from '#scanner/recognise/measure.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Scattered } from '#scanner/recognise/rare.ts'

/** A share in percent with one place behind the point. */
export function percent(part: number): string {
  return `${Math.round(part * 1000) / 10}%`
}

const SHORT = 24
const cut = (text: string): string => (text.length > SHORT ? `${text.slice(0, SHORT)}…` : text)

/** What a verdict by values rests on: form, check or dictionary, mask, heading, comment, and the count over all cells. */
export function groundsOf(found: Candidate, view: ColumnView): Ground[] {
  const { kind, form, checked, masked } = found
  const list: Ground[] = []
  const what = kind.form ?? { zh: '格式', en: 'the form' }
  if (form > 0)
    list.push({
      by: 'form',
      words: { zh: `${percent(form)} 的抽样值符合${what.zh}`, en: `${percent(form)} of sampled values have ${what.en}` },
      share: round(form),
    })
  const own = checked - masked
  if (own > 0 && kind.by === 'checksum')
    list.push({ by: 'checksum', words: { zh: `${percent(own)} 通过校验`, en: `${percent(own)} pass the check` }, share: round(own) })
  if (own > 0 && kind.by === 'dictionary')
    list.push({
      by: 'dictionary',
      words: { zh: `${percent(own)} 与公布的名录、号段或词表相符`, en: `${percent(own)} agree with published tables` },
      share: round(own),
    })
  if (masked > 0)
    list.push({
      by: 'mask',
      words: { zh: `${percent(masked)} 的值已脱敏`, en: `${percent(masked)} of values are masked already` },
      share: round(masked),
    })
  const exact = kind.exact ? view.facts.checks[kind.exact] : 0
  if (exact > 0 && kind.by === 'checksum')
    list.push({
      by: 'checksum',
      words: { zh: `全部 ${view.filled} 个单元格中 ${exact} 个通过校验`, en: `${exact} of all ${view.filled} cells pass the check` },
      share: round(Math.min(1, exact / view.filled)),
    })
  return [...list, ...headingGrounds(found.type, view)]
}

const round = (part: number): number => Math.round(part * 1e4) / 1e4

/** Heading and comment as grounds, where they speak for the kind. */
export function headingGrounds(type: SemanticType, view: ColumnView): Ground[] {
  if ((view.heading.hints.get(type) ?? 0) < 0.5) return []
  const { published } = view.heading
  if (published) {
    const { title, standard } = published
    return [
      {
        by: 'heading',
        words: {
          zh: `列名“${cut(view.name)}”是 ${standard} 的字段名，意为“${title}”`,
          en: `${standard} names a field “${cut(view.name)}”: ${title}`,
        },
      },
    ]
  }
  if (view.heading.commented.has(type))
    return [
      {
        by: 'comment',
        words: {
          zh: `字段注释“${cut(maskInside(view.facts.comment))}”与此相符`,
          en: `The comment “${cut(maskInside(view.facts.comment))}” agrees`,
        },
      },
    ]
  return [{ by: 'heading', words: { zh: `列名“${cut(view.name)}”与此相符`, en: `The heading “${cut(view.name)}” agrees` } }]
}

const NAMES: Partial<Record<SemanticType, Words>> = {
  id_number: { zh: '身份证号', en: 'identity numbers' },
  mobile: { zh: '手机号', en: 'mobile numbers' },
  bank_card: { zh: '银行卡号', en: 'card numbers' },
  email: { zh: '电子邮箱', en: 'addresses of mail' },
}

/** Says how many cells of the column are personal values of another kind. */
export function scatteredGround({ type, count, share, exact }: Scattered): Ground {
  const name = NAMES[type] ?? { zh: type, en: type }
  const where = exact ? { zh: '全部单元格', en: 'all cells' } : { zh: '抽样值', en: 'the sample' }
  return {
    by: type === 'email' ? 'form' : type === 'mobile' ? 'dictionary' : 'checksum',
    words: {
      zh: `另有 ${count} 个单元格是${name.zh}（${where.zh}的 ${percent(share)}）`,
      en: `${count} further cells are ${name.en} (${percent(share)} of ${where.en})`,
    },
    share: round(share),
  }
}

/** The grounds in one sentence, for people. */
export function evidenceOf(grounds: readonly Ground[], lead: Words): Words {
  return {
    zh: [lead.zh, ...grounds.map((ground) => ground.words.zh)].filter(Boolean).join('；'),
    en: [lead.en, ...grounds.map((ground) => ground.words.en)].filter(Boolean).join('; '),
  }
}
