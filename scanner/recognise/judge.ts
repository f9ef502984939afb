import { evidenceOf, groundsOf, headingGrounds, percent, scatteredGround } from '#scanner/recognise/grounds.ts'
import { holdsPersonal, isNameWithId, personalShare } from '#scanner/recognise/inside-text.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { KINDS } from '#scanner/recognise/kinds/index.ts'
import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import { landline } from '#scanner/recognise/kinds/landline.ts'
import { oneLead, passport } from '#scanner/recognise/kinds/passport.ts'
import { areNames } from '#scanner/recognise/kinds/person-name.ts'
import { mobile } from '#scanner/recognise/kinds/mobile.ts'
import { lostIn } from '#scanner/recognise/lost-digits.ts'
import { fitOf, measure } from '#scanner/recognise/measure.ts'
import { areShort, fitName, frequentShare, givenShare, numberedName } from '#scanner/recognise/names.ts'
import { notesOf } from '#scanner/recognise/notes.ts'
import { COMPANY, fitOrganisation } from '#scanner/recognise/organisations.ts'
import { scatteredIn } from '#scanner/recognise/rare.ts'
import { guessThing } from '#scanner/recognise/things.ts'
import { timeOf } from '#scanner/recognise/times.ts'
import { mostly, share } from '#scanner/recognise/values.ts'
import type { Ground, SemanticType } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Candidate } from '#scanner/recognise/measure.ts'

/** What a column was judged to mean, how sure that is, and on what grounds. */
export type Verdict = { type: SemanticType; confidence: number; masked: boolean; evidence: Words; grounds: Ground[] }

const TELLING = KINDS.filter((kind) => kind.telling)
/** Share of cells with personal data from which a text counts as one that holds them. */
const PERSONAL_SHARE = 0.003
/** The same of addresses of the web, in which numbers stand for many things. */
const ADDRESSED_SHARE = 0.2
/** So many identity numbers, their check right, are no chance however many other values there are. */
const CERTAIN = 2
/** Share of right checks below which numbers are doubtful. */
const MANY = 0.6

/** Judges one column: values first, heading second, and the shape of the values where nothing else speaks. */
export function judgeColumn(view: ColumnView): Verdict {
  if (view.filled === 0 || view.values.length === 0) return judgeEmpty(view)
  const time = timeOf(view)
  if (time) {
    const { isSerial = false, ...told } = time
    const form = isSerial
      ? {
          zh: '整数像是表格软件的日期序号（自1900年起的天数），请在原表中设为日期格式后重新导出',
          en: 'The whole numbers look like day numbers of a spreadsheet (days since 1900); give the cells the format of days and export them again',
        }
      : { zh: '抽样值为日期或时间', en: 'Sampled values are dates or times' }
    const grounds: Ground[] = [{ by: 'form', words: form }, ...headingGrounds(time.type, view)]
    return { ...told, masked: false, grounds, evidence: evidenceOf(grounds, { zh: '', en: '' }) }
  }
  const lost = lostIn(view)
  if (lost) return spoilt(lost, view)
  const numbered = identified(view) ?? numberedNames(view)
  if (numbered) return numbered
  const candidates = KINDS.map((kind) => measure(kind, view)).filter((one) => one !== null)
  const clear = candidates.filter((one) => one.held === 'clearly')
  const winner = (isCertainlyId(clear) ? clear.filter((one) => !isLooser(one)) : clear).sort((a, b) => b.score - a.score)[0]
  if (winner?.type === 'url') return addressed(winner, view)
  const partners = winner?.type === 'org_name' ? personsAmongFirms(view) : null
  if (partners) return partners
  if (winner) return decided(winner, view)
  const partly = candidates.sort((a, b) => b.checked - a.checked)[0]
  return partly ? mixed(partly, view) : (oldIdNumbers(view) ?? documents(view) ?? judgeRest(view))
}

/** Numbers of passports and permits under a heading of documents in general, as where travellers are listed. */
function documents(view: ColumnView): Verdict | null {
  if ((view.heading.hints.get('id_number') ?? 0) < 0.8) return null
  const papers = share(view.values, (value) => fitOf(passport, value) === FIT.checked || /^[CHMLT]\d{8}(?:\d{2})?$/i.test(value))
  if (papers < MANY || oneLead(view.values)) return null
  const words = {
    zh: `${percent(papers)} 的抽样值是护照或通行证号码格式`,
    en: `${percent(papers)} of sampled values have the form of a passport or permit`,
  }
  const grounds: Ground[] = [{ by: 'form', words, share: papers }, ...headingGrounds('id_number', view)]
  return { type: 'passport', confidence: 0.7, masked: false, grounds, evidence: evidenceOf(grounds, { zh: '请复核', en: 'Please check' }) }
}

