import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Evidence, EvidenceLine } from '#contract/evidence.ts'
import { fromBase64 } from '#contract/proof/bytes.ts'
import { disputeRoutes } from '#contract/supervision-disputes.ts'
import { seal } from '#server/audit/sealer.ts'
import { prove } from '#server/proof/prove.ts'
import { openCity, refusal, transport, type City } from '#server/test/city.ts'
import { printed } from '#server/test/printed.ts'
import { verifyOffline } from '../cli/verify.ts'
import { expectGenuineHistory } from './proof.ts'

let city: City
beforeAll(async () => {
  city = await openCity()
})
afterAll(() => city.close())

const operator = '榕数运营有限公司'
const claim = () => ({
  title: '线路数据协议字段争议',
  respondent: city.id(operator),
  kind: 'agreement',
  about: '榕运〔2026〕1号',
  facts: '运营主体交付的字段多于协议约定',
  request: '停止交付多余字段并说明去向',
  amountFen: 50_000_00,
})
const brought = async (who: string, over: object = {}) => {
  const id = await city.open(who, 'dispute', null, { ...claim(), ...over })
  await city.act(who, id, 'submit')
  return id
}
const listed = async (who: string, id: string) =>
  (await (await city.as(who)).ask(disputeRoutes.listDisputes, { query: {} })).items.find((line) => line.caseId === id)
const evidenceOf = async (who: string, id: string) =>
  (await (await city.as(who)).ask(disputeRoutes.caseEvidence, { params: { id } })).json() as Promise<Evidence>
const mediated = { mediatedOn: '2026-03-02', mediators: '郑局长', mediation: '双方各陈述一次，分别会谈一次' }

describe('争议解决：协商、调解、仲裁、诉讼有机衔接（§6.9）', () => {
  test('不能与本单位争议；对方须是生产、运营、开发主体或者交易所', async () => {
    const own = await city.open('尹运营', 'dispute', null, claim())
    expect(await refusal(city.act('尹运营', own, 'submit'))).toMatchObject({ code: 'needs-respondent-other', basis: '§6.9' })
    const firm = await city.open('林清查', 'dispute', null, { ...claim(), respondent: city.id('榕正律师事务所') })
    expect((await refusal(city.act('林清查', firm, 'submit'))).fields).toEqual([
      {
        field: 'respondent',
        message: {
          zh: '该机构没有这一职责，或者已经撤销、停用，请选择担任数据生产主体或者数据运营主体或者数据开发主体或者福建大数据交易所的机构',
          en: expect.stringContaining('choose one that acts as data producer or'),
        },
      },
    ])
    expect(await refusal(city.open('何律师', 'dispute', null, claim()))).toMatchObject({ code: 'not-yours' })
  })

  test('协商一致的，双方签署的协议归入办件，台账记为协商', async () => {
    const id = await brought('林清查')
    expect(await refusal(city.act('林清查', id, 'submit', { answer: '自己答复', offer: '无' }))).toMatchObject({ code: 'not-yours' })
    await city.act('尹运营', id, 'submit', { answer: '系接口配置错误', offer: '已停用，删除多余字段并出具说明' })
    await city.act('林清查', id, 'submit', { agreed: '停止交付多余字段，出具删除说明', agreement: await city.paper('林清查', id) })
    expect(await listed('尹运营', id)).toMatchObject({
      outcome: 'settled',
      way: 'negotiation',
      applicantName: transport,
      result: '停止交付多余字段，出具删除说明',
    })
    expect(await listed('康开发', id)).toBeUndefined()
  })

  test('协商不成申请调解，调解不成转仲裁，裁决记入办件；每一步都从办件里走', async () => {
    const id = await brought('林清查')
    await city.pass(25)
    expect((await city.see('林清查', id)).step).toBe('settling')
    await city.act('林清查', id, 'object', { whyNotSettled: '对方在期限内没有答复，无法协商' })
    expect(await refusal(city.act('林初审', id, 'confirm'))).toMatchObject({ code: 'not-yours' })
    expect((await refusal(city.act('郑局长', id, 'confirm', mediated))).fields?.map((f) => f.field).sort()).toEqual(['agreed', 'agreement'])
    await city.act('郑局长', id, 'return', mediated)
    expect((await refusal(city.act('林清查', id, 'resubmit', {}))).fields?.map((f) => f.field).sort()).toEqual([
      'acceptedOn',
      'body',
      'docket',
      'way',
    ])
    await city.act('林清查', id, 'resubmit', {
      way: 'arbitration',
      body: '榕城仲裁委员会',
      docket: '榕仲〔2026〕88号',
      acceptedOn: city.clock.today(),
    })
    await city.act('林清查', id, 'submit', {
      decidedOn: city.clock.today(),
      agreed: '裁决停止交付，驳回其他请求',
      decision: await city.paper('林清查', id),
    })
    expect(await listed('郑局长', id)).toMatchObject({ outcome: 'decided', way: 'arbitration', result: '裁决停止交付，驳回其他请求' })
  })

  test('调解达成协议的，记为调解；没有选择下一步的到期终止', async () => {
    const id = await brought('康开发')
    await city.act('尹运营', id, 'submit', { answer: '不认可对方说法', offer: '没有方案' })
    await city.act('康开发', id, 'object', { whyNotSettled: '对方没有提出解决方案' })
    await city.act('郑局长', id, 'confirm', { ...mediated, agreed: '双方各自核对字段', agreement: await city.paper('郑局长', id) })
    expect(await listed('康开发', id)).toMatchObject({ outcome: 'settled', way: 'mediation' })
    const left = await brought('康开发')
    await city.act('尹运营', left, 'submit', { answer: '不认可对方说法', offer: '没有方案' })
    await city.pass(130)
    expect(await listed('康开发', left)).toMatchObject({ outcome: 'lapsed', way: null })
  })
})

