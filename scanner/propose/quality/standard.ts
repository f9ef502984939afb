import { CODE_LISTS } from '#scanner/propose/quality/code-lists.ts'
import { filled, reckon, reckonedOf, sumUp } from '#scanner/propose/quality/seen.ts'
import { isMadeUp } from '#scanner/recognise/heading.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import { landline } from '#scanner/recognise/kinds/landline.ts'
import { uscc } from '#scanner/recognise/kinds/uscc.ts'
import { fitOf } from '#scanner/recognise/measure.ts'
import type { SemanticType } from '#contract/findings.ts'
import { several, type Words } from '#law/words.ts'
import type { ExactCheck } from '#scanner/profile/facts.ts'
import type { Kind } from '#scanner/recognise/kind.ts'
import type { JudgedColumn } from '#scanner/propose/company.ts'
import type { Count, Findings, Measured, Seen } from '#scanner/propose/quality/seen.ts'

/** The exact checks that carry a standard: a value passes one of them. */
const STANDARDS: Partial<Record<SemanticType, readonly [readonly ExactCheck[], string, string]>> = {
  id_number: [['id18', 'id15'], '居民身份证号码（GB 11643）', 'the identity number (GB 11643)'],
  uscc: [['uscc'], '统一社会信用代码（GB 32100）', 'the unified social credit code (GB 32100)'],
  org_code: [['orgCode'], '组织机构代码（GB 11714）', 'the organisation code (GB 11714)'],
  business_licence_no: [['licence15', 'uscc'], '注册号（GS 15）', 'the licence number'],
  bank_card: [['bankCard', 'luhn'], '银行卡号校验', 'the check digit of bank cards'],
  vin: [['vin'], '车辆识别代号（GB 16735）', 'the vehicle number (GB 16735)'],
  plate: [['plate'], '机动车号牌（GA 36）', 'the number plate (GA 36)'],
  imei: [['imei'], '设备识别码校验', 'the check digit of IMEI'],
  mobile: [['mobile'], '手机号码号段', 'the ranges of mobile numbers'],
  email: [['email'], '电子邮箱格式', 'the form of e-mail addresses'],
  mac: [['mac'], '硬件地址格式', 'the form of hardware addresses'],
  ip: [['ipv4', 'ipv6'], '网络地址格式', 'the form of network addresses'],
}
const NUMERIC: readonly SemanticType[] = [
  'amount',
  'unit_price',
  'quantity',
  'measure',
  'index',
  'rank',
  'age',
  'score',
  'longitude',
  'latitude',
]
const TIMES: readonly SemanticType[] = ['date', 'datetime', 'birth_date']

/** Conformity: standards with a check, one type a column, telling names, code lists, and the rules of the unit. */
export function measureStandard({ company, rules }: Seen): Findings {
  const { columns } = company
  const tested = rules.reduce((sum, rule) => sum + rule.tested, 0)
  const failed = rules.filter((rule) => rule.failed > 0)
  const cut = rules.filter((rule) => rule.isCut)
  return {
    '0101': sumUp(columns.flatMap(byStandard)),
    '0102': oneType(columns),
    '0103': names(columns),
    '0104':
      tested > 0
        ? {
            a: tested - failed.reduce((sum, rule) => sum + rule.failed, 0),
            b: tested,
            evidence: [
              ...unfinished(cut.length),
              ...failed.slice(0, 8).map((rule) => ({
                zh: `规则“${rule.title.zh}”：${rule.failed} 个值不符合`,
                en: `Rule “${rule.title.en}”: ${rule.failed} values fail`,
              })),
            ],
          }
        : null,
    '0105': sumUp(columns.flatMap(byList)),
  }
}

function unfinished(rules: number): Words[] {
  return rules === 0
    ? []
    : [
        {
          zh: `${rules} 条规则没有检查完，只计已查的值`,
          en: `${several(rules, 'rule')} not checked to the end; only the values that were checked count`,
        },
      ]
}

function byStandard(column: JudgedColumn): Count[] {
  const standard = STANDARDS[column.type]
  if (!standard || column.verdict.masked) return []
  const [checks, zh, en] = standard
  const passed = checks.reduce((sum, check) => sum + column.view.facts.checks[check], 0)
  const of = filled(column)
  const others = othersIn(column)
  return passed === 0
    ? []
    : [{ name: column.view.name, bad: Math.max(0, of - passed - others), of, what: { zh: `不符合${zh}`, en: `do not keep to ${en}` } }]
}

/** Values that keep to another standard under a heading that leaves it open: codes of organisations among documents, fixed lines among telephones. */
const OPEN: Partial<Record<SemanticType, { readonly kind: Kind; readonly closed: RegExp }>> = {
  id_number: { kind: uscc, closed: idNumber.outright! },
  mobile: { kind: landline, closed: /手机|移动|mobile|cell|(?:^|_)sjh/i },
}

function othersIn(column: JudgedColumn): number {
  const open = OPEN[column.type]
  if (!open || open.closed.test(column.heading)) return 0
  return reckonedOf(column, column.view.values.filter((value) => fitOf(open.kind, value) === FIT.checked).length).bad
}

function byList(column: JudgedColumn): Count[] {
  const isListed = CODE_LISTS[column.type]
  if (!isListed) return []
  const counted = reckon(column, isListed)
  if (counted.bad > counted.of * 0.5) return []
  return [{ name: column.view.name, ...counted, what: { zh: '不在代码表内', en: 'are not in the code list' }, sampled: true }]
}

function oneType(columns: readonly JudgedColumn[]): Measured | null {
  const held = columns.filter((column) => filled(column) > 0)
  const mixed = held.filter(isMixed)
  return held.length === 0
    ? null
    : {
        a: held.length - mixed.length,
        b: held.length,
        evidence: listed(mixed, '数字或时间与文字混在一列', 'mix numbers or times with text'),
      }
}

/** A column of numbers or times in which more than one of a hundred, yet not most, is something else. */
function isMixed(column: JudgedColumn): boolean {
  const { checks } = column.view.facts
  const of = filled(column)
  const kind = NUMERIC.includes(column.type)
    ? checks.integer + checks.decimal + checks.digits
    : TIMES.includes(column.type)
      ? checks.date + checks.datetime
      : 0
  return kind >= of * 0.5 && kind < of * 0.99
}

function names(columns: readonly JudgedColumn[]): Measured | null {
  const counts = new Map<string, number>()
  for (const { view } of columns) counts.set(view.name, (counts.get(view.name) ?? 0) + 1)
  const bad = columns.filter(({ view }) => isMadeUp(view.name) || counts.get(view.name)! > 1)
  return columns.length === 0
    ? null
    : {
        a: columns.length - bad.length,
        b: columns.length,
        evidence: listed(bad, '没有名称、名称不表意或重名', 'have no telling name of their own'),
      }
}

function listed(columns: readonly JudgedColumn[], zh: string, en: string): Words[] {
  if (columns.length === 0) return []
  const shown = columns.slice(0, 8).map(({ view }) => view.name)
  return [
    {
      zh: `${columns.length} 个字段${zh}：${shown.join('、')}${columns.length > 8 ? '等' : ''}`,
      en: `${columns.length} columns ${en}: ${shown.join(', ')}${columns.length > 8 ? ', …' : ''}`,
    },
  ]
}
