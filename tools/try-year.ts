import { statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { platformAddress } from '../cli/config.ts'
import { Refused } from '#contract/call.ts'
import { City } from './try-real/city.ts'
import { publishRound } from './try-real/round.ts'
import { authorityOf, callRounds } from './try-year/calling.ts'
import { type Department, readDepartments } from './try-year/departments.ts'
import { lookAtDuties } from './try-year/duties.ts'
import { askAgain, decideGradings } from './try-year/grading.ts'
import { countFiles } from './try-year/round.ts'
import { publishList } from './try-year/sector-editions.ts'
import { staff, type Unit } from './try-year/staffing.ts'
import { keepBooks } from './try-year/book-year.ts'
import { register, roundAgain } from './try-year/unit-year.ts'
import { Walk } from './try-year/walk.ts'

const { values, positionals } = parseArgs({ allowPositionals: true, options: { url: { type: 'string' }, unit: { type: 'string' } } })
const usage = '用法 / usage: npm run try:year -- <folder> [--url http://localhost:8080] [--unit name]'

/**
 * Takes the departments whose files are in the sub-folders of a folder through an inventory year of a running demonstration, over HTTP,
 * and prints what it did.
 */
async function main(): Promise<boolean> {
  const folder = positionals[0]
  if (!folder || !statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new Error(usage)
  const departments = readDepartments(path.resolve(folder))
  const own = choose(departments)
  const city = await City.enter(values.url ?? platformAddress())
  const walk = new Walk()
  walk.say(
    `${departments.length} 个部门，${departments.reduce((n, d) => n + d.files.length, 0)} 个文件 → ${city.base}`,
    'departments and files',
  )
  const { units, added } = await staff(city, departments)
  walk.say(`新增机构 ${added} 个，均有经办人`, 'organisations added, each with officers')
  const chosen = units[departments.indexOf(own)]!
  const year = Number((await city.today()).slice(0, 4))
  await takeRounds(city, units, walk)
  walk.say(`${chosen.name}的一年`, 'one unit’s year')
  const assetId = await register(city, chosen, walk)
  for (const sector of new Set(units.map((u) => u.sector))) await publishList(city, sector, walk)
  if (assetId) await keepBooks(city, chosen, assetId, walk)
  await roundAgain(city, chosen, walk)
  await lookAtDuties(city, units, year, walk)
  await lookAtDuties(city, [chosen], Number((await city.today()).slice(0, 4)), walk)
  return walk.close()
}

/** The department whose year is walked: the one named, else the first with three files, else the first. */
function choose(departments: readonly Department[]): Department {
  const [first] = departments
  if (!first) throw new Error(`子文件夹中没有数据文件 / no data files in sub-folders\n${usage}`)
  if (values.unit === undefined) return departments.find((d) => d.files.length >= 3) ?? first
  const named = departments.find((d) => d.name === values.unit || d.folder === values.unit)
  if (!named)
    throw new Error(
      `没有“${values.unit}”这个单位，现有 / no such unit, there are: ${departments.map((d) => `${d.name} (${d.folder})`).join('、')}\n${usage}`,
    )
  return named
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
    walk.expect(
      c.carded + c.renewed + c.kept > 0,
      `${unit.name}：${unit.files.length} 个文件 → ${c.found} 项 ${c.rows} 行；建卡 ${c.carded}，确认无变化 ${c.renewed + c.kept}，未能读取 ${c.unreadable}，需要查看 ${c.attention}，扫描 ${(c.tookMs / 1000).toFixed(1)} 秒；定级 ${g.decided} 项（重要 ${g.important}，有迹象 ${g.signs}）`,
      `${c.found} data sets, ${g.decided} gradings by two people`,
    )
  }
  walk.expect(core === 0, `核心数据 ${core} 项`, 'no public file is core data')
  walk.expect(open === 0, `待办的重新分级 ${open} 项`, 'no grading task is left open')
}

try {
  if (!(await main())) process.exitCode = 1
} catch (problem) {
  const fields = problem instanceof Refused ? (problem.problem.fields ?? []).map((f) => `\n  ${f.field}: ${f.message.zh}`).join('') : ''
  process.stderr.write(`${problem instanceof Error ? problem.message : String(problem)}${fields}\n`)
  process.exitCode = 1
}
