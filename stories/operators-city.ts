import { expect } from 'vitest'
import { noteRoutes } from '#contract/notes.ts'
import { operatorRoutes } from '#contract/operators.ts'
import { partyRoutes } from '#contract/parties.ts'
import { addOfficer } from '#server/parties/officers.sql.ts'
import { addOrganisation } from '#server/parties/organisations.sql.ts'
import { hashPassword } from '#server/parties/passwords.ts'
import { addPost } from '#server/parties/posts.sql.ts'
import { asSystem } from '#server/db/transaction.ts'
import { bureau, centre, openCity, password, refusal, type City } from '#server/test/city.ts'
import { inventedUscc } from '#server/test/uscc.ts'
import { complianceParts } from '#law/operators.ts'
import type { Party } from '#law/parties.ts'
import { ofTransport, submitted, takeInventory } from './lives.ts'

/** Logins of those who come to the city for operation: a second officer of the bureau, another operator, and a utility that operates. */
export const second = 'xie'
export const rival = 'cui'
export const utility = { counter: 'jiang', checker: 'hai', operates: 'liu' } as const
export const rivalName = '闽江数据运营有限公司'
export const utilityName = '榕城自来水有限公司'

/** Lets in who comes for operation: a second officer of the bureau, another operator, and a utility that operates. Answers with the utility. */
export async function letInOperators(city: City): Promise<string> {
  const passwordHash = await hashPassword(password)
  return asSystem(city.db, async (tx) => {
    const post = async (organisationId: string, login: string, name: string, role: Party) =>
      addPost(tx, await addOfficer(tx, { login, name, passwordHash }), { organisationId, role, title: '经办' })
    await post(city.id(bureau), second, '谢复核', 'data-bureau')
    const other = await addOrganisation(tx, { name: rivalName, kind: 'company', roles: ['operator'], uscc: inventedUscc(301) })
    await post(other.id, rival, '崔运营', 'operator')
    const water = await addOrganisation(tx, {
      name: utilityName,
      kind: 'public-utility',
      roles: ['producer', 'operator'],
      sector: '公用事业',
      uscc: inventedUscc(302),
    })
    await post(water.id, utility.counter, '江清流', 'producer')
    await post(water.id, utility.checker, '海纳川', 'producer')
    await post(water.id, utility.operates, '柳运营', 'operator')
    return water.id
  })
}

/** A city where two assets of the transport office and two of the waterworks are registered. */
export async function operatingCity(): Promise<{ city: City; assets: string[]; water: string[]; utilityId: string }> {
  const city = await openCity()
  const utilityId = await letInOperators(city)
  const assets = await takeInventory(city, ['公交线路', '公交站点', '未登记站点'])
  const water = await takeInventory(city, ['用水量', '管网'], [utility.counter, utility.checker])
  for (const [asset, who] of [
    ...assets.slice(0, 2).map((id) => [id, ofTransport[0]] as const),
    ...water.map((id) => [id, utility.counter] as const),
  ]) {
    const id = await submitted(city, asset, who)
    await city.act('叶受理', id, 'accept')
    await city.act('林初审', id, 'pass')
    await city.act('陈复审', id, 'pass')
  }
  await city.pass(30)
  return { city, assets, water, utilityId }
}

/** A call as the bureau would write it, over the transport sector. */
export const callOf = async (city: City, caseId?: string) => ({
  title: '交通领域公共数据授权运营',
  selectionManner: 'open',
  mode: 'field',
  reason: '企业对公交数据需求集中，具备运营条件',
  applyUntil: city.clock.today(),
  termMonths: 60,
  planPaper: await city.paper('郑局长', caseId),
  planNumber: '榕数〔2026〕11号',
  scopeKind: 'sector',
  scopeSectors: '交通运输',
  qualifications: '依法设立，具备相应的资金、管理、技术、服务和安全能力',
  criteria: [
    { name: '技术与安全', value: '60', source: '平台、隐私计算' },
    { name: '服务方案', value: '40', source: '产品和价格' },
  ],
})

/** Names an expert as the bureau finds one: by organisation and name. */
export async function nameExpert(city: City, call: string, expert: string, of: string = centre): Promise<void> {
  const client = await city.as('郑局长')
  const { officers } = await client.ask(partyRoutes.readOrganisation, { params: { id: city.id(of) } })
  await client.ask(operatorRoutes.nameExpert, {
    params: { id: call },
    body: { officerId: officers.find(({ name }) => name === expert)!.id },
  })
}

/** Names an expert twice: they are told of it once, through their organisation. */
export async function expertTold(city: City, call: string, expert: string): Promise<void> {
  for (let n = 0; n < 2; n++) await nameExpert(city, call, expert)
  const { items } = await (await city.as(expert)).ask(noteRoutes.listNotes, { query: { limit: 100 } })
  expect(items.filter(({ kind }) => kind === 'expert-named')).toMatchObject([
    { basis: 'choice:selection-scoring', href: `/desk/operator-calls/${call}`, words: { zh: expect.stringContaining(`${expert}已聘为`) } },
  ])
}

