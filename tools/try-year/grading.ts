import { gradingRoutes, type GradingView } from '#contract/grading.ts'
import { type AssetLine, inventoryRoutes } from '#contract/inventory.ts'
import { textOf } from '#contract/text-of.ts'
import { gradeOfDegree, type HarmDegree } from '#law/grading/harm.ts'
import type { City } from '../try-real/city.ts'
import { everyPage } from '../try-real/every-page.ts'
import type { Unit } from './staffing.ts'

/** What was decided: how many gradings, of them important; assets with signs of important data; assets that stand as core; and tasks left open. */
export type Graded = { decided: number; important: number; signs: number; core: number; open: number }

/** The sector authority asks its unit to compare the highest grade it holds with the list of important data: a task of the unit. */
export async function askAgain(city: City, compiler: string, unit: Unit): Promise<void> {
  const client = await city.as(compiler)
  const [highest] = (await assetsOf(city, unit))
    .filter((a) => a.importance !== 'core')
    .sort((a, b) => b.grade - a.grade || a.code.localeCompare(b.code))
  if (highest)
    await client.ask(gradingRoutes.askRegrading, {
      params: { id: highest.id },
      body: { trigger: 'request', reason: '盘点已发布，请就级别最高的一项对照重要数据目录复核。' },
    })
}

async function assetsOf(city: City, unit: Unit): Promise<AssetLine[]> {
  const client = await city.as(unit.counter)
  return everyPage((cursor) => client.ask(inventoryRoutes.listAssets, { query: { holderId: unit.id, limit: 100, cursor } }))
}

/**
 * One officer proposes and another approves the grade of every asset that has an open task, was never graded, holds anything of grade 3 or
 * more, or shows signs of important data.
 */
export async function decideGradings(city: City, unit: Unit): Promise<Graded> {
  const client = await city.as(unit.counter)
  const openTasks = () => everyPage((cursor) => client.ask(gradingRoutes.listRegradings, { query: { state: 'open', limit: 100, cursor } }))
  const tasks = await openTasks()
  const assets = await assetsOf(city, unit)
  const graded: Graded = { decided: 0, important: 0, signs: 0, core: assets.filter((a) => a.importance === 'core').length, open: 0 }
  for (const asset of assets.filter((a) => a.importance !== 'core')) {
    const view = await client.ask(gradingRoutes.readGrading, { params: { id: asset.id } })
    if (view.proposal.signs.length > 0) graded.signs++
    const isAsked =
      tasks.some((t) => t.assetId === asset.id) ||
      view.current === null ||
      (view.current.setBy === 'round' && (asset.grade >= 3 || view.proposal.signs.length > 0))
    if (!isAsked || view.openCaseId) continue
    if ((await decide(city, unit, asset, view)) === 'important') graded.important++
    graded.decided++
  }
  graded.open = (await openTasks()).length
  return graded
}

async function decide(city: City, unit: Unit, asset: AssetLine, view: GradingView): Promise<string> {
  const { card } = await (await city.as(unit.counter)).ask(inventoryRoutes.readAsset, { params: { id: asset.id } })
  const grade = Number(view.suggested['grade'] ?? asset.grade)
  const harmDegree = (Object.keys(gradeOfDegree) as HarmDegree[]).find((degree) => gradeOfDegree[degree] === grade) ?? 'none'
  const importance = textOf(view.suggested['importance']) || 'general'
  const answers = {
    attribute: asset.name.slice(0, 100),
    harmObject: card['containsPersonal'] === true ? 'person' : 'organisation',
    ...view.suggested,
    harmDegree,
    importance,
    grade: String(grade),
    classReason: `文件由发布机关对外公开，按字段最高级和规则提议定级；${
      view.proposal.signs.length > 0
        ? `提示“${view.proposal.signs
            .map((s) => s.zh)
            .join('；')
            .slice(0, 200)}”，已核对均为公开内容，不属于重要数据目录`
        : '与重要数据目录核对，没有列入的内容'
    }。`,
    ...(importance === 'important'
      ? { reportedTo: `${unit.sector}行业主管部门`, protection: '专人负责，按岗位授权访问，传输和存储加密，每年评估一次风险' }
      : {}),
  }
  const id = await city.open(unit.counter, 'classification', asset.id, answers)
  await city.act(unit.counter, id, 'submit')
  await city.act(unit.checker, id, 'confirm', {}, '与公开版本核对一致，同意')
  return importance
}
