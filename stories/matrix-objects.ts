import { randomUUID } from 'node:crypto'
import { caseRoutes } from '#contract/cases.ts'
import { cardRoutes } from '#contract/cards.ts'
import { partyRoutes } from '#contract/parties.ts'
import { inventoryRoutes } from '#contract/inventory.ts'
import { cardTable, goodLine } from '#server/test/card-table.ts'
import { lawFirm, password, transport, type City } from '#server/test/city.ts'
import { registrationRoutes } from '#contract/registration.ts'
import { sectorListRoutes } from '#contract/sector-lists.ts'
import { keepBooks } from './books-life.ts'
import { mandated, operator } from './mandates.ts'
import { accepted, findingsOf, linesCsv, ofTransport, onNotice, startRound, takeInventory, upload } from './lives.ts'

/** One person for every part somebody can play towards the transport office, whose things everybody knocks at. */
export const visitors = {
  public: null,
  own: '林清查',
  other: '苏清查',
  soe: '车国企',
  bureau: '郑局长',
  registrar: '林初审',
  finance: '钱财政',
  sasac: '国资委',
  sector: '路行业',
  cyber: '网信办',
  police: '安公安',
  firm: '何律师',
  otherFirm: '旁律师',
  valuer: '梁评估',
  operator: '尹运营',
  developer: '康开发',
  exchange: '焦交易',
  administrator: '管账号',
  security: '铁守门',
  auditor: '史查账',
} as const
export type Visitor = keyof typeof visitors

/** Things of the transport office at every stage, made by acts. */
export async function makeObjects(city: City) {
  const [registered, noticed, reviewed] = await takeInventory(city, ['已登记', '公示中', '审查中'])
  const finished = await onNotice(city, registered!)
  await city.pass(20)
  const notice = await onNotice(city, noticed!)
  const kase = await accepted(city, reviewed!)
  const round = await startRound(city, ofTransport)
  await upload(city, ofTransport[0], round.roundId, [{ name: '待确认.csv', content: linesCsv() }])
  const own = await city.as(ofTransport[0])
  const list = await startList(city, [registered!])
  const [finding] = await findingsOf(city, ofTransport[0], round.roundId)
  const asset = await own.ask(inventoryRoutes.readAsset, { params: { id: reviewed! } })
  const { certificate } = await own.ask(inventoryRoutes.readAsset, { params: { id: registered! } })
  const {
    rows: [row],
  } = await city.database.pool.query<{
    officer: string
    post: string
    receipt: string
    caseNumber: string
    certificate: string
    source: string
  }>(
    `select p.officer_id as officer, p.id as post, c.receipt, c.number as "caseNumber", (select source_id from findings where asset_id = $3) as source, (select pdf_sha256 from certificates limit 1) as certificate
    from posts p, cases c where p.organisation_id = $1 and c.id = $2 order by p.created_at limit 1`,
    [city.id(transport), notice, reviewed],
  )
  const { cardImport, mark, link, outside, mandate } = await cardsOfOwn(city, { round: round.roundId, asset: registered!, other: noticed! })
  const { version } = await own.ask(caseRoutes.readCase, { params: { id: kase } })
  const voucher = await keepBooks(city, registered!)
  const trading = await rememberTrading(city, registered!)
  const change = await city.open(ofTransport[0], 'change-registration', registered!)
  return {
    ...trading,
    voucher,
    change,
    registered: registered!,
    noticed: noticed!,
    reviewed: reviewed!,
    finished,
    notice,
    kase,
    version,
    list,
    round: round.roundId,
    finding: finding!.id,
    valuation: asset.papers.find((paper) => paper.kind === 'valuation')!.caseId,
    paper: asset.papers[0]!.paperSha256,
    number: certificate!.number,
    organisation: city.id(transport),
    firm: city.id(lawFirm),
    cardImport,
    mark,
    link,
    outside,
    mandate,
    operator: city.id(operator),
    ...row!,
  }
}
/** A refused import, a use mark and a link of lineage of the transport office. */
async function cardsOfOwn(city: City, { round, asset, other }: { round: string; asset: string; other: string }) {
  const own = await city.as(ofTransport[0])
  const body = new FormData()
  body.set('file', new Blob([new Uint8Array(await cardTable([goodLine(1, { 级别: '五级' })]))]), '台账.xlsx')
  let sent = await own.ask(cardRoutes.importCards, { params: { id: round }, body })
  for (let tries = 0; tries < 300 && sent.state !== 'refused'; tries++) {
    await new Promise((done) => setTimeout(done, 100))
    sent = await own.ask(cardRoutes.readCardImport, { params: { id: sent.id } })
  }
  const mandate = await mandated(city, [asset])
  const mark = await own.ask(cardRoutes.setUseMark, {
    params: { id: asset },
    body: {
      answers: {
        operator: city.id('榕数运营有限公司'),
        manner: 'operated',
        agreement: '榕运〔2026〕1号',
        startsOn: city.clock.today(),
        endsOn: '2028-12-31',
      },
    },
  })
  const { links } = await own.ask(cardRoutes.linkAsset, { params: { id: asset }, body: { fromId: other, process: '汇总' } })
  const outside = await own.ask(registrationRoutes.recordOutside, {
    params: { id: asset },
    body: {
      answers: { register: 'national', number: 'GJ-350100-2026-000001', body: '福建省公共数据资源登记机构', issuedOn: city.clock.today() },
    },
  })
  return { cardImport: sent.id, mark: mark.id, link: links[0]!.id, outside: outside.id, mandate }
}
/**
 * Products of a registered asset, on the exchange, taken off it and still in the making, and an order of the transport office; entered by
 * hand, since how they come about is told in the story of trading.
 */
