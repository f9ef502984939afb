import { dutyRoutes } from '#contract/duties.ts'
import type { City } from '../try-real/city.ts'
import { everyPage } from '../try-real/every-page.ts'
import type { Unit } from './staffing.ts'
import type { Walk } from './walk.ts'

/** The yearly duty of the units as the Data Bureau sees it, with the coverage of the city. */
export async function lookAtDuties(city: City, units: readonly Unit[], year: number, walk: Walk): Promise<void> {
  const client = await city.as(city.people.find((p) => p.role === 'data-bureau')!.name)
  const duties = await everyPage((cursor) => client.ask(dutyRoutes.listDuties, { query: { year, limit: 100, cursor } }))
  const done = units.filter((u) => duties.find((d) => d.holderId === u.id)?.state === 'done').length
  walk.expect(done === units.length, `${year}年度责任：${done} / ${units.length} 个单位已完成`, 'yearly duty done')
  const all = await client.ask(dutyRoutes.readDutyCoverage, { query: { year } })
  walk.expect(
    all.done + all.underWay + all.notBegun === all.units && all.done >= done,
    `${year}年度全市覆盖：${all.units} 个公共单位，完成 ${all.done}，进行中 ${all.underWay}，未开始 ${all.notBegun}，逾期 ${all.overdue}；自愿盘点 ${all.encouraged}`,
    `coverage ${Math.round((all.done / all.units) * 100)} %`,
  )
}