/** Nine in ten values are identity numbers by their check: no chance, whatever the heading calls them. */
const isCertainlyId = (found: readonly Candidate[]): boolean =>
  found.some(({ type, checked, masked }) => type === 'id_number' && checked - masked >= 0.9)

/** A kind that rests on its heading and a common form alone, and is not of the highest grade itself. */
const isLooser = ({ kind }: Candidate): boolean => kind.by === 'form' && kind.needsHeading === true && !kind.telling

/**
 * Identity numbers of 15 places have no check: all must have an area and a birthday, and the years must be those of many births, a third
 * of them before numbers of business began with an area (GB 2260 is of 1980) or after today.
 */
function oldIdNumbers(view: ColumnView): Verdict | null {
  if (view.values.length < 10 || !view.values.every((value) => value.length === 15 && fitOf(idNumber, value) === FIT.form)) return null
  const years = view.values.map((value) => value.slice(6, 8))
  if (new Set(years).size < 8 || share(years, (year) => year >= '30' && year < '80') < 1 / 3) return null
  const grounds: Ground[] = [
    {
      by: 'form',
      words: {
        zh: '抽样值都是 15 位，含地区和出生日期，像是旧身份证号',
        en: 'All sampled values have 15 places with an area and a birthday, like old identity numbers',
      },
      share: 1,
    },
    ...headingGrounds('id_number', view),
  ]
  return { type: 'id_number', confidence: 0.6, masked: false, grounds, evidence: evidenceOf(grounds, { zh: '请复核', en: 'Please check' }) }
}

/** A name and the identity number of its bearer in one cell, as where two borrowers stand in one row: graded as the number. */
function identified(view: ColumnView): Verdict | null {
  if (view.physical !== 'text' || !mostly(view.values, MANY, isNameWithId)) return null
  const fitting = share(view.values, isNameWithId)
  const grounds: Ground[] = [
    {
      by: 'checksum',
      words: {
        zh: `${percent(fitting)} 的抽样值是姓名和身份证号写在一起`,
        en: `${percent(fitting)} of sampled values are a name and an identity number written together`,
      },
      share: fitting,
    },
    ...headingGrounds('id_number', view),
  ]
  return {
    type: 'id_number',
    confidence: 0.9,
    masked: false,
    grounds,
    evidence: evidenceOf(grounds, { zh: `抽样 ${view.values.length} 个值`, en: `${view.values.length} values sampled` }),
  }
}

/** A number and a name written together, as in GH1000陈伟文: graded as the name, if the names are as names of persons are. */
function numberedNames(view: ColumnView): Verdict | null {
  if (view.physical !== 'text' || !mostly(view.values, 0.6, (value) => numberedName(value) !== null)) return null
  const names = [...new Set(view.values.flatMap((value) => numberedName(value) ?? []))]
  const isCalledSo = (view.heading.hints.get('person_name') ?? 0) >= 0.7
  if (
    names.length < 4 ||
    areShort(names) ||
    frequentShare(names) < (isCalledSo ? 0.5 : 0.7) ||
    givenShare(names) < (isCalledSo ? 0.25 : 0.5)
  )
    return null
  const fitting = share(view.values, (value) => numberedName(value) !== null)
  const grounds: Ground[] = [
    {
      by: 'dictionary',
      words: {
        zh: `${percent(fitting)} 的抽样值是编号和姓名写在一起`,
        en: `${percent(fitting)} of sampled values are a number and a name written together`,
      },
      share: fitting,
    },
    ...headingGrounds('person_name', view),
  ]
  return {
    type: 'person_name',
    confidence: isCalledSo ? 0.9 : 0.7,
    masked: false,
    grounds,
    evidence: evidenceOf(grounds, { zh: `抽样 ${view.values.length} 个值`, en: `${view.values.length} values sampled` }),
  }
}

function judgeEmpty(view: ColumnView): Verdict {
  const told = TELLING.find(({ type }) => view.heading.hints.get(type) === 1 && (view.heading.chinese !== '' || type === 'id_number'))
  const grounds = told ? headingGrounds(told.type, view) : []
  if (told)
    return {
      type: told.type,
      confidence: 0.3,
      masked: false,
      grounds,
      evidence: { zh: '本列全空，仅凭列名判断', en: 'The column is empty; judged by its heading alone' },
    }
  return {
    type: 'empty',
    confidence: 1,
    masked: false,
    grounds: [{ by: 'shape', words: { zh: '本列全空', en: 'The column is empty' } }],
    evidence: { zh: '本列全空', en: 'The column is empty' },
  }
}