/** While they score, the bureau dismisses an expert who does not; who has scored stays, and three at least (choice:selection-scoring). */
export async function silentExpertGoes(city: City, call: string, scoresLate: () => Promise<unknown>): Promise<void> {
  const client = await city.as('郑局长')
  const [read, basis] = [() => client.ask(operatorRoutes.readOperatorCall, { params: { id: call } }), 'choice:selection-scoring']
  const dismiss = async (expert: string) =>
    client.ask(operatorRoutes.dismissExpert, {
      params: { id: call, officer: (await read()).experts.find((each) => each.officerName === expert)!.officerId },
      body: { reason: '逾期没有评分，联系不上' },
    })
  expect(await refusal(city.act('郑局长', call, 'submit'))).toMatchObject({
    code: 'needs-scores-in',
    message: { zh: '还差6份评分' },
    remedy: { zh: expect.stringContaining('解聘') },
  })
  expect(await read()).toMatchObject({ mayName: false, mayDismiss: true, dismissed: [{ officerName: '尹运营' }] })
  expect((await read()).experts.map(({ officerName, missing }) => `${officerName} ${missing}`).toSorted()).toEqual(
    ['何律师 true', '叶受理 true', '林初审 false', '陈复审 true'].toSorted(),
  )
  expect(
    (await read()).experts.flatMap(({ officerName, whyNotDismiss }) => (whyNotDismiss ? [[officerName, whyNotDismiss.code]] : [])),
  ).toEqual([['林初审', 'scored-already']])
  expect(await refusal(dismiss('林初审'))).toMatchObject({ status: 409, code: 'scored-already', basis })
  await dismiss('何律师')
  expect(await refusal(scoresLate())).toMatchObject({ status: 404 })
  const [own, dismissal] = [await city.as('何律师'), { officerName: '何律师', byName: '郑局长', reason: '逾期没有评分，联系不上' }]
  expect((await own.ask(operatorRoutes.readOperatorCall, { params: { id: call } })).dismissed).toMatchObject([dismissal])
  expect((await read()).dismissed).toEqual(
    expect.arrayContaining([expect.objectContaining({ officerName: '尹运营' }), expect.objectContaining(dismissal)]),
  )
  expect((await (await city.as('林初审')).ask(operatorRoutes.readOperatorCall, { params: { id: call } })).dismissed).toEqual([])
  expect((await own.ask(noteRoutes.listNotes, { query: { unread: 'yes' } })).items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'expert-dismissed',
        basis,
        href: `/desk/operator-calls/${call}`,
        words: expect.objectContaining({ zh: expect.stringContaining('何律师不再担任') }),
      }),
    ]),
  )
  expect(
    (
      await city.database.pool.query(
        `select detail ->> 'reason' as reason from audit_log where action = 'dismiss-expert' order by id desc limit 1`,
      )
    ).rows,
  ).toEqual([{ reason: dismissal.reason }])
  expect(await refusal(dismiss('陈复审'))).toMatchObject({
    status: 409,
    code: 'too-few-experts',
    basis,
    remedy: { zh: expect.stringContaining('终止本次选取') },
  })
}

/** An application as an operator would fill it. */
export const applicationToOperate = {
  capability: '注册资本一亿元，数据工程师五十名',
  platform: '部署在政务云，等保三级',
  services: '公交出行服务产品三项',
  income: '分账核算，按协议分配',
  noRedevelopment: true,
  truthful: true,
}

/** The agreement with its thirteen items. */
export const agreementOf = async (city: City, caseId: string) => ({
  agreementNumber: '榕数运协〔2026〕1号',
  beginsOn: city.clock.today(),
  agreementPaper: await city.paper('郑局长', caseId),
  guidelineDuties: true,
  ...Object.fromEntries(
    [
      'resources',
      'termSaid',
      'productRules',
      'supportPlatform',
      'ownership',
      'disclosureDuty',
      'accounting',
      'security',
      'appraisal',
      'breach',
      'disputes',
      'changes',
      'others',
    ].map((item) => [item, '按授权运营实施方案约定']),
  ),
})

/** One part of a compliance file. */
export const filingOf = async (city: City, who: string, part: string, changes: Record<string, unknown> = {}) => ({
  part,
  documentNumber: `榕合规〔2026〕${part}`,
  content: '制度和措施的主要内容',
  madeOn: city.clock.today(),
  expiresOn: '2028-12-31',
  filingPaper: await city.paper(who),
  ...(part === 'mlps' ? { systemName: '授权运营平台', level: '3', filedAt: '榕城市公安局' } : {}),
  ...(part === 'emergency' ? { lastDrill: '2026-03-01' } : {}),
  ...changes,
})

/** Files every part of the compliance file of an operator, or one of them. */
export async function fileCompliance(
  city: City,
  who: string,
  changes: { readonly [part: string]: Record<string, unknown> } = {},
  parts: readonly string[] = Object.keys(complianceParts),
): Promise<void> {
  for (const part of parts) {
    const id = await city.open(who, 'mlps-filing', null, await filingOf(city, who, part, changes[part]))
    await city.act(who, id, 'submit')
    await city.act('叶受理', id, 'accept')
  }
}
