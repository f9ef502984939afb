import type { ColumnRule, Finding, Ground, Quality } from '#contract/findings.ts'
import type { Words } from '#law/words.ts'
import type { Tone } from '../ui/status.tsx'

const said = (zh: string, en: string): Words => ({ zh, en })

/** On what a verdict rests, in the order of its weight. */
export const groundWords: { readonly [by in Ground['by']]: Words } = {
  correction: said('以往更正', 'Earlier correction'),
  checksum: said('校验位', 'Check digit'),
  dictionary: said('词典比对', 'Dictionary'),
  form: said('格式', 'Form'),
  mask: said('脱敏形式', 'Masked form'),
  shape: said('取值分布', 'Shape of values'),
  heading: said('列名', 'Heading'),
  comment: said('源库注释', 'Comment'),
  neighbour: said('相邻字段', 'Neighbours'),
}

/** What the level of a quality score is called. */
export const levelWords: { readonly [level in Quality['level']]: { readonly words: Words; readonly tone: Tone } } = {
  excellent: { words: said('优', 'Excellent'), tone: 'done' },
  good: { words: said('良', 'Good'), tone: 'going' },
  fair: { words: said('中', 'Fair'), tone: 'care' },
  poor: { words: said('差', 'Poor'), tone: 'bad' },
}

/** What the kinds of rules for a column are called. */
export const ruleKinds: { readonly [kind in ColumnRule['kind']]: Words } = {
  required: said('必填', 'Required'),
  pattern: said('格式', 'Pattern'),
  range: said('取值范围', 'Range'),
  list: said('参考值表', 'Reference list'),
  compare: said('跨字段比较', 'Cross-field'),
}

/** A rule as one line: what the column must be. */
export function ruleWords(rule: ColumnRule): Words {
  switch (rule.kind) {
    case 'required':
      return said('不得为空', 'must be filled')
    case 'pattern':
      return said(`须符合 ${rule.pattern}`, `must match ${rule.pattern}`)
    case 'range':
      return said(
        `须在 ${rule.from ?? '不限'} 至 ${rule.to ?? '不限'} 之间`,
        `must lie between ${rule.from ?? 'any'} and ${rule.to ?? 'any'}`,
      )
    case 'list':
      return said(`须为 ${rule.values.length} 个参考值之一`, `must be one of ${rule.values.length} values`)
    case 'compare':
      return said(`须 ${signWords[rule.operator]} “${rule.with}”`, `must be ${rule.operator} “${rule.with}”`)
  }
}

/** The signs of a comparison between two columns. */
export const signWords: { readonly [sign in Extract<ColumnRule, { kind: 'compare' }>['operator']]: string } = {
  '<': '<',
  '<=': '≤',
  '=': '=',
  '>=': '≥',
  '>': '>',
  '!=': '≠',
}

/** What the formats of sources are called. */
export const formatWords: { readonly [format in Finding['format']]: string } = {
  csv: 'CSV',
  xlsx: 'Excel',
  xls: 'Excel 97',
  json: 'JSON',
  jsonl: 'JSON Lines',
  geojson: 'GeoJSON',
  parquet: 'Parquet',
  sql: 'SQL',
  postgresql: 'PostgreSQL',
  mysql: 'MySQL',
  unknown: '—',
}

const checkNames: { readonly [check: string]: Words } = {
  id18: said('18位身份证校验', '18-digit identity'),
  id15: said('15位身份证', '15-digit identity'),
  uscc: said('统一社会信用代码校验', 'Credit code'),
  mobile: said('手机号段', 'Mobile segment'),
  luhn: said('校验码（卡号算法）', 'Check digit as of cards'),
  bankcard: said('银行卡号校验', 'Bank card number'),
  cardmasked: said('脱敏的卡号', 'Masked card number'),
  idmasked: said('脱敏的身份证号', 'Masked identity number'),
  mobilemasked: said('脱敏的手机号', 'Masked mobile number'),
  licence15: said('营业执照号校验', 'Licence number'),
  personname: said('姓名形式', 'Form of a name'),
  personalinside: said('文字中含个人信息', 'Personal information inside'),
  digits: said('纯数字', 'Digits only'),
  boolean: said('是否值', 'Yes or no'),
  json: said('JSON', 'JSON'),
  integer: said('整数', 'Whole number'),
  decimal: said('小数', 'Decimal'),
  date: said('日期', 'Date'),
  datetime: said('日期时间', 'Date and time'),
  email: said('邮箱格式', 'E-mail form'),
  ipv4: said('IPv4', 'IPv4'),
  ipv6: said('IPv6', 'IPv6'),
  mac: said('MAC 格式', 'MAC form'),
  vin: said('车架号校验', 'VIN check'),
  plate: said('车牌格式', 'Plate form'),
  url: said('网址格式', 'URL form'),
  imei: said('IMEI 校验', 'IMEI check'),
  orgcode: said('组织机构代码校验', 'Organisation code'),
  landline: said('固话格式', 'Landline form'),
  regioncode: said('行政区划代码', 'Region code'),
}

/** What an exact check of values is called, by its key. */
export function checkWords(check: string): Words {
  return checkNames[check.toLowerCase().replaceAll(/[_-]/g, '')] ?? said(check, check)
}