function decided(winner: Candidate, view: ColumnView): Verdict {
  const grounds = [...groundsOf(winner, view), ...notesOf(winner.type, view)]
  if (winner.kind.outright && winner.checked < MANY)
    grounds.push({
      by: 'checksum',
      words: {
        zh: `只有 ${percent(winner.checked)} 的抽样值通过校验，号码可能是虚构或改动过的，请复核`,
        en: `Only ${percent(winner.checked)} of sampled values pass the check: the numbers may be invented or altered; please look`,
      },
      share: winner.checked,
    })
  const confidence = Math.min(1, winner.hint > 0 ? winner.score : winner.score * 1.15)
  return {
    type: phoneKind(winner.type, view),
    confidence,
    masked: winner.masked >= 0.6,
    grounds,
    evidence: evidenceOf(grounds, { zh: `抽样 ${view.values.length} 个值`, en: `${view.values.length} values sampled` }),
  }
}

/** Addresses of the web in which persons are named by their numbers are texts that hold personal data. */
function addressed(winner: Candidate, view: ColumnView): Verdict {
  const inside = share(view.values, holdsPersonal)
  if (inside < ADDRESSED_SHARE) return decided(winner, view)
  const grounds: Ground[] = [
    ...groundsOf(winner, view),
    {
      by: 'form',
      words: {
        zh: `${percent(inside)} 的抽样网址内含身份证号、手机号等`,
        en: `${percent(inside)} of sampled addresses hold an identity number, mobile number or the like`,
      },
      share: inside,
    },
  ]
  return { type: 'free_text_pii', confidence: 0.7, masked: false, grounds, evidence: evidenceOf(grounds, { zh: '', en: '' }) }
}

/** Numbers that named something before a spreadsheet program cut them off: graded as what they were, since their first digits tell of it still. */
function spoilt({ type, confidence }: { type: SemanticType; confidence: number }, view: ColumnView): Verdict {
  const grounds = [...headingGrounds(type, view), ...notesOf(type, view)]
  return {
    type,
    confidence,
    masked: false,
    grounds,
    evidence: evidenceOf(grounds, {
      zh: '不是计量值，是损坏的号码，请复核',
      en: 'These are no measures but damaged numbers; please check',
    }),
  }
}

/** Between a fifth and three fifths of the values are of a kind that chance does not make: it is named, and people should look. */
function mixed(found: Candidate, view: ColumnView): Verdict {
  const grounds = [...groundsOf(found, view), ...notesOf(found.type, view)]
  const lead = {
    zh: `本列混有其他内容，${percent(found.checked)} 的值属于此类，请复核`,
    en: `The column is mixed: ${percent(found.checked)} of values are of this kind; please check`,
  }
  return {
    type: phoneKind(found.type, view),
    confidence: Math.min(0.6, 0.3 + found.checked * 0.4 + found.hint * 0.1),
    masked: found.masked >= 0.6 * found.checked && found.masked > 0,
    grounds,
    evidence: evidenceOf(grounds, lead),
  }
}

function judgeRest(view: ColumnView): Verdict {
  const scattered = scatteredIn(view)
  const inside = view.physical === 'text' || view.physical === 'json' ? personalShare(view) : 0
  const grounds: Ground[] = scattered.map(scatteredGround)
  if (inside > 0)
    grounds.push({
      by: 'form',
      words: {
        zh: `${percent(inside)} 的抽样文本内含手机号、身份证号、邮箱、姓名等`,
        en: `${percent(inside)} of sampled texts hold a mobile number, identity number, mail address, name or the like`,
      },
      share: inside,
    })
  const whole = Math.max(0, ...scattered.map((one) => one.share))
  const isCertain = scattered.some(({ type, count }) => type === 'id_number' && count >= CERTAIN)
  if (inside > PERSONAL_SHARE || whole >= PERSONAL_SHARE || isCertain) {
    return {
      type: 'free_text_pii',
      confidence: Math.min(0.95, (inside > PERSONAL_SHARE ? 0.6 : 0.5) + inside * 2),
      masked: false,
      grounds,
      evidence: evidenceOf(grounds, { zh: '', en: '' }),
    }
  }
  const persons = personsAmongFirms(view) ?? calledNames(view)
  if (persons) return persons
  const guess = guessThing(view)
  const more = [...headingGrounds(guess.type, view), ...notesOf(guess.type, view)]
  if (more.length === 0) more.push({ by: 'shape', words: { zh: '按取值形态推断', en: 'Inferred from the shape of the values' } })
  const all = [...more, ...grounds]
  return {
    ...guess,
    masked: false,
    grounds: all,
    evidence: evidenceOf(all, grounds.length > 0 ? { zh: '', en: '' } : { zh: '未见个人标识', en: 'Nothing personal was seen' }),
  }
}