async function rememberTrading(city: City, asset: string): Promise<{ product: string; delisted: string; order: string }> {
  const [product, delisted, draft, order] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const { pool } = city.database
  const [developer, operator] = [city.id('榕创开发有限公司'), city.id('榕数运营有限公司')]
  for (const [id, number, state, exchange] of [
    [product, 'CP-2026-900001', 'listed', 'FJDE-1'],
    [delisted, 'CP-2026-900002', 'delisted', 'FJDE-2'],
    [draft, null, 'draft', null],
  ] as const) {
    await pool.query(
      `insert into products (id, number, name, kind, purpose_class, developer_id, operator_id, uses_public, state, price_fen, ceiling_fen, unit, exchange_number, made_at) values ($1, $2, '线路指数', 'index', 'industry', $3, $4, true, $5, 100, 200, 'month', $6, now())`,
      [id, number, developer, operator, state, exchange],
    )
    await pool.query(
      `insert into product_sources (product_id, position, asset_id, certificate_number, scope, acquired_on, holder_id, holder_kind, holder_sector, developer_id, operator_id) select $1, 1, a.id, c.number, '全部', '2026-02-01', a.holder_id, a.holder_kind, a.holder_sector, $2, $3 from assets a join certificates c on c.asset_id = a.id where a.id = $4 limit 1`,
      [id, developer, operator, asset],
    )
  }
  await pool.query(
    `insert into product_prices (case_id, product_id, charge, method, unit, price_fen, ceiling_fen, permitted_fen, paper, set_at) select id, $1, 'ceiling', 'cost', 'month', 100, 200, 1000, '{}', now() from cases limit 1`,
    [product],
  )
  await pool.query(
    `insert into orders (id, number, client_key, product_id, developer_id, operator_id, buyer_id, buyer_name, purpose, kind, amount_fen, state, exchange_number, placed_at) values ($1, 'DD-2026-900001', 'by-hand', $2, $3, $4, $5, '榕城市交通运输局', '出行服务研究', 'once', 100, 'inquiry', 'FJDE-1', now())`,
    [order, product, developer, operator, city.id(transport)],
  )
  await pool.query(
    `insert into order_entries (order_id, seq, move, from_state, to_state, officer_name, organisation_name, side, client_key, at) values ($1, 1, 'place', '', 'inquiry', '林清查', '榕城市交通运输局', 'buyer', 'by-hand', now())`,
    [order],
  )
  return { product, delisted, order }
}
/** A sector list of the transport commission in the making, with these assets on it, one demand, one invitation. */
export async function startList(city: City, assets: readonly string[]): Promise<string> {
  const { subjectId } = await city.see('路行业', await city.open('路行业', 'sector-list', null, { year: 2026 }))
  const sector = await city.as('路行业')
  const params = { id: subjectId }
  await sector.ask(sectorListRoutes.addEntries, { params, body: { assetIds: [...assets] } })
  await sector.ask(sectorListRoutes.noteDemand, {
    params,
    body: { assetId: assets[0]!, who: '榕行科技', body: '出行服务需要线路数据', strength: 3 },
  })
  await sector.ask(sectorListRoutes.invite, { params, body: { kind: 'university', invitee: '榕城大学', untilOn: city.clock.today() } })
  return subjectId
}

