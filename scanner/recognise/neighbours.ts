import { DAY, parseCompactDay, timesIn } from '#scanner/profile/day.ts'
import { evidenceOf } from '#scanner/recognise/grounds.ts'
import { fitName, isLatinName, NO_PERSON } from '#scanner/recognise/names.ts'
import { ICD, isIllness, isShort } from '#scanner/recognise/kinds/health-status.ts'
import { fitOrganisation } from '#scanner/recognise/organisations.ts'
import { isKnownPlace } from '#scanner/recognise/regions.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { SemanticType } from '#contract/findings.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Verdict } from '#scanner/recognise/judge.ts'

type Table = { views: readonly ColumnView[]; verdicts: Verdict[] }

/** Second look, column beside column: what stands next to a column may say what the column alone cannot. */
export function judgeNeighbours(views: readonly ColumnView[], verdicts: Verdict[]): void {
  const table = { views, verdicts }
  for (let at = 0; at + 1 < views.length; at++) positions(table, at)
  for (let at = 0; at < views.length; at++) {
    regionNames(table, at)
    regionCodes(table, at)
    archives(table, at)
    disabilities(table, at)
    illnesses(table, at)
    certificates(table, at)
    births(table, at)
    bearers(table, at)
    parts(table, at)
    holders(table, at)
    accounts(table, at)
    marks(table, at)
  }
}

/** Gives a column the meaning that a neighbour lends it, and says which. */
function lend({ views, verdicts }: Table, at: number, type: SemanticType, confidence: number, from: number): void {
  const ground = {
    by: 'neighbour' as const,
    words: { zh: `与“${views[from]!.name}”列互为佐证`, en: `Supported by the column “${views[from]!.name}”` },
  }
  const grounds = [ground, ...verdicts[at]!.grounds.filter(({ by }) => by !== 'shape')]
  verdicts[at] = { ...verdicts[at]!, type, confidence, grounds, evidence: evidenceOf([ground], { zh: '', en: '' }) }
}

/** The nearest column of one of the kinds, within so many columns on either side, or -1. */
function nearest({ verdicts }: Table, at: number, within: number, ...types: SemanticType[]): number {
  for (let step = 1; step <= within; step++)
    for (const place of [at + step, at - step]) if (verdicts[place] && types.includes(verdicts[place].type)) return place
  return -1
}

const LONGITUDE = /lon(?:gitude)?$|lng$|经度$|jd$/i
const LATITUDE = /lat(?:itude)?$|纬度$|wd$/i
const MILLIONTHS = 1e6

/** Whole numbers under longitude and latitude side by side are millionths of a degree, as terminals of vehicles write them. */
function millionths(
  { views, verdicts }: Table,
  at: number,
): readonly ['longitude', 'latitude'] | readonly ['latitude', 'longitude'] | null {
  const [a, b] = [views[at]!, views[at + 1]!]
  const fits = (view: ColumnView, name: RegExp, from: number, to: number): boolean =>
    view.physical === 'integer' && name.test(view.name) && view.min >= from * MILLIONTHS && view.max <= to * MILLIONTHS
  const isNumber = (verdict: Verdict): boolean => isPlainMeasure(verdict) || verdict.type === 'code' || verdict.type === 'record_id'
  if (!isNumber(verdicts[at]!) || !isNumber(verdicts[at + 1]!)) return null
  if (fits(a, LONGITUDE, 72, 136) && fits(b, LATITUDE, 3, 54)) return ['longitude', 'latitude']
  return fits(a, LATITUDE, 3, 54) && fits(b, LONGITUDE, 72, 136) ? ['latitude', 'longitude'] : null
}