/** Share of organisations, or of persons, from which both are in a column; of fewer persons some may be names of firms that end in no word of firms. */
const BESIDE = 0.1

/** Persons and companies side by side in one column, as among traders or parties of a case: graded as the persons. */
function personsAmongFirms(view: ColumnView): Verdict | null {
  const isSaid = (value: string): boolean => COMPANY.test(value) || fitOrganisation(value) === FIT.checked
  // Among firms, what is longer than a name is the sign of a shop (三坊五金店).
  const isFirm = (value: string): boolean =>
    isSaid(value) || (/^(?=.*[\u4e00-\u9fff]{2})[^,;、。]{5,40}$/.test(value) && fitName(value) !== FIT.checked)
  const firms = share(view.values, isFirm)
  if (firms < BESIDE || firms > 1 - BESIDE || share(view.values, isSaid) < firms / 2) return null
  const others = view.values.filter((value) => !isFirm(value))
  // With few of either, or a heading of things, only names that could hardly be anything else count.
  const isEven = firms >= 0.2 && firms <= 0.8 && share(view.values, (value) => COMPANY.test(value)) >= 0.2
  const areSo = isEven
    ? share(others, (value) => fitName(value) === FIT.checked) >= 0.8 && frequentShare(others) >= 0.5 && givenShare(others) >= 0.25
    : areNames(others, 10, 0.9)
  if (!areSo) return null
  const grounds: Ground[] = [
    {
      by: 'dictionary',
      words: {
        zh: `${percent(1 - firms)} 的抽样值符合姓名格式，其余是单位名称`,
        en: `${percent(1 - firms)} of sampled values have the form of a name, the others are organisations`,
      },
      share: 1 - firms,
    },
  ]
  return {
    type: 'person_name',
    confidence: 0.6,
    masked: false,
    grounds,
    evidence: evidenceOf(grounds, {
      zh: '本列混有个人和单位，按个人定级，请复核',
      en: 'Persons and organisations are mixed; graded as persons, please check',
    }),
  }
}

/** Names without a surname of the table, as of Tibetans and Mongols, under a heading that leaves nothing else. */
function calledNames(view: ColumnView): Verdict | null {
  const { chinese, joined } = view.heading
  if (!/(?<!单位|企业|机构)姓名$/.test(chinese) && !/^(?:xm|xingming|realname|personname)$/.test(joined)) return null
  const fitting = share(view.values, (value) => /^[\u4e00-\u9fff]{2,10}$/.test(value) && fitOrganisation(value) !== FIT.checked)
  if (fitting < MANY || view.distinct < 3) return null
  const words = {
    zh: `${percent(fitting)} 的抽样值是二至十个汉字，不在姓氏表中，可能是少数民族姓名`,
    en: `${percent(fitting)} of sampled values have two to ten characters and no surname of the table, as names of minorities do`,
  }
  const grounds: Ground[] = [{ by: 'form', words, share: fitting }, ...headingGrounds('person_name', view)]
  return {
    type: 'person_name',
    confidence: 0.6,
    masked: false,
    grounds,
    evidence: evidenceOf(grounds, { zh: '请复核', en: 'Please check' }),
  }
}

/** Mobile and fixed numbers mixed evenly are `phone`; one kind leading keeps its own name. */
function phoneKind(type: SemanticType, view: ColumnView): SemanticType {
  if (type !== 'phone' && type !== 'landline' && type !== 'mobile') return type
  const mobiles = share(view.values, (value) => fitOf(mobile, value) !== FIT.no)
  const fixed = share(view.values, (value) => fitOf(landline, value) >= FIT.checked)
  return mobiles >= 0.6 || (type === 'mobile' && fixed < 0.1) ? 'mobile' : fixed >= 0.8 && mobiles < 0.1 ? 'landline' : 'phone'
}