/** What units remember of their findings, one row of each kind for every holder: entered by hand, since the rule of reading does not ask how it came. */
export async function rememberFindings(city: City): Promise<void> {
  const of = `from (select distinct on (holder_id) * from findings order by holder_id, id) f`
  await city.database.pool.query(
    `insert into column_corrections (id, holder_id, holder_kind, holder_sector, heading, comment, physical_type, proposed_type, proposed_grade, grade, decided_name, decided_at) select gen_random_uuid(), holder_id, holder_kind, holder_sector, '线路', '', 'text', 'none', 1, 2, '林清查', now() ${of}`,
  )
  await city.database.pool.query(
    `insert into column_rules (id, holder_id, holder_kind, holder_sector, identity, dataset, version, rules, set_at) select gen_random_uuid(), holder_id, holder_kind, holder_sector, identity, dataset, 1, '[]', now() ${of}`,
  )
  await city.database.pool.query(
    `insert into column_sketches (id, finding_id, position, holder_id, holder_kind, holder_sector, name, distinct_count, is_key, hashes, probes) select gen_random_uuid(), id, 999, holder_id, holder_kind, holder_sector, 'x', 100, true, '{1,2,3}', 3 ${of}`,
  )
  await city.database.pool.query(
    `insert into regradings (id, asset_id, holder_id, holder_kind, holder_sector, trigger, detail, opened_name, opened_at, due_on) select gen_random_uuid(), id, holder_id, holder_kind, holder_sector, 'yearly', '{"zh": "满一年", "en": "a year"}', '系统', now(), '2026-09-01' from (select distinct on (holder_id) * from assets order by holder_id, id) a on conflict do nothing`,
  )
  await city.database.pool.query(
    `insert into card_imports (id, round_id, holder_id, holder_kind, holder_sector, way, name, path, bytes, sha256, added_name, added_at) select gen_random_uuid(), round_id, holder_id, holder_kind, holder_sector, 'existing', '台账.xlsx', id::text, 1, id::text, '林清查', now() ${of}`,
  )
  await city.database.pool.query(
    `insert into card_import_lines (asset_id, import_id, line, holder_id, holder_kind, holder_sector, old_code) select distinct on (a.holder_id) a.id, i.id, 2, a.holder_id, a.holder_kind, a.holder_sector, a.id::text from assets a join card_imports i on i.holder_id = a.holder_id order by a.holder_id, a.id`,
  )
  await city.database.pool.query(
    `insert into memo_reviews (id, asset_id, holder_id, holder_kind, holder_sector, finding, review_on, reviewed_name, reviewed_at) select gen_random_uuid(), asset_id, holder_id, holder_kind, holder_sector, '成本尚未归集完毕', review_on, '林清查', now() from memo_entries`,
  )
  await rememberDestructions(city)
  await rememberAgreements(city)
}
/** An agreement about an asset of every holder, between the law firm and itself: who reads it is asked, not how it came; one use was judged under each. */
async function rememberAgreements(city: City): Promise<void> {
  await city.database.pool.query(`begin; set local session_replication_role = replica;
    insert into agreements (id, number, mandate_id, operator_id, developer_id, asset_id, asset_version, holder_id, holder_kind, holder_sector, purpose_class, purpose, manner, begins_on, ends_on, policy, policy_sha256, made_at)
    select gen_random_uuid(), 'SY-' || a.id, gen_random_uuid(), f.id, f.id, a.id, a.version, a.holder_id, a.holder_kind, a.holder_sector, 'industry', '出行服务', 'query', '2026-01-01', '2026-12-31', '{}', repeat('0', 64), now() from (select distinct on (holder_id) * from assets order by holder_id, id) a, (select id from organisations where name = '${lawFirm}') f;
    insert into evaluations (agreement_id, seq, client_key, asked, outcome, reason, rules, by_organisation, by_name, at, digest) select id, 1, 'by-hand', '{}', 'refused', 'unsigned', '[]', operator_id, '何律师', now(), repeat('0', 64) from agreements;
    commit`)
}
/** A record of destruction for every holder: the triggers that ask for its case and hands stand still for this one statement. */
async function rememberDestructions(city: City): Promise<void> {
  const hands = Array.from({ length: 5 }, (_, n) => `(select id from officers order by id offset ${n} limit 1), '某人${n}'`).join(', ')
  await city.database.pool.query(`begin; set local session_replication_role = replica;
    insert into destructions (asset_id, asset_version, holder_id, holder_kind, holder_sector, case_id, proposal, recognition, approval, record, witness, destroyed_on, place, methods, proposed_by, proposed_name, recognised_by, recognised_name, approved_by, approved_name, executed_by, executed_name, witnessed_by, witnessed_name, recorded_at)
    select a.id, a.version, a.holder_id, a.holder_kind, a.holder_sector, c.id, '{}', '{}', '{}', '{}', '{}', '2026-03-02', '机房', '{deletion}', ${hands}, now() from (select distinct on (holder_id) * from assets order by holder_id, id) a join lateral (select id from cases where holder_id = a.holder_id order by id limit 1) c on true;
    commit`)
}

