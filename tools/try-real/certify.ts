import { caseRoutes } from '#contract/cases.ts'
import { Refused } from '#contract/call.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { partyRoutes } from '#contract/parties.ts'
import { addWorkingDays, provisional } from '#contract/working-days.ts'
import { dayAfter } from '#server/demonstration/invent.ts'
import { printPaper } from '#server/demonstration/print-paper.ts'
import type { City, Tried } from './city.ts'
import { triedOpinion, triedReport } from './papers.ts'

/** Takes confirmed assets to their certificates: opinion, valuation, application, acceptance, two reviews, notice, and time. */
export async function certify(city: City, tried: readonly Tried[]): Promise<void> {
  const asked = tried.filter((t) => t.assetId)
  const people = (role: string) =>
    city.people.filter((p) => p.role === role && p.organisationName.includes('大数据服务中心')).map((p) => p.name)
  const [first, second] = people('registrar')
  for (const one of asked) {
    try {
      await papers(city, one)
      await register(city, one, first!, second!)
      process.stdout.write(`  ${one.name}: 公示中 / on notice\n`)
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem
      one.note = [
        problem.problem.message.zh,
        ...(problem.problem.fields ?? []).map(({ field, message }) => `${field}：${message.zh}`),
      ].join('；')
      process.stdout.write(`  ${one.name}: ${one.note}\n`)
    }
  }
  await passNotice(city)
  for (const one of asked) {
    const counter = city.holders().find((h) => h.holder === one.holder)!.counter
    const asset = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: one.assetId! } })
    one.certificate = asset.certificate?.number
  }
}

async function papers(city: City, one: Tried): Promise<void> {
  const counter = city.holders().find((h) => h.holder === one.holder)!.counter
  const client = await city.as(counter)
  const today = await city.today()
  for (const [role, procedure, form] of [
    ['law-firm', 'legal-opinion', triedOpinion(today)],
    ['valuer', 'valuation', triedReport(today, one.rows ?? 0)],
  ] as const) {
    const { items } = await client.ask(partyRoutes.listOrganisations, { query: { role } })
    const person = city.people.find((p) => p.role === role)!
    const id = await city.open(counter, procedure, one.assetId!, { firm: items[0]!.id, purpose: '首次登记' })
    await city.act(counter, id, 'submit')
    await city.act(person.name, id, 'accept', { feeFen: 0, deliverOn: dayAfter(today, 1), scope: '平台试用，不收费用，当日交付' })
    await city.act(counter, id, 'confirm', { manner: 'small', reason: '平台试用' })
    const body = new FormData()
    body.set(
      'file',
      new Blob([new Uint8Array(await printPaper(procedure === 'valuation' ? '评估报告（试用）' : '法律意见书（试用）', [one.name]))], {
        type: 'application/pdf',
      }),
      '试用.pdf',
    )
    const { sha256, name } = await (await city.as(person.name)).ask(caseRoutes.addFile, { query: { caseId: id }, body })
    await city.act(person.name, id, 'file', { ...form, paper: { sha256, name } })
  }
}

async function register(city: City, one: Tried, first: string, second: string): Promise<void> {
  const counter = city.holders().find((h) => h.holder === one.holder)!.counter
  const asset = await (await city.as(counter)).ask(inventoryRoutes.readAsset, { params: { id: one.assetId! } })
  const id = await city.open(counter, 'first-registration', one.assetId!, {
    assetName: asset.name,
    summary: String(asset.card['summary']),
    rights: ['hold'],
    limits: '无',
    truthful: true,
    contact: counter,
    telephone: '0591-00000000',
  })
  await city.act(counter, id, 'submit')
  await city.act(first, id, 'accept')
  await city.act(first, id, 'pass')
  await city.act(second, id, 'pass')
}

/** Pushes the demonstration's clock past the end of the notices. */
async function passNotice(city: City): Promise<void> {
  const today = await city.today()
  const exact = addWorkingDays(today, 10)
  const end = 'date' in exact ? exact.date : provisional(today, 18).date
  process.stdout.write(`  时钟拨到 ${end} 之后，${await city.pushTo(dayAfter(end, 1))} 件办结 / clock pushed, cases moved\n`)
}