describe('证据包：办理记录、材料摘要、日志和核对所需的证明（§6.9，choice:transparency-log）', () => {
  test('双方都可以下载；每一步在公开日志里都有承诺，可以离线核对；各方只看到自己可读的日志行', async () => {
    const id = await brought('林清查')
    await city.act('尹运营', id, 'submit', { answer: '系接口配置错误', offer: '已停用' })
    await seal(city)
    await prove(city)
    const pack = await evidenceOf('尹运营', id)
    expect(pack).toMatchObject({ format: 'rongshu-evidence/1', case: { procedure: 'dispute', applicant: transport, addressee: operator } })
    expect(pack.entries.length).toBe(3)
    const acts = pack.lines.filter((line) => line.log !== null)
    expect(acts).toHaveLength(2)
    for (const { digest, text, log } of acts) {
      const entry = fromBase64(log!.entry)!
      const { commitment } = JSON.parse(new TextDecoder().decode(entry)) as { commitment: string }
      expect(commitment).toBe(createHash('sha256').update(Buffer.from(log!.salt, 'hex')).update(Buffer.from(digest, 'hex')).digest('hex'))
      if (text !== null) expect(createHash('sha256').update(text).digest('hex')).toBe(digest)
    }
    const readable = (of: Evidence) => of.lines.map((line) => line.text !== null)
    expect(readable(pack)).toEqual([false, false, true])
    expect(readable(await evidenceOf('林清查', id))).toEqual([true, true, true])
    expect(await refusal(evidenceOf('康开发', id))).toMatchObject({ status: 404 })
    expect(pack.about, 'what is named is no number of the platform').toBeNull()
    const { number } = await city.see('林清查', id)
    const next = await brought('林清查', { title: '同一协议的第二次争议', about: number })
    expect((await evidenceOf('林清查', next)).about).toMatchObject({ kind: 'case', number, lines: [{ text: expect.any(String) }, {}, {}] })
    // Whoever may not read what is named gets none of it.
    const other = await brought('康开发', { about: number })
    expect((await evidenceOf('康开发', other)).about).toBeNull()
  })

  test('证据包用 rongshu verify 离线核验；改动任何一处都查得出', async () => {
    const id = await brought('林清查')
    await city.act('尹运营', id, 'submit', { answer: '系接口配置错误', offer: '已停用' })
    await city.act('林清查', id, 'object', { whyNotSettled: '对方没有说明数据的去向' })
    await seal(city)
    const early = await evidenceOf('林清查', id)
    await prove(city)
    const pack = await evidenceOf('林清查', id)
    const folder = mkdtempSync(path.join(tmpdir(), 'rongshu-evidence-'))
    const put = (name: string, content: unknown) => {
      const place = path.join(folder, name)
      writeFileSync(place, JSON.stringify(content))
      return place
    }
    const keys = put('keys.json', pack.keys)
    const verify = async (of: unknown, options = {}) => printed(() => verifyOffline(put('pack.json', of), options))
    const failing = async (lines: readonly EvidenceLine[]) => (await verify({ ...pack, lines }, { keys })).said.match(/^✗ \S+/gm)
    try {
      const sound = await verify(pack, { keys })
      expect([sound.answer, sound.said.match(/^✗.*/gm)]).toEqual([true, null])
      for (const words of [
        pack.case.number,
        '✓ 公钥',
        '✓ 日志行的原文',
        '✓ 日志条目 Entry of the log：3 条',
        '✓ 在日志中 In the log：3 条都在',
        '✓ 日志签名',
        '○ 其余的行 Other lines：1 行',
        `✓ 办件编号 Number of the case：日志行的原文就是办件${pack.case.number}的`,
        '○ 记录、答复和材料',
      ])
        expect(sound.said).toContain(words)
      expect(await verify(pack)).toMatchObject({ answer: false, said: expect.stringContaining('○ 公钥') as string })
      expect(await verify(early, { keys })).toMatchObject({ answer: false, said: expect.stringContaining('没有一行带日志证明') as string })
      // The pack of one case handed over as that of another.
      expect(await verify({ ...pack, case: { ...pack.case, number: 'FZ-2026-999999' } }, { keys })).toMatchObject({
        answer: false,
        said: expect.stringMatching(/✗ 办件编号.*不是FZ-2026-999999[\s\S]*不符/) as string,
      })
      expect((await verify({ ...pack, lines: pack.lines.map((line) => ({ ...line, text: null })) }, { keys })).said).toContain('○ 办件编号')
      await expect(verifyOffline(put('pack.json', pack), { keys, checkpoint: keys })).rejects.toThrow(/log check --since/)
      for (const [at, line] of pack.lines.entries()) {
        const altered = (over: Partial<EvidenceLine>) => pack.lines.map((each, n) => (n === at ? { ...each, ...over } : each))
        if (line.text !== null) expect(await failing(altered({ text: `${line.text} ` }))).toEqual(['✗ 日志行的原文'])
        // Only a line of an opening or an act tells whose case it is.
        const asOther = line.text?.replace(pack.case.number, 'FZ-2026-999999')
        if (asOther && line.log)
          for (const [text, fails] of [
            [asOther, ['✗ 日志行的原文', '✗ 办件编号']],
            [asOther.replace(/\u001f(?:open-case|act:[a-z-]+)\u001f/, '\u001fread-case\u001f'), ['✗ 日志行的原文']],
          ] as const)
            expect(await failing(altered({ text }))).toEqual(fails)
        if (!line.log) continue
        const { entry, proof } = line.log
        const other = createHash('sha256').update('another').digest()
        expect(await failing(altered({ text: null, digest: other.toString('hex') }))).toEqual(['✗ 日志条目'])
        expect(await failing(altered({ log: { ...line.log, entry: btoa(atob(entry).replace('"event"', '"evenT"')) } }))).toEqual([
          '✗ 日志条目',
          '✗ 在日志中',
        ])
        expect(
          await failing(altered({ log: { ...line.log, proof: proof.replace(/(index \d+\n)[^\n]+/, `$1${other.toString('base64')}`) } })),
        ).toEqual(['✗ 在日志中'])
        expect(await failing(altered({ log: { ...line.log, proof: proof.replace('index ', 'Index ') } }))).toEqual(['✗ 在日志中'])
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  test('§8.1 全部办件由其记录重放可得', () => expectGenuineHistory(city))
})
