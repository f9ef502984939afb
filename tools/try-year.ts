import { statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { platformAddress } from '../cli/config.ts'
import { Refused } from '#contract/call.ts'
import { City } from './try-real/city.ts'
import { authorityOf, callRounds } from './try-year/calling.ts'
import { readDepartments } from './try-year/departments.ts'
import { lookAtDuties } from './try-year/duties.ts'
import { askAgain, decideGradings } from './try-year/grading.ts'
import { countFiles, publishRound } from './try-year/round.ts'
import { publishList } from './try-year/sector-editions.ts'
import { staff, type Unit } from './try-year/staffing.ts'
import { keepBooks } from './try-year/book-year.ts'
import { register, roundAgain } from './try-year/unit-year.ts'
import { Walk } from './try-year/walk.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' }, unit: { type: 'string' } } })
const usage = '用法 / usage: npm run try:year -- <folder> [--url http://localhost:8080] [--unit name]'

/** Takes the departments whose files are in the sub-folders of a folder through an inventory year of a running demonstration, over HTTP, and prints what it did. */
async function main(): Promise<boolean> {
  const folder = positionals[0]
  if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(usage)
  const departments = readDepartments(path.resolve(folder))
  const city = await City.enter(values.url ?? platformAddress())
  const walk = new Walk()
  walk.say(`${departments.length} 个部门，${departments.reduce((n, d) => n + d.files.length, 0)} 个文件 → ${city.base}`, 'departments and files')
  const { units, added } = await staff(city, departments)
  walk.say(`新增机构 ${added} 个，均有经办人`, 'organisations added, each with officers')
  const chosen = choose(units)
  const year = Number((await city.today()).slice(0, 4))
  await takeRounds(city, units, walk)
  walk.say(`${chosen.name}的一年`, 'one unit’s year')
  const assetId = await register(city, chosen, walk)
  for (const sector of new Set(units.map(u => u.sector))) await publishList(city, sector, walk)
  if (assetId) await keepBooks(city, chosen, assetId, walk)
  await roundAgain(city, chosen, walk)
  await lookAtDuties(city, units, year, walk)
  await lookAtDuties(city, [chosen], Number((await city.today()).slice(0, 4)), walk)
  return walk.close()
}

function choose(units: readonly Unit[]): Unit {
  const unit = units.find(u => (values.unit ? u.name === values.unit || u.folder === values.unit : u.files.length >= 3))
  if (!unit) throw new Error(`没有这样的单位 / no such unit\n${usage}`)
  return unit
}

/** The called round of every unit, published; then grades decided by two. */
async function takeRounds(city: City, units: readonly Unit[], walk: Walk): Promise<void> {
  const rounds = await callRounds(city, units, walk)
  let [core, open] = [0, 0]
  for (const unit of units) {
    const round = rounds.get(unit.name)!
    const c = await countFiles(city, unit, round)
    await publishRound(city, unit, round)
    await askAgain(city, (await authorityOf(city, unit.sector)).compiler, unit)
    const g = await decideGradings(city, unit)
    core += g.core
    open += g.open
    walk.expect(c.carded + c.renewed + c.kept > 0, `${unit.name}：${unit.files.length} 个文件 → ${c.found} 项 ${c.rows} 行；建卡 ${c.carded}，确认无变化 ${c.renewed + c.kept}，未能读取 ${c.unreadable}，需要查看 ${c.attention}，扫描 ${(c.tookMs / 1000).toFixed(1)} 秒；定级 ${g.decided} 项（重要 ${g.important}，有迹象 ${g.signs}）`, `${c.found} data sets, ${g.decided} gradings by two people`)
  }
  walk.expect(core === 0, `核心数据 ${core} 项`, 'no public file is core data')
  walk.expect(open === 0, `待办的重新分级 ${open} 项`, 'no grading task is left open')
}

try {
  if (!(await main())) process.exitCode = 1
} catch (problem) {
  const fields = problem instanceof Refused ? (problem.problem.fields ?? []).map(f => `\n  ${f.field}: ${f.message.zh}`).join('') : ''
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}${fields}\n`)
  process.exitCode = 1
}
