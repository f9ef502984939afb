import { setTimeout as sleep } from 'node:timers/promises'
import { readXlsx, writeXlsx, type CellValue } from 'hucre/xlsx'
import { cardRoutes } from '#contract/cards.ts'
import { sheetOf } from '#contract/card-columns.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import type { City } from '../try-real/city.ts'
import { everyPage } from '../try-real/every-page.ts'
import type { Unit } from './staffing.ts'
import type { Walk } from './walk.ts'

type Line = Readonly<Record<string, CellValue>>

/** The cards of the unit as Excel must have a line for each of its assets. */
export async function exportCards(city: City, unit: Unit, walk: Walk): Promise<void> {
  const client = await city.as(unit.counter)
  const query = { holderId: unit.id }
  const { total } = await client.ask(inventoryRoutes.listAssets, { query })
  const rows = await rowsOf(await client.ask(cardRoutes.cardsExcel, { query }))
  walk.expect(rows.length === total + 1, `导出信息卡：${rows.length - 1} 张，${rows[0]?.length ?? 0} 列`, `cards as Excel, ${total} assets`)
}

/** Brings the list the unit has kept so far, with its old numbers, into a round by the platform's own template. */
export async function importExisting(city: City, unit: Unit, roundId: string, walk: Walk): Promise<void> {
  const client = await city.as(unit.counter)
  const [head = []] = await rowsOf(await client.ask(cardRoutes.cardTemplate, { query: { way: 'existing' } }))
  const held = await everyPage((cursor) => client.ask(inventoryRoutes.listAssets, { query: { holderId: unit.id, limit: 100, cursor } }))
  const before = held.filter((a) => a.oldCode !== null).length
  const lines = [1, 2].map((n) => existing(unit, `历史公报汇编第${before + n}册`, `TZ-${String(before + n).padStart(4, '0')}`))
  const rows = [head, ...lines.map((line) => head.map((title) => line[String(title).replace(/（.*|\*$/g, '')] ?? null))]
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(await writeXlsx({ sheets: [{ name: sheetOf('existing'), rows }] }))]), '存量台账.xlsx')
  let state = await client.ask(cardRoutes.importCards, { params: { id: roundId }, query: { way: 'existing' }, body: form })
  while (['waiting', 'checking', 'taking'].includes(state.state)) {
    await sleep(300)
    state = await client.ask(cardRoutes.readCardImport, { params: { id: state.id } })
  }
  const { items: faults } = await client.ask(cardRoutes.listImportFaults, { params: { id: state.id } })
  walk.expect(
    state.state === 'taken' && state.done === lines.length,
    `导入存量台账：${state.done} / ${lines.length} 项${faults.map((f) => `；${f.column}${f.row} ${f.words.zh}`).join('')}`,
    'existing list taken in with its old numbers',
  )
  const { items } = await client.ask(inventoryRoutes.listAssets, { query: { q: String(lines[0]!['原编号']), holderId: unit.id } })
  walk.expect(
    items.length === 1 && items[0]!.oldCode === lines[0]!['原编号'],
    `按原编号查到：${items[0]?.code ?? '-'}`,
    'found by its old number, with a new code',
  )
}

const existing = (unit: Unit, name: string, number: string): Line => ({
  原编号: number,
  原台账名称: '信息资源台账',
  原登记日期: '2021-03-05',
  名称: `${unit.name}${name}`.slice(0, 40),
  概述: `${unit.name}多年形成的${name}，供查询和统计使用。`,
  资源分类: '部门信息资源',
  所属行业: '公共管理、社会保障和社会组织',
  数据形态: '结构化表格',
  记录数: 1200,
  存储量: 204_800,
  来源方式: '自主采集',
  来源证明: '由本单位历年办理业务形成，依据三定规定',
  采集系统: '纸质档案和单机台账',
  采集依据: '三定规定',
  级别: '一般1级',
  数据重要程度: '一般数据',
  含个人信息: '否',
  含敏感个人信息: '否',
  权利取得依据: '三定规定',
  履职或服务依据: '履行本单位法定职责',
  预期效益: '管理服务潜力',
  预期理由: '供业务查询和历史比对使用',
  管理部门: '数据管理处',
  责任人: unit.counter,
})

async function rowsOf(file: Response): Promise<CellValue[][]> {
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()))
  return (sheets.find((s) => s.name === sheetOf('existing')) ?? sheets[0])?.rows ?? []
}
