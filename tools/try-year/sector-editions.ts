import { caseRoutes } from '#contract/cases.ts'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { dayAfter } from '#server/demonstration/invent.ts'
import type { City } from '../try-real/city.ts'
import { everyPage } from '../try-real/every-page.ts'
import { authorityOf } from './calling.ts'
import type { Walk } from './walk.ts'

/** The authority of a sector compiles the list from its units' catalogues; a second officer publishes it as an edition. */
export async function publishList(city: City, sector: string, walk: Walk): Promise<void> {
  const { compiler, approver } = await authorityOf(city, sector)
  const client = await city.as(compiler)
  const today = await city.today()
  const year = Number(today.slice(0, 4))
  const plan = {
    title: `${sector}公共数据资产目录清单（${year}年）`,
    year,
    scope: '本行业各单位已进入目录的公共数据资产，不含核心数据。',
    focus: '公众查询和行业统计需求优先，能公开共享的排在前面。',
    commentsUntil: dayAfter(today, 10),
  }
  const caseId = await city.open(compiler, 'sector-list', null, plan)
  const { subjectId: id } = await client.ask(caseRoutes.readCase, { params: { id: caseId } })
  const { added } = await client.ask(sectorListRoutes.addEntries, { params: { id }, body: { all: {} } })
  await city.act(compiler, caseId, 'submit')
  await city.act(compiler, caseId, 'submit')
  await city.act(approver, caseId, 'publish', {}, '没有待答复的意见，同意发布')
  const list = await client.ask(sectorListRoutes.readSectorList, { params: { id } })
  const items = await everyPage((cursor) =>
    client.ask(sectorListRoutes.listSectorEntries, { params: { id }, query: { limit: 100, cursor } }),
  )
  const holders = new Set(items.map((e) => e.holderId)).size
  walk.expect(
    list.state === 'published' && list.entries === added && items.every((e) => e.importance !== 'core'),
    `行业清单：${list.title}第 ${list.edition} 版，${holders} 个单位 ${list.entries} 项，最高 ${items[0]?.score ?? 0} 分“${items[0]?.name ?? ''}”`,
    `sector list published, edition ${list.edition}, ${list.entries} entries`,
  )
}