/** What a year of inventories leaves behind for every holder, entered by hand likewise: a rule, a call, a difference. */
export async function rememberTheYear(city: City): Promise<void> {
  const of = `from (select distinct on (holder_id) * from assets order by holder_id, id) a`
  await city.database.pool.query(
    `insert into coding_rules (id, holder_id, holder_kind, holder_sector, version, segments, shape, pattern, holds_from, reason, set_name, set_at, client_key) select gen_random_uuid(), holder_id, holder_kind, holder_sector, 1, '[]', '{}', '^$', '2026-01-01', '沿用默认', '林清查', now(), 'by-hand' ${of}`,
  )
  await city.database.pool
    .query(`with called as (insert into round_calls (id, organisation_id, sector, title, year, plan, ends_on, issued_name, issued_at, client_key) select gen_random_uuid(), id, '交通运输', '行业盘点', 2026, '{}', '2026-12-01', '路行业', now(), 'by-hand' from organisations where name = '榕城市交通委员会' returning id)
    insert into round_call_units (call_id, holder_id, holder_kind, holder_sector) select called.id, holder_id, holder_kind, holder_sector from called, (select distinct holder_id, holder_kind, holder_sector from assets) a`)
  await city.database.pool
    .query(`insert into count_differences (round_id, asset_id, holder_id, holder_kind, holder_sector, difference, outcome, explanation, statement, stated_by, stated_name, stated_at)
    select r.id, a.id, a.holder_id, a.holder_kind, a.holder_sector, 'missing', 'present', '仍在原系统运行', '信息中心确认', (select id from officers limit 1), '林清查', now() ${of} join lateral (select id from rounds where holder_id = a.holder_id and state = 'open' limit 1) r on true`)
}
export type Objects = Awaited<ReturnType<typeof makeObjects>>

/** A body of one file. */
export function fileForm(field: string, name: string, content: string): FormData {
  const form = new FormData()
  form.set(field, new Blob([content]), name)
  return form
}

/** A request that waits, and an account that was found: the tables of accounts are not empty. */
export async function rememberAccounts(city: City): Promise<void> {
  const administrator = await city.as('管账号')
  await administrator.ask(partyRoutes.addOfficer, {
    body: { login: 'waiting', name: '候批准', password, organisationId: city.id(transport), role: 'producer' },
  })
  // As long unused as it is written down, so that the job of each hour finds it too and leaves it there.
  await city.database.pool.query(
    `with unused as (update officers set idle_from = now() - interval '400 days' where login = 'bai' returning id, idle_from) insert into idle_accounts (officer_id, why, since, found_at) select id, 'dormant', idle_from, now() from unused`,
  )
}
