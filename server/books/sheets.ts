import type { CellValue, WriteSheet } from 'hucre/xlsx'
import type { AccountBalance, Notes, Statements } from '#contract/books.ts'
import type { Regime } from '#law/accounts/account.ts'
import { regimes } from '#law/accounts.ts'
import { excelMoment, neutralCell } from '#server/http/excel.ts'
import { yuanCell } from './exports.ts'

type Row = CellValue[]
const sheet = (name: string, title: string, rows: readonly Row[]): WriteSheet => ({
  name,
  columns: [44, 20, 20, 20, 20, 20, 20, 40].map((width) => ({ width })),
  freezePane: { rows: 1 },
  rows: [[title], ...rows].map((row) => row.map((cell) => (typeof cell === 'string' ? neutralCell(cell) : cell))),
})

/** Trial balance, balance-sheet lines and disclosure tables on one sheet. */
export const statementSheet = (name: string, regime: Regime, s: Statements): WriteSheet =>
  sheet('报表与披露', '数据资产报表与披露', statementRows(name, regime, s))

const trialRow = (each: AccountBalance): Row => [
  each.code,
  each.title.zh,
  each.ledger === 'financial' ? '财务会计' : '预算会计',
  yuanCell(each.openingFen),
  yuanCell(each.debitFen),
  yuanCell(each.creditFen),
  yuanCell(each.closingFen),
]

/** Statements as rows of one sheet: trial balance, balance-sheet lines, then the disclosure tables. */
function statementRows(name: string, regime: Regime, s: Statements): Row[] {
  return [
    [`编制单位：${name}`, regimes[regime].title.zh, `${s.from} 至 ${s.to}`, '', '', '金额单位：元'],
    [],
    ['科目余额表'],
    ['科目编码', '科目名称', '账类', '期初余额', '本期借方', '本期贷方', '期末余额'],
    ...s.trial.map(trialRow),
    [],
    ['资产负债表项目'],
    ['项目', '期初', '期末'],
    ...s.sheet.map((line): Row => [line.title.zh, yuanCell(line.openingFen), yuanCell(line.closingFen)]),
    [],
    ...s.tables.flatMap((table): Row[] => [
      [table.title.zh],
      ['项目', table.columns.purchased.zh, table.columns.developed.zh, table.columns.other.zh, '合计'],
      ...table.lines.map((line): Row =>
        line.isHead
          ? [line.title.zh]
          : [
              `${'　'.repeat(line.depth)}${line.title.zh}`,
              yuanCell(line.purchasedFen),
              yuanCell(line.developedFen),
              yuanCell(line.otherFen),
              yuanCell(line.totalFen),
            ],
      ),
      [],
    ]),
  ]
}

const monthsOf = (least: number | null, most: number | null) =>
  least === null ? '' : least === most ? `${least}个月` : `${least}至${most}个月`

/** The notes on one sheet: what cards and postings say, then what the unit wrote. */
export const noteSheet = (name: string, n: Notes): WriteSheet =>
  sheet('附注', '数据资产报表附注', [
    [`编制单位：${name}`, '', `${n.from} 至 ${n.to}`, '', '', '金额单位：元'],
    [n.source],
    [],
    ['使用年限和摊销方法'],
    ['类别', '年限依据', '使用年限', '项数', '原值', '累计摊销', '减值准备', '摊销方法'],
    ...n.lives.map((each): Row => [
      each.title.zh,
      each.ground?.zh ?? '',
      monthsOf(each.leastMonths, each.mostMonths),
      each.cards,
      yuanCell(each.costFen),
      yuanCell(each.amortisedFen),
      yuanCell(each.impairedFen),
      each.method.zh,
    ]),
    [],
    ['研究开发支出'],
    ...n.research.map((each): Row => [each.title.zh, yuanCell(each.fen)]),
    [],
    [`权利或使用受限的数据资源（共${n.restricted.total}项，列${n.restricted.items.length}项）`],
    ['资产名称', '资产编码', '账面价值', '累计摊销', '争议或查封', '权利限制', '使用限制'],
    ...n.restricted.items.map((each): Row => [
      each.name,
      each.code,
      yuanCell(each.carryingFen),
      yuanCell(each.amortisedFen),
      each.isDisputed ? each.dispute || '是' : '',
      each.rightsLimits,
      each.useLimits,
    ]),
    [],
    [`评估值与账面成本对照（共${n.valued.total}项，列${n.valued.items.length}项；评估值不入账）`],
    ['资产名称', '账面原值', '账面价值', '评估值', '评估方法', '评估基准日', '报告编号', '方法选择理由'],
    ...n.valued.items.map((each): Row => [
      each.name,
      yuanCell(each.costFen),
      yuanCell(each.carryingFen),
      yuanCell(each.valuationFen),
      each.method.zh,
      each.baseDate,
      each.number,
      each.reason,
    ]),
    [],
    [`单位填写（${n.year}年度）`],
    ['项目', '填写人', '填写时间', '内容'],
    ...n.written.map(({ title, isVoluntary, text, history: [last] }): Row => [
      `${title.zh}${isVoluntary ? '（自愿披露）' : ''}`,
      last?.madeName ?? '',
      last ? excelMoment(new Date(last.madeAt)) : '',
      text || '未填写',
    ]),
  ])