/** Two neighbouring decimals with several places, one within China's longitudes and one within its latitudes, are a position. */
function positions(table: Table, at: number): void {
  const [a, b] = [table.views[at]!, table.views[at + 1]!]
  const whole = millionths(table, at)
  if (whole) {
    lend(table, at, whole[0], 0.8, at + 1)
    lend(table, at + 1, whole[1], 0.8, at)
    return
  }
  if (!isPlainMeasure(table.verdicts[at]!) || !isPlainMeasure(table.verdicts[at + 1]!) || !precise(a) || !precise(b)) return
  const lon = (view: ColumnView): boolean => within(view, 72, 136)
  const lat = (view: ColumnView): boolean => within(view, 3, 54)
  const [first, second] =
    lon(a) && lat(b) ? (['longitude', 'latitude'] as const) : lat(a) && lon(b) ? (['latitude', 'longitude'] as const) : []
  if (!first || !second) return
  lend(table, at, first, 0.8, at + 1)
  lend(table, at + 1, second, 0.8, at)
}

function isPlainMeasure(verdict: Verdict): boolean {
  return verdict.type === 'measure' || verdict.type === 'quantity'
}

function precise(view: ColumnView): boolean {
  return view.physical === 'decimal' && share(view.values, (value) => /\.\d{4}/.test(value)) > 0.6
}

function within(view: ColumnView, from: number, to: number): boolean {
  return (
    share(view.values, (value) => Number(value) === 0 || (Number(value) >= from && Number(value) <= to)) > 0.98 &&
    share(view.values, (value) => Number(value) >= from) > 0.7
  )
}

/** Short words beside a column of divisions, a third of them in the tables of places, are divisions too: province, city, county side by side. */
function regionNames(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'category' && type !== 'object_name') return
  const view = table.views[at]!
  const beside = nearest(table, at, 1, 'region_name')
  if (beside < 0 || view.heading.hints.has('category') || view.heading.hints.has('object_name')) return
  if (share(view.values, isKnownPlace) > 0.34 && share(view.values, (value) => /^[\u4e00-\u9fff]{2,12}$/.test(value)) > 0.9)
    lend(table, at, 'region_name', 0.6, beside)
}

const CODE_TAIL = /(?:_?code|_?id|代码|编码|dm|bm)$/i
const NAME_TAIL = /(?:_?name|名称|mc)$/i

/** A code whose heading has the stem of a column of region names, as xzqdm beside xzqmc, is a region code. */
function regionCodes(table: Table, at: number): void {
  const view = table.views[at]!
  const { type } = table.verdicts[at]!
  if (type !== 'code' && type !== 'record_id' && type !== 'category') return
  const stem = view.name.replace(CODE_TAIL, '')
  if (stem === view.name || stem === '') return
  const pair = table.views.findIndex(
    (other, place) =>
      place !== at && table.verdicts[place]!.type === 'region_name' && (other.name === stem || other.name.replace(NAME_TAIL, '') === stem),
  )
  if (pair >= 0) lend(table, at, 'region_code', 0.7, pair)
}

/** Certificates of firms, goods and places. */
const OF_FIRMS = /许可|资质|登记证|批准|合格|认证|营业|备案|产品|经营|单位|企业|机构|车辆|营运|检[验测]/
/** Headings of who stands or acts for another: no holder of a certificate, nobody whom the table pays. */
export const FOR_OTHERS = /联系|负责|法定|代表|经办|填[报表]|制表|审[核批]|经理|销售|[校院园馆站所厂店]长|contact|legal/i

/** A number headed as of some certificate (献血证号, 执业药师注册证号) is of the person beside it. */
function certificates(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  const { chinese } = table.views[at]!.heading
  if ((type !== 'code' && type !== 'record_id') || !/[^保例凭验公鉴论]证(?:书|件)?(?:编号|号码?)$/.test(chinese) || OF_FIRMS.test(chinese))
    return
  const beside = nearest(table, at, 4, 'person_name', 'id_number')
  if (beside >= 0 && !FOR_OTHERS.test(table.views[beside]!.heading.chinese)) lend(table, at, 'cert_no', 0.6, beside)
}

/** Kinds by which a person is told whatever the table is about. */
const PERSONS = ['id_number', 'person_name', 'social_security_no', 'medical_record_no'] as const

