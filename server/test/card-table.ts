import { writeXlsx, type CellValue } from 'hucre/xlsx'
import { cardColumns, sheetOf, type TableWay } from '#contract/card-columns.ts'

/** A line of a table of cards that can be taken in, by the label of its columns. */
export const goodLine = (n: number, changes: Readonly<Record<string, CellValue>> = {}): Record<string, CellValue> => ({
  原编号: `TZ-${String(n).padStart(4, '0')}`,
  原台账名称: '信息资源台账',
  原登记日期: '2021-03-05',
  名称: `2025年福州市公交线路${n}运行数据`,
  概述: '公交线路的站点、里程与运行时刻，按日更新，供公众出行查询。',
  资源分类: '部门信息资源',
  所属行业: '交通运输、仓储和邮政业',
  数据形态: '结构化表格',
  记录数: 1000 + n,
  存储量: 20_480,
  来源方式: '自主采集',
  来源证明: '由公交调度系统自动采集，依据三定规定',
  采集依据: '福州市公共交通管理办法',
  采集系统: '公交智能调度系统',
  级别: '一般2级',
  数据重要程度: '一般数据',
  含个人信息: '否',
  含敏感个人信息: '否',
  权利类型: '持有权、使用权',
  权利取得依据: '三定规定第二条',
  履职或服务依据: '公共交通管理',
  预期效益: '管理服务潜力',
  预期理由: '供公众查询线路与时刻',
  年收益: 12_345.67,
  形成日期: '2025-12-31',
  管理部门: '数据科',
  责任人: '王责',
  ...changes,
})

/** A table of cards, or of earlier registrations, as a workbook, with every column of the template, or those that are `kept`; keys are labels of columns. */
export async function cardTable(
  lines: readonly Readonly<Record<string, CellValue>>[],
  way: TableWay = 'new',
  sheet = sheetOf(way),
  kept: (label: string) => boolean = () => true,
): Promise<Buffer> {
  const columns = cardColumns(way).filter(({ field }) => kept(field.label.zh))
  const rows = [columns.map((c) => c.title), ...lines.map((line) => columns.map(({ field }) => line[field.label.zh] ?? null))]
  return Buffer.from(await writeXlsx({ sheets: [{ name: sheet, rows }] }))
}
