import { settlementRoutes as routes } from '#contract/settlement.ts'
import { hands } from './hands.ts'
import type { Stage } from './stage.ts'

const { bureau, treasury, draws, issues, operates, develops, holds } = hands

/** The operator proposes how the income of a product is shared, by parts of the holder, itself, the developer and the regulation fund; these sign it (§6.4). */
export async function playSharing(
  stage: Stage,
  step: string,
  productId: string,
  parts: readonly [number, number, number, number],
  signers: readonly string[],
): Promise<void> {
  const who = [
    [holds, 'producer'],
    [operates, 'operator'],
    [develops, 'developer'],
    [treasury, 'regulation'],
  ] as const
  const { id } = await stage.once(step, async () => {
    const parties = await Promise.all(
      who.map(async ([name, part], n) => ({ organisationId: await stage.organisationOf(name), part, parts: [parts[n]!] })),
    )
    const { id } = await (
      await stage.as(operates)
    ).ask(routes.proposeSharing, {
      body: {
        productId,
        form: 'fixed',
        feePpm: 20_000,
        taxPpm: 60_000,
        costFen: 0,
        effectiveOn: await stage.today(),
        bounds: [0],
        parties,
        key: `demo:${step}`,
      },
    })
    return { id }
  })
  for (const name of signers)
    await stage.once(`${step}:${name}`, async () => {
      const client = await stage.as(name)
      const own = await stage.organisationOf(name)
      const { parties } = await client.ask(routes.readSharingAgreement, { params: { id } })
      if (parties.some((party) => party.organisationId === own && party.signedAt === null))
        await client.ask(routes.signSharing, { params: { id } })
      return {}
    })
}

/** The operator shares out what came in, and these parties agree to their shares (§6.5); answers with its case. */
export async function playDistribution(stage: Stage, step: string, title: string, agreeing: readonly string[]): Promise<string> {
  const { id } = await stage.open(step, operates, 'distribution', null, async () => ({
    title,
    untilOn: await stage.today(),
    negotiation: '各方按收益共享协议协商一致，纪要存档',
  }))
  await stage.act(`${step}:compute`, operates, id, 'submit')
  for (const name of agreeing)
    await stage.once(`${step}:${name}`, async () => {
      const client = await stage.as(name)
      const own = await stage.organisationOf(name)
      const { partyList } = await client.ask(routes.readDistribution, { params: { id } })
      if (partyList.some((party) => party.organisationId === own && party.agreedAt === null))
        await client.ask(routes.agreeDistribution, { params: { id } })
      return {}
    })
  return id
}

/** The first income, all the way: distributed, filed, the holder's share collected whole, remitted, received by the treasury, booked (§6.5, §6.6). */
export async function playRemittance(stage: Stage): Promise<void> {
  const distribution = await playDistribution(stage, 'settlement:first', '气象风险指数首批收益分配', [holds, develops, treasury])
  await stage.act('settlement:first:file', operates, distribution, 'file')
  await stage.act('settlement:first:receive', draws, distribution, 'accept')
  const due = await stage.once('settlement:collect', async () => {
    const client = await stage.as(draws)
    const { items } = await client.ask(routes.listReceivables, { query: {} })
    const { id, amountFen, state } = items.find((each) => each.distributionId === distribution)!
    if (state === 'due')
      await client.ask(routes.collectReceivable, {
        params: { id },
        body: { amountFen, collectedOn: await stage.today(), slip: 'YH-演示-0001' },
      })
    return { id, amountFen }
  })
  const { id } = await stage.open('settlement:batch', draws, 'remittance', null, async () => ({
    title: '数据资产收益汇缴第一批',
    collectedUntil: await stage.today(),
  }))
  await stage.act('settlement:batch:draw', draws, id, 'submit')
  await stage.act('settlement:batch:voucher', issues, id, 'file', async () => {
    const issuedOn = await stage.today()
    return {
      voucherNumber: 'JK-演示-0001',
      collectionCode: `350100${issuedOn.slice(2, 4)}${issuedOn.slice(5, 7)}0000000001`,
      executingCode: '350100001',
      itemCode: '103070601',
      issuedOn,
      amountFen: due.amountFen,
    }
  })
  await stage.act('settlement:batch:receipt', treasury, id, 'accept', async () => ({
    receiptNumber: 'RK-演示-0001',
    receivedOn: await stage.today(),
    amountFen: due.amountFen,
  }))
  for (const entry of ['income', 'remittance'] as const)
    await stage.once(`settlement:book:${entry}`, async () => {
      const client = await stage.as(holds)
      const { items } = await client.ask(routes.listReceivables, { query: {} })
      const line = items.find((each) => each.id === due.id)!
      if ((entry === 'income' ? line.incomeVoucherId : line.remittedVoucherId) === null)
        await client.ask(routes.bookReceivable, { params: { id: due.id }, body: { entry } })
      return {}
    })
}

/** Both bureaux set how remitted income is used again (§6.7); it is computed once the month is over. */
export async function playRedistribution(stage: Stage): Promise<void> {
  const { id } = await stage.open('redistribution', treasury, 'redistribution', null, async () => ({
    title: '数据资产收益再分配参数',
    unitParts: 50,
    serviceParts: 30,
    generalParts: 20,
    effectiveOn: `${(await stage.today()).slice(0, 4)}-01-01`,
    ground: '按各单位数据治理投入测算，两局会商一致',
  }))
  await stage.act('redistribution:propose', treasury, id, 'submit')
  await stage.act('redistribution:finance', treasury, id, 'pass')
  await stage.act('redistribution:bureau', bureau, id, 'pass')
}