/** The number of a file (档案编号, dabh) is a patient’s among illnesses only; elsewhere it is a number of the person beside it. */
function archives(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  const { chinese, joined } = table.views[at]!.heading
  if (type !== 'medical_record_no' || !(joined === 'dabh' || /^档案编?号$/.test(chinese))) return
  if (table.verdicts.some((one, place) => place !== at && (one.type === 'health_status' || one.type === 'medical_record_no'))) return
  const beside = nearest(table, at, table.views.length, 'person_name', 'id_number', 'driving_licence_no')
  if (beside >= 0) lend(table, at, 'cert_no', 0.6, beside)
}

/** Share of illnesses from which words of a few kinds tell of persons’ health where persons stand beside them. */
const ILL = 0.6

/** Who only works with what the table is about. */
const STAFF =
  /抽样|采样|检[验测查]|送检|审[核批]|批准|负责|责任|法定|联系|经办|承办|管[理护]|保管|养护|巡查|填报|登记人|医[生师]|护士|(?<![人学队党会社])员$|长$/
/** Headings of what illnesses are of that are no persons’ here: things that fall ill as persons do, and doctors by what they treat. */
const OF_THINGS = /畜|禽|动物|[犬猪牛羊鱼树]|(?<!疫)苗|作物|植物|养殖|林木|专家|擅长|[出坐]诊|研究方向/
/** Headings of samples, which are of persons where a person is told by more than a name. */
const OF_SAMPLES = /食品|样品|水样/
/** Results of tests, which say of somebody what an illness says. */
const RESULT = /^(?:[弱强]?阳性|阴性|[(（][+±-][)）])$/

/** The column of the persons a table is about, or -1 where it is about things. */
export function personsIn({ views, verdicts }: Table): number {
  const isOf = (words: RegExp): boolean => views.some(({ name }) => words.test(name))
  const isTold = verdicts.some(({ type }) => type === 'id_number' || type === 'gender' || type === 'birth_date' || type === 'age')
  if (isOf(OF_THINGS) || (isOf(OF_SAMPLES) && !isTold)) return -1
  return verdicts.findIndex(
    ({ type }, at) => (PERSONS as readonly SemanticType[]).includes(type) && !STAFF.test(views[at]!.heading.chinese),
  )
}

const DISABILITY = /(?:^|_)(?:cj|pj|sn)(?:lb|lx|dj|zl)$/i
const KIND_OF_DISABILITY = /^(?:视力|听力|言语|肢体|智力|精神|多重)$/

/** Whether a column says that its table is of disability: by its heading, by grades under 残疾等级 in initials, or by the words of its kinds. */
const isOfDisability = ({ name, values }: ColumnView): boolean =>
  /残|失能|(?:^|_)cjzh$/i.test(name) ||
  (/(?:^|_)cjdj$/i.test(name) && share(values, isShort) >= 0.9) ||
  (DISABILITY.test(name) && share(values, (value) => KIND_OF_DISABILITY.test(value)) >= 0.9)

/**
 * Kinds and grades under initials that stand for disability and for much else (采集类型, 评价等级) are of the person beside them where the
 * table says that it is of disability.
 */
function disabilities(table: Table, at: number): void {
  const { name, values } = table.views[at]!
  const { type } = table.verdicts[at]!
  if ((type !== 'category' && type !== 'quantity' && type !== 'code') || !DISABILITY.test(name) || share(values, isShort) < 0.9) return
  const person = table.views.some(isOfDisability) ? nearest(table, at, table.views.length, ...PERSONS) : -1
  if (person >= 0) lend(table, at, 'health_status', 0.6, person)
}

/** A few illnesses, or results of tests, over and over are states of the persons in the table, and so are the codes beside such words. */
function illnesses(table: Table, at: number): void {
  const view = table.views[at]!
  const { type } = table.verdicts[at]!
  if (type === 'code') return codesOfIllness(table, at)
  if ((type !== 'category' && type !== 'object_name') || view.heading.hints.has('person_name')) return
  const isTold = (value: string): boolean => RESULT.test(value) || (isWord(value) && isIllness(value))
  if (share(view.values, isTold) < ILL) return
  const person = personsIn(table)
  if (person >= 0) lend(table, at, 'health_status', 0.6, person)
}

