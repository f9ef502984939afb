import { COVER } from '#contract/covering.ts'
import { fieldsOf } from '#contract/forms.ts'
import type { AssetView } from '#contract/inventory.ts'
import type { OutsideRegistration } from '#contract/registration.ts'
import type { Problem } from '#contract/route.ts'
import { textOf } from '#contract/text-of.ts'
import { forms } from '#law/forms.ts'
import { organisationKinds } from '#law/parties.ts'
import type { FormCell, FormGroup, FormSource, RegistrationForm } from '#law/registration-forms.ts'
import { cardText } from '#server/inventory/card-text.ts'
import { regionLevel } from '#law/registration-forms/region-level.ts'
import type { WholeOrganisation } from '#contract/parties.ts'
import { whyNotDestroyed } from '#server/inventory/standing.ts'
import { sizeOf } from '../certificate-facts.ts'
import { nationalKind } from './national-kind.ts'
import { whyNotTaken } from './register-scope.ts'

/** A product made from an asset, as far as a form tells of it. */
export type MadeProduct = { readonly number: string | null; readonly name: string; readonly developerName: string }
/** Who may operate an asset by a mandate, or use it by an agreement, in force: until when, by which paper, and what limits it. */
export type RightHolder = {
  readonly by: 'mandate' | 'agreement'
  readonly name: string
  readonly uscc: string
  readonly beginsOn: string
  readonly endsOn: string
  readonly number: string
  readonly limits: string
}
/**
 * What a form is filled with: the asset with its card and papers, the unit that holds it, the products made from it that were filed,
 * whoever operates or uses it, and its records in other registers, on a day.
 */
export type FormKnown = {
  readonly asset: AssetView
  readonly unit: WholeOrganisation
  readonly products: readonly MadeProduct[]
  readonly parties: readonly RightHolder[]
  readonly outside: readonly OutsideRegistration[]
  readonly today: string
}
type Told = FormKnown & { readonly party?: RightHolder }

/** One cell as it is written: empty where the platform does not know it, or knows more than the register takes, which its rule then says. */
export type FilledCell = { readonly label: string; readonly rule: string; readonly value: string }
export type FilledGroup = { readonly title: string; readonly cells: readonly FilledCell[] }

const cardFields = fieldsOf(forms['information-card'])
const unitFields = fieldsOf(forms['organisation-particulars'])
const conclusions = fieldsOf(forms['legal-opinion'])['conclusion']?.options

/** Why there is no form of this register for an asset, with its basis: it was destroyed, or the register does not take its data; null when there is. Pure. */
export function whyNotForm(
  form: RegistrationForm,
  asset: Pick<AssetView, 'holderKind' | 'origin' | 'isDutyData' | 'state'>,
): Problem | null {
  return whyNotDestroyed(asset) ?? whyNotTaken(form, asset)
}

/**
 * The cells of a form with what card, asset and papers know; nothing is guessed, and what is covered from whoever fetches it (of another
 * unit, unless `isOwn`) stays empty and says why. Pure.
 */
export function fillForm(form: RegistrationForm, known: FormKnown, isOwn: boolean): FilledGroup[] {
  const filled = ({ title, cells }: FormGroup, told: Told, nth = ''): FilledGroup => ({
    title: `${title}${nth}`,
    cells: cells.map((cell) => filledCell(cell, told, isOwn)),
  })
  return form.groups.flatMap((group) =>
    group.each
      ? known.parties.map((party, n) => filled(group, { ...known, party }, known.parties.length > 1 ? String(n + 1) : ''))
      : [filled(group, known)],
  )
}

function filledCell(cell: FormCell, known: Told, isOwn: boolean): FilledCell {
  const { label, from = [], otherwise, rule = '', max = Infinity } = cell
  const why = isOwn ? undefined : from.map((source) => whyCovered(source, known.asset)).find((words) => words !== null)
  if (why) return { label, rule: [rule, why].filter(Boolean).join('；'), value: '' }
  const told = from.map((source) => sourceText(source, cell, known)).filter((text) => text !== '')
  const whole =
    told.join(from.every((source) => source.startsWith('card.time')) ? ' 至 ' : '；') ||
    (otherwise ? sourceText(otherwise, cell, known) : '')
  if (cell.isLevel) return levelCell(cell, whole)
  const length = [...whole].length
  if (length <= max)
    return {
      label,
      rule: [
        rule,
        ...from.map((source) => staleWords(source, known.asset)),
        ...(from.includes('national.kind') ? [nationalKind(known.outside, known.today).says] : []),
      ]
        .filter(Boolean)
        .join('；'),
      value: whole,
    }
  return { label, rule: [rule, `卡片中为 ${length} 字，本项不超过 ${max} 字，须改短`].filter(Boolean).join('；'), value: '' }
}

