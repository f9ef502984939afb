import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { answersOfDraft } from '#contract/card-draft.ts'
import type { Finding } from '#contract/findings.ts'
import { dayAfter, inventName, inventor, toCsv, districts } from '#server/demonstration/invent.ts'
import { draftCard } from '#scanner/propose/draft-card.ts'
import { runScan } from '#scanner/run.ts'

/** A table as a bureau would have it: fifteen columns, every value invented. */
export function inventTable(rows: number, seed = 7): string {
  const i = inventor(seed)
  const head = [
    '许可证编号',
    '单位名称',
    '法定代表人',
    '联系电话',
    '所在区县',
    '地址',
    '许可日期',
    '有效期至',
    '类别',
    '面积',
    '金额',
    '经度',
    '纬度',
    '状态',
    '备注',
  ]
  return toCsv(head, rows, (n) => [
    `XK${String(n).padStart(8, '0')}`,
    `榕城${i.pick(['榕树', '闽江', '茉莉'])}${n % 977}商行`,
    inventName(i),
    `059${i.int(10_000_000, 99_999_999)}`,
    i.pick(districts),
    `${i.pick(districts)}${i.pick(['五四', '八一七', '工业'])}路${i.int(1, 400)}号`,
    dayAfter('2021-01-01', i.int(0, 1800)),
    dayAfter('2026-01-01', i.int(0, 900)),
    i.pick(['餐饮', '零售', '运输', '住宿']),
    i.decimal(10, 900, 1),
    i.decimal(1000, 90_000, 2),
    i.decimal(119, 119.6, 6),
    i.decimal(25.9, 26.2, 6),
    i.pick(['有效', '注销', '暂停']),
    n % 9 === 0 ? '需年检' : '',
  ])
}

/** What the scanner finds in such a table and the card people make of it: every asset of the fill carries this much. */
export async function makeSamples(folder: string): Promise<{ finding: Finding; card: Record<string, unknown> }> {
  const file = path.join(folder, '许可信息.csv')
  writeFileSync(file, inventTable(500))
  const [finding] = await runScan(file)
  if (!finding) throw new Error('the scanner found nothing in the sample')
  const long = '经核对系统台账和业务规程，按规定确认。'
  const card = {
    ...answersOfDraft(draftCard(finding)),
    summary: '全市许可信息的编号、单位、区县、日期和状态，按月更新，用于监管和便民查询。',
    category: 'departmental',
    industry: 'S',
    importance: 'general',
    origin: 'produced',
    originEvidence: long,
    originSystem: '业务受理系统',
    rightsBasis: '三定规定第二条',
    rightsTerm: '长期',
    rightsLimits: '无',
    disputed: false,
    lawfulDuty: '行政许可',
    expectedBenefit: 'service',
    benefitReason: long,
    department: '信息处',
    responsible: '张三',
    containsPersonal: false,
    containsSensitive: false,
  }
  return { finding, card }
}