function codesOfIllness(table: Table, at: number): void {
  const beside = nearest(table, at, 2, 'health_status')
  const view = table.views[at]!
  if (beside < 0 || share(view.values, (value) => ICD.test(value)) < 0.9) return
  if (isWords(table.views[beside]!) && personsIn(table) >= 0) lend(table, at, 'health_status', 0.6, beside)
}

/** Characters of what may be an illness. */
const LONGEST_ILLNESS = 60

/** Neither a mere state nor a blood type, which are graded alike but say of other things too. */
const isWord = (value: string): boolean =>
  value.length <= LONGEST_ILLNESS && /^[\u4e00-\u9fff]{2}/.test(value) && !/^(?:健康|良好|一般|较差|不详|未查|未知)/.test(value)
const isWords = (view: ColumnView): boolean => share(view.values, (value) => isWord(value) && isIllness(value)) > 0.5

/** Births begin long ago and go on over decades, as no other days of a register of persons do. */
const LONG_AGO = Date.UTC(1975, 0, 1)
const THIRTY_YEARS = 30 * 365.25 * DAY

/** Days under a heading that says nothing are births where a person stands beside them and they lie as births do. */
function births(table: Table, at: number): void {
  const view = table.views[at]!
  if (table.verdicts[at]!.type !== 'date' || view.heading.hints.size > 0 || view.values.length < 10) return
  const beside = nearest(table, at, table.views.length, 'id_number', 'person_name', 'gender')
  if (beside < 0) return
  const days = timesIn(view.values).map((time, n) => (Number.isNaN(time) ? parseCompactDay(view.values[n]!) : time))
  const known = days.filter((day) => !Number.isNaN(day)).sort((a, b) => a - b)
  const old = known.filter((day) => day < LONG_AGO).length
  if (known.length < 10 || old < known.length * 0.2 || known.at(-1)! - known[0]! < THIRTY_YEARS) return
  lend(table, at, 'birth_date', 0.5, beside)
}

/** Share of names in Latin letters from which a column beside a passport is of their bearers. */
const LATIN = 0.7
/** What shows that a column headed as of persons, perhaps, is of persons. */
const WITH_PERSONS = ['person_name', 'email', 'mobile', 'birth_date', 'plate'] as const

/** A name without a word for whose it is belongs to the bearer of the identity or mobile number beside it. */
function bearers(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'object_name' && type !== 'category') return
  const view = table.views[at]!
  const { hints, joined, chinese } = view.heading
  if (hints.size > 0 && !hints.has('person_name') && joined !== 'name' && chinese !== '名称' && joined !== 'mc') return
  const isForeign = share(view.values, isLatinName) >= LATIN && share(view.values, (value) => NO_PERSON.test(value)) <= 0.1
  const beside = isForeign
    ? nearest(table, at, 3, 'passport', 'travel_permit', 'id_number', ...(hints.has('person_name') ? WITH_PERSONS : []))
    : nearest(table, at, 2, 'id_number', 'mobile', 'gender', 'birth_date')
  if (beside < 0 || view.variety < (isForeign && (joined === 'name' || hints.has('person_name')) ? 0.02 : 0.2)) return
  if (
    isForeign ||
    (share(view.values, (value) => /^[\u4e00-\u9fff]{2,4}$/.test(value)) > 0.8 &&
      share(view.values, (value) => fitName(value) !== FIT.no) > 0.5)
  )
    lend(table, at, 'person_name', 0.6, beside)
}

const PART = /^(?:surname|(?:first|last|given|family|middle)name|xing|ming)$|^(?:英文)?[姓名]$/