/** The level of the place the card names, with the place; where its words leave the level open, people choose it. */
function levelCell({ label, rule = '' }: FormCell, place: string): FilledCell {
  const level = place && regionLevel(place)
  if (level) return { label, rule, value: place === level ? level : `${level}（${place}）` }
  return { label, rule: place ? `${rule}；卡片中为“${place}”，请选定层级` : rule, value: '' }
}

/** Why an item of the card is not written for another unit: it reaches a person, or its grade hides it; null when it is written. Pure. */
function whyCovered(source: FormSource, { card }: AssetView): string | null {
  const name = source.startsWith('card.') ? source.slice('card.'.length) : ''
  const answer = textOf(card[name])
  if (answer === COVER) return '卡片中已填，按级别隐藏（暂行做法：按级别显示），由持有单位填写'
  return answer !== '' && cardFields[name]?.isPersonal
    ? '卡片中已填，只对持有单位完整显示（暂行做法：个人联系信息遮盖）；由持有单位填写，或者在资产页说明理由查看后填写'
    : null
}

function sourceText(source: FormSource, cell: FormCell, { asset, unit, products, party, outside, today }: Told): string {
  const [of, name = ''] = source.split('.')
  if (of === 'national') return nationalKind(outside, today).kind
  if (of === 'party')
    return party
      ? ({
          name: party.name,
          uscc: party.uscc,
          right: party.by === 'mandate' ? '经营权' : '使用权',
          term: `${party.beginsOn} 至 ${party.endsOn}`,
          limits: party.limits,
          proof: `${party.by === 'mandate' ? '运营授权' : '使用合同'}${party.number}`,
        }[name] ?? '')
      : ''
  if (of === 'unit') return unitText(name, unit)
  if (of === 'asset')
    return (
      {
        code: asset.code,
        version: `第${asset.version}版`,
        digest: asset.versionSha256,
        sm3: asset.versionSm3,
        products: products.map((each) => `${each.name}${each.number ? `（${each.number}）` : ''}`).join('、'),
        developers: [...new Set(products.map((each) => each.developerName))].join('、'),
      }[name] ?? ''
    )
  if (of === 'paper') return paperText(name, asset)
  if (of === 'certificate') return asset.certificate?.status === 'valid' ? asset.certificate[name as 'rights' | 'limits'] : ''
  const field = cardFields[name]
  if (!field) return ''
  const answer = field.derived ? asset.derived[name] : asset.card[name]
  if (name === 'bytes' && typeof answer === 'number' && answer >= 1024) return `${sizeOf(answer)}（${cardText(field, answer)}）`
  return cell.words?.[textOf(answer)] ?? cardText(field, answer)
}

function unitText(name: string, { name: called, uscc, kind, end, isActive, particulars }: WholeOrganisation): string {
  if (name === 'term' && particulars['term'] === 'until')
    return `${textOf(particulars['registeredOn'])} 至 ${textOf(particulars['termUntil'])}`.trim()
  const field = unitFields[name]
  if (field) return cardText(field, particulars[name])
  const standing = end ? `已于${end.on}终止（${end.ground}）` : isActive ? '存续' : ''
  // Every kind of organisation the platform knows is a legal person.
  return { name: called, uscc, kind: organisationKinds[kind].title.zh, legalForm: '法人', standing }[name] ?? ''
}

/** Whether a paper may be named: one that stands, and of opinions an unqualified one. */
const serves = ({ kind, isStale, conclusion }: AssetView['papers'][number]) =>
  !isStale && (kind !== 'opinion' || conclusion === 'unqualified')

/** That there is a paper which does not serve any more, with its reason; empty where one serves, or there is none. Pure. */
function staleWords(source: FormSource, { papers }: AssetView): string {
  const kind = source.slice('paper.'.length)
  const of = source.startsWith('paper.') ? papers.filter((each) => each.kind === kind) : []
  const last = of.at(-1)
  return last?.staleReason && !of.some(serves) ? `已有的${last.number}${last.staleReason.zh}，需要的重新出具` : ''
}

function paperText(name: string, { papers, certificate }: AssetView): string {
  if (name === 'certificate') return certificate?.status === 'valid' ? `${certificate.number}（有效期至${certificate.validUntil}）` : ''
  const paper = papers.findLast((each) => each.kind === name && serves(each))
  const conclusion = paper?.kind === 'opinion' ? conclusions?.[paper.conclusion]?.zh : undefined
  return paper
    ? `${paper.number}（${[paper.firmName, paper.issuedOn ?? `基准日${paper.baseDate}`, conclusion].filter(Boolean).join('，')}）`
    : ''
}
