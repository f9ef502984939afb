import type { CastOrganisation } from './cast.ts'
import { districts, inventName, inventor } from './invent.ts'

const business = {
  'administrative-organ': (sector: string) => `负责全市${sector}领域的行政管理和公共服务，按三定规定履行职责`,
  'public-institution': (sector: string) => `承担${sector}领域的公益服务和技术支撑`,
  'public-utility': (sector: string) => `${sector}的建设、供应和服务`,
  'municipal-utility': (sector: string) => `${sector}的建设、供应和服务`,
  'law-firm': () => '为当事人提供诉讼和非诉讼法律服务',
  valuer: () => '资产评估、数据资产评估及相关咨询',
  exchange: () => '数据产品和服务的交易场所、撮合和结算服务',
  'municipal-soe': (sector: string) => `${sector}；软件和信息技术服务`,
  company: (sector: string) => `${sector}；软件开发和数据处理服务`,
} as const satisfies Record<CastOrganisation['kind'], (sector: string) => string>

/** The registered particulars of an organisation of the demonstration: invented, the same on every machine. */
export function particularsOf({ kind, sector }: CastOrganisation, serial: number): { [field: string]: string } {
  const i = inventor(serial)
  const year = kind === 'administrative-organ' ? i.int(1996, 2019) : i.int(2001, 2023)
  const registeredOn = `${year}-${String(i.int(1, 12)).padStart(2, '0')}-${String(i.int(1, 28)).padStart(2, '0')}`
  const place = `福州市${i.pick(districts)}示范路${i.int(1, 299)}号`
  const ends = kind === 'company' || kind === 'public-utility'
  return {
    legalRepresentative: inventName(i),
    registeredOn,
    registeredAddress: place,
    address: `${place}（演示）`,
    term: ends ? 'until' : 'open',
    ...(ends ? { termUntil: `${year + 30}${registeredOn.slice(4)}` } : {}),
    businessScope: business[kind](sector),
  }
}