/** Surnames and given names in columns of their own are names, beside what tells a person. */
function parts(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'object_name' && type !== 'category') return
  const view = table.views[at]!
  if (!PART.test(view.heading.chinese || view.heading.joined)) return
  const beside = nearest(table, at, 5, 'passport', 'travel_permit', 'id_number', 'email', 'mobile', 'birth_date')
  if (beside < 0 || share(view.values, (value) => /^\p{Lu}[\p{L}'’-]{0,20}(?: \p{L}{1,20})?$|^[\u4e00-\u9fff]{1,3}$/u.test(value)) < 0.9)
    return
  lend(table, at, 'person_name', 0.6, beside)
}

/** A plain 名称 beside a credit code is the name of the organisation that holds it. */
function holders(table: Table, at: number): void {
  if (table.verdicts[at]!.type !== 'object_name') return
  const view = table.views[at]!
  if (
    view.heading.joined !== 'name' &&
    view.heading.joined !== 'mc' &&
    !/^(?:名称|主体|对象|申请人|当事人|相对人)/.test(view.heading.chinese)
  )
    return
  const beside = nearest(table, at, 3, 'uscc', 'org_code', 'business_licence_no')
  if (beside >= 0 && share(view.values, (value) => fitOrganisation(value) >= FIT.checked) > 0.3) lend(table, at, 'org_name', 0.7, beside)
}

const OF_ONE = /^(?:个人|职工)(?:公积金|社保|证券|基金)?[账帐]号码?$|^(?:公积金|证券|基金)(?:个人)?[账帐]号码?$/

/**
 * Long numbers under 账号 beside a bank are an account: of an organisation where one stands in the table, of a person otherwise; what only
 * organisations have is left.
 */
function accounts(table: Table, at: number): void {
  const view = table.views[at]!
  const { type } = table.verdicts[at]!
  if (
    (type !== 'code' &&
      type !== 'record_id' &&
      type !== 'account_name' &&
      type !== 'card_no' &&
      !(type === 'bank_account' && view.heading.hints.has('bank_card'))) ||
    !(view.heading.hints.has('bank_card') || view.heading.hints.has('bank_account'))
  )
    return
  // A person’s account with the housing fund, a broker or the like, whoever employs them.
  if (type !== 'bank_account' && OF_ONE.test(view.heading.chinese)) {
    const owner = nearest(table, at, 4, 'person_name', 'id_number')
    if (owner >= 0 && share(view.values, (value) => /^\d{8,20}$/.test(value)) >= 0.8) return lend(table, at, 'bank_card', 0.6, owner)
  }
  const isOfOrganisation = table.verdicts.some((one) => one.type === 'uscc' || one.type === 'org_name')
  const bank = nearest(table, at, 3, 'bank_name')
  // What stands beside a person, and no organisation, is that person’s account without any bank named.
  const beside = bank < 0 && type === 'bank_account' && !isOfOrganisation ? nearest(table, at, 3, 'person_name', 'id_number') : bank
  if (beside < 0 || share(view.values, (value) => /^[\d\s-]{9,34}$/.test(value)) < 0.8) return
  const found = isOfOrganisation ? 'bank_account' : 'bank_card'
  if (found !== type) lend(table, at, found, 0.6, beside)
}

/** What is taught at schools, as a column of marks is headed. */
const SUBJECT =
  /^(?:语文|数学|外语|英语|物理|化学|生物|生物学|历史|地理|政治|道德与法治|道法|思想品德|体育|体育与健康|科学|信息技术|音乐|美术|理综|文综)(?:成绩|分数?)?$/

/** Marks in a table that names persons are theirs; elsewhere they stay an index. */
function marks(table: Table, at: number): void {
  const { type } = table.verdicts[at]!
  if (type !== 'index' && type !== 'quantity' && type !== 'measure') return
  const view = table.views[at]!
  if (((view.heading.hints.get('score') ?? 0) < 0.9 && !SUBJECT.test(view.heading.chinese)) || !(view.min >= 0 && view.max <= 1000)) return
  const person = table.verdicts.findIndex(
    (one) => (one.type === 'person_name' || one.type === 'student_no' || one.type === 'exam_ticket_no') && one.confidence >= 0.5,
  )
  if (person >= 0 && !/评分|满意/.test(view.name)) lend(table, at, 'score', 0.7, person)
}
