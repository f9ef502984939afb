import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Form, forms } from '#law/forms.ts'
import type { FormShape } from '#law/form.ts'
import { cardDraft } from './findings.ts'
import { answersOfDraft } from './card-draft.ts'
import { checkForm, fieldsOf, schemaOf } from './forms.ts'

const today = '2026-11-23'
const complete = { mode: 'complete', today } as const
const sha256 = 'a'.repeat(64)
const formIds = Object.keys(forms) as Form[]

const application = {
  assetName: '2026年福州市公交线路站点表',
  summary: '全市公交线路、站点和首末班时间，用于出行查询。',
  rights: ['hold', 'use'],
  limits: '无',
  truthful: true,
  contact: '林晓',
  telephone: '0591-0000000',
}

/** The problem of one field, or undefined when the form is right there. */
function problemOf(form: Form, answers: unknown, field: string, options: Parameters<typeof checkForm>[2] = complete) {
  const checked = checkForm(form, answers, options)
  return checked.ok ? undefined : checked.fields.find((problem) => problem.field === field)?.message
}

describe('complete answers', () => {
  test('a full application is right and comes back trimmed', () => {
    expect(checkForm('registration-application', { ...application, limits: ' 无 ' }, complete)).toEqual({ ok: true, value: application })
  })

  test('every required field left out is named in both languages', () => {
    const checked = checkForm('registration-application', {}, complete)
    expect(checked.ok ? [] : checked.fields.map((problem) => problem.field).sort()).toEqual(Object.keys(application).sort())
    expect(problemOf('registration-application', {}, 'assetName')).toEqual({ zh: '请填写登记数据名称', en: 'Please fill in: Name' })
    expect(problemOf('registration-application', { ...application, assetName: '  ' }, 'assetName')?.zh).toBe('请填写登记数据名称')
    expect(problemOf('registration-application', { ...application, rights: [] }, 'rights')?.zh).toBe('请选择权利类型')
    expect(['harmsPersons', 'planStarted', 'level'].map((field) => problemOf('incident-report', {}, field)?.zh)).toEqual([
      '请回答是或否：可能危害个人或者单位的权益',
      '请勾选：已立即启动应急预案',
      '请选择级别',
    ])
    expect(problemOf('incident-final', {}, 'finalPaper')).toEqual({ zh: '请上传总结报告（PDF）', en: 'Please upload: Report (PDF)' })
  })

  test('an undertaking must be true', () => {
    expect(problemOf('registration-application', { ...application, truthful: false }, 'truthful')?.zh).toBe('须勾选承诺才能提交')
  })

  test('what is made public holds no number that identifies or reaches a person; what is not may', () => {
    for (const text of ['联系张三13812345678可查询全部线路', '含身份证11010519491231002X的样例一条', '详询 a.b@example.com 可得样例'])
      for (const [form, field] of [
        ['registration-application', 'summary'],
        ['change-application', 'summary'],
        ['legacy-application', 'summary'],
        ['correction-request', 'summary'],
        ['revocation-grounds', 'publicReason'],
        ['product-specification', 'summary'],
      ] as const)
        expect(problemOf(form, { kind: 'amend', [field]: text }, field)?.zh, `${form} ${text}`).toContain('将公开')
    expect(
      problemOf(
        'registration-application',
        { ...application, summary: '办公电话0591-87654321，含13812条记录，编码350100MA9D901432202600001Q。' },
        'summary',
      ),
    ).toBeUndefined()
    expect(problemOf('revocation-grounds', { facts: '经办人张三（13812345678）承认采集依据系伪造。' }, 'facts')).toBeUndefined()
    expect(checkForm('registration-application', { summary: '联系张三13812345678可查询' }, { mode: 'draft', today }).ok).toBe(true)
  })

  test('what turns the direction of a text unseen is refused in a draft too', () => {
    for (const sign of ['\u202e', '\u2066'])
      for (const field of ['assetName', 'summary'])
        expect(
          problemOf('registration-application', { [field]: `公交线路${sign}01.2026站点与首末班时间` }, field, { mode: 'draft', today })?.zh,
        ).toContain('方向控制符')
  })

  test('dates keep to today', () => {
    expect(problemOf('memorandum', { reason: '评估报告尚未取得', reviewOn: '2026-11-22' }, 'reviewOn')?.zh).toContain('不能早于今天')
    expect(checkForm('memorandum', { reason: '评估报告尚未取得', reviewOn: today }, complete).ok).toBe(true)
    expect(problemOf('legal-opinion', { issuedOn: '2026-11-24' }, 'issuedOn')?.zh).toContain('不能晚于今天')
    expect(problemOf('legal-opinion', { issuedOn: '2026-02-30' }, 'issuedOn')?.en).toContain('existing date')
  })

  test('an opinion that finds a subject not compliant is not unqualified', () => {
    const subjects = Object.fromEntries(Object.keys(forms['legal-opinion'].sections[1].fields).map((id) => [id, 'compliant']))
    const analysis = '依据登记规程逐项核对来源与用途。'
    const opinion = {
      applicableLaw: analysis,
      legalRelations: analysis,
      legalRisks: analysis,
      ...subjects,
      conclusion: 'unqualified',
      number: '意见1',
      lawyers: '何律师、许律师',
      issuedOn: today,
      validUntil: '2027-11-22',
      paper: { sha256: 'a'.repeat(64), name: '意见书.pdf' },
    }
    expect(checkForm('legal-opinion', opinion, complete).ok).toBe(true)
    const faulty = { ...opinion, dataSource: 'not-compliant', disclosure: 'not-compliant' }
    expect(problemOf('legal-opinion', faulty, 'conclusion')).toMatchObject({
      zh: expect.stringMatching(/^数据来源、披露义务的审查结果是不合规，不能出具无保留意见/),
      en: expect.stringContaining('data source, disclosure duties'),
    })
    expect(checkForm('legal-opinion', { ...faulty, conclusion: 'adverse' }, complete).ok).toBe(true)
    expect(checkForm('legal-opinion', { ...opinion, dataSource: 'compliant-with-notes' }, complete).ok).toBe(true)
  })

  test('an opinion is signed by two different people, told at its field (choice:two-signatories)', () => {
    const subjects = Object.fromEntries(Object.keys(forms['legal-opinion'].sections[1].fields).map((id) => [id, 'compliant']))
    const analysis = '依据登记规程逐项核对来源与用途。'
    const signed = (lawyers: string) => ({
      applicableLaw: analysis,
      legalRelations: analysis,
      legalRisks: analysis,
      ...subjects,
      conclusion: 'unqualified',
      number: '意见1',
      lawyers,
      issuedOn: today,
      validUntil: '2027-11-22',
      paper: { sha256: 'a'.repeat(64), name: '意见书.pdf' },
    })
    expect(problemOf('legal-opinion', signed('何律师'), 'lawyers')?.zh).toContain('只有“何律师”一人')
    expect(problemOf('legal-opinion', signed('何律师、何 律师'), 'lawyers')?.zh).toContain('两名不同的签署人')
    expect(problemOf('legal-opinion', signed('何律师，许律师'), 'lawyers')).toBeUndefined()
  })

  test('a memorandum is looked at again within a year (choice:memo-review)', () => {
    const on = (reviewOn: string) => problemOf('memorandum', { reason: '评估报告尚未取得', reviewOn }, 'reviewOn')?.zh
    expect([on('2027-11-23'), on('2999-01-01')]).toEqual([undefined, expect.stringContaining('不能晚于今天之后1年')])
  })

  test('a valuation report states its date, purpose, kind of value, grounds, work, assumptions, special matters and limits of use (choice:report-statements)', () => {
    const stated = ['purpose', 'valueKind', 'reportedOn', 'grounds', 'process', 'assumptions', 'matters', 'useLimits']
    expect(stated.filter((field) => problemOf('valuation-report', {}, field))).toEqual(stated)
    expect(problemOf('valuation-report', { baseDate: '2026-11-01', reportedOn: '2026-10-31' }, 'reportedOn')?.zh).toContain(
      '不能早于“评估基准日”',
    )
  })

  test('a term ends on the day it begins or later, in every form that asks for both', () => {
    const entrusted = (entrustedUntil: string) =>
      problemOf('entrustment', { entrustedFrom: '2027-06-01', entrustedUntil }, 'entrustedUntil')
    expect([entrusted('2027-05-31')?.zh, entrusted('2027-06-01')]).toEqual(['不能早于“期限起”（2027-06-01）', undefined])
    const pairs = formIds.flatMap((id) =>
      Object.entries(fieldsOf(forms[id])).flatMap(([until, field]) =>
        [field.notBefore ?? []]
          .flat()
          .filter((from) => typeof from === 'string' && from !== 'today')
          .map((from) => [id, from as string, until] as const),
      ),
    )
    expect(pairs.map(([id]) => id)).toEqual(
      expect.arrayContaining([
        'round-plan',
        'round-call',
        'use-mark',
        'use-request',
        'utility-notification',
        'inspection-programme',
        'legacy-application',
        'organisation-particulars',
      ]),
    )
    for (const [id, from, until] of pairs)
      expect(
        problemOf(id, { noticed: 'yes', term: 'until', [from]: '2027-06-02', [until]: '2027-06-01' }, until)?.zh,
        `${id} ${until}`,
      ).toMatch(/不能早于“|不能晚于今天/)
  })

  test('an entrustment without limits says so in one word', () =>
    expect(problemOf('entrustment', { operationLimits: '无' }, 'operationLimits')).toBeUndefined())

  test('a quotation delivers before its commission may lapse, counted by weekends where no holidays are published', () => {
    const quotation = (deliverOn: string) =>
      problemOf('quotation', { feeFen: 0, deliverOn, scope: '两名专业人员审阅目录和来源证明' }, 'deliverOn', {
        mode: 'complete',
        today: '2026-03-02',
      })
    expect([quotation('2026-05-28'), quotation('2026-05-29')?.zh]).toEqual([
      undefined,
      '不能晚于2026-05-28：接受报价后60个工作日仍未出具的，委托自行终止',
    ])
    expect(
      problemOf('quotation', { feeFen: 0, deliverOn: '2027-06-01', scope: '两名专业人员审阅目录和来源证明' }, 'deliverOn')?.zh,
    ).toContain('2027年放假安排尚未公布')
  })

  test('length is counted in characters, rare ones too', () => {
    expect(problemOf('registration-application', { ...application, assetName: '𠮷'.repeat(40) }, 'assetName')).toBeUndefined()
    expect(problemOf('registration-application', { ...application, assetName: '𠮷'.repeat(41) }, 'assetName')).toEqual({
      zh: '不能超过40个字',
      en: 'At most 40 characters',
    })
    expect(problemOf('registration-application', { ...application, assetName: 'a'.repeat(1e6) }, 'assetName')?.zh).toBe('不能超过40个字')
    expect(problemOf('registration-application', { ...application, summary: '太短' }, 'summary')?.zh).toBe('至少10个字')
  })

  test('NUL, other control characters, broken surrogates and line breaks in one-line texts are refused', () => {
    for (const bad of ['甲\u0000乙', '甲\u0007乙', '甲\uffff乙', '甲\ud800乙', '甲\n乙'])
      expect(problemOf('registration-application', { ...application, assetName: bad }, 'assetName')).toBeDefined()
    expect(checkForm('registration-application', { ...application, summary: '第一行写内容，\n第二行写用途。' }, complete).ok).toBe(true)
  })
})

describe('kinds of answer', () => {
  test('a choice is one of its options', () => {
    expect(problemOf('ground', { ground: 'toString', explanation: '无论如何也不能登记的理由' }, 'ground')?.zh).toContain('选项')
    expect(problemOf('registration-application', { ...application, rights: ['hold', 'hold'] }, 'rights')?.zh).toBe('同一项只能选一次')
    expect(problemOf('registration-application', { ...application, rights: ['own'] }, 'rights')?.zh).toContain('选项')
  })

  test('money is whole fen, not negative and not beyond what a bigint column and a double both hold', () => {
    expect(problemOf('valuation-report', { amountFen: Number.NaN }, 'amountFen')?.zh, '接口以分说出').toBe(
      '金额应为整数分，如1234.56元为123456',
    )
    const onScreen = checkForm('valuation-report', { amountFen: 1234.5 }, { ...complete, moneyIn: 'yuan' })
    expect(!onScreen.ok && onScreen.fields.find(({ field }) => field === 'amountFen')?.message.zh, '页面以元说出').toBe(
      '金额以元填写，只用数字，最多两位小数，如1234.56',
    )
    expect(problemOf('valuation-report', { amountFen: 0 }, 'amountFen')?.zh, '限额以元说出').toBe('不能小于0.01元')
    for (const bad of [-1, 0, 1.5, 1e15 + 1, '100', Number.NaN])
      expect(problemOf('valuation-report', { amountFen: bad }, 'amountFen')).toBeDefined()
    expect(problemOf('valuation-report', { amountFen: 1e15 }, 'amountFen')).toBeUndefined()
  })

  test('papers are a digest and a plain file name', () => {
    expect(problemOf('legal-opinion', { paper: { sha256, name: '意见书.pdf' } }, 'paper')).toBeUndefined()
    for (const bad of [
      { sha256: 'A'.repeat(64), name: 'a.pdf' },
      { sha256, name: '../a.pdf' },
      { sha256, name: 'C:\\a.pdf' },
      { sha256, name: '' },
      { sha256, name: 'a.pdf', path: '/etc' },
      'a.pdf',
      sha256,
    ]) {
      expect(problemOf('legal-opinion', { paper: bad }, 'paper')).toBeDefined()
    }
  })

  test('parameters and pins say which row is wrong', () => {
    const row = { name: '折现率', value: '8%', source: '市场数据' }
    expect(problemOf('valuation-report', { parameters: [row] }, 'parameters')).toBeUndefined()
    expect(problemOf('valuation-report', { parameters: [row, { ...row, source: '' }] }, 'parameters')?.zh).toBe('第2行“来源”：请填写')
    // Rows are named by the heads of their own form: items of a handover have no price and no source.
    expect(problemOf('handover', { handedOver: [['数据接口', '2', '市数据局']] }, 'handedOver')).toEqual({
      zh: '第1行：每行应填写事项、数量或编号、接收方',
      en: 'Row 1: Each row needs: Item, Number, Received by',
    })
    expect(problemOf('handover', { handedOver: [{ name: '数据接口', value: '2', source: '' }] }, 'handedOver')?.zh).toBe(
      '第1行“接收方”：请填写',
    )
    expect(checkForm('pins', { pins: [{ field: 'summary', note: '请写明时间范围' }] }, complete).ok).toBe(true)
    expect(problemOf('pins', { pins: [{ field: 'summary', note: '' }] }, 'pins')?.zh).toBe('第1项“补正说明”：请填写')
    expect(problemOf('pins', { pins: Array.from({ length: 51 }, () => ({ field: 'a', note: 'b' })) }, 'pins')?.zh).toBe('不能超过50项')
  })

  test('an organisation is an id', () => {
    expect(problemOf('commission', { firm: '福州某律师事务所' }, 'firm')?.zh).toBe('请选择机构')
    expect(problemOf('commission', { firm: '0198c1f2-7c3e-7d60-9a4e-2f3b4c5d6e7f' }, 'firm')).toBeUndefined()
  })
})

describe('drafts', () => {
  test('may be incomplete and cleared, but not of a wrong type or size', () => {
    expect(checkForm('registration-application', { summary: '短', truthful: false, limits: null, rights: [] }, { mode: 'draft' })).toEqual({
      ok: true,
      value: { summary: '短', truthful: false },
    })
    expect(problemOf('registration-application', { summary: 5 }, 'summary', { mode: 'draft' })?.zh).toBe('应为文字')
    expect(problemOf('registration-application', { assetName: '长'.repeat(41) }, 'assetName', { mode: 'draft' })).toBeDefined()
    expect(problemOf('memorandum', { reviewOn: 'soon' }, 'reviewOn', { mode: 'draft' })).toBeDefined()
  })
})

describe('what nobody asked for', () => {
  test('unknown fields are refused by name', () => {
    expect(problemOf('memorandum', { reason: '评估报告尚未取得', reviewOn: today, state: 'entered' }, 'state')).toEqual({
      zh: '没有这个字段',
      en: 'There is no such field',
    })
    expect(problemOf('memorandum', JSON.parse('{"__proto__": {"a": 1}, "constructor": 1}'), '__proto__')).toBeDefined()
  })

  test('computed fields are the platform’s', () => {
    expect(problemOf('information-card', { digest: 'x' }, 'digest', { mode: 'draft' })?.zh).toContain('由系统填写')
    expect(checkForm('information-card', { digest: 'x' }, { mode: 'draft', by: 'platform' }).ok).toBe(true)
  })

  test.each([null, undefined, 5, 'text', [], [{}]])('%j is not an object of fields', (answers) => {
    expect(checkForm('memorandum', answers, { mode: 'draft' })).toMatchObject({ ok: false, fields: [{ field: '' }] })
  })

  test('no answers of any shape throw, and problems always speak both languages', () => {
    fc.assert(
      fc.property(fc.constantFrom(...formIds), fc.dictionary(fc.string(), fc.jsonValue()), fc.boolean(), (form, extra, draft) => {
        const ids = Object.keys(fieldsOf(forms[form]))
        const answers = { ...extra, ...Object.fromEntries(ids.map((id, i) => [id, Object.values(extra)[i] ?? 0])) }
        const checked = checkForm(form, answers, draft ? { mode: 'draft' } : complete)
        if (!checked.ok) for (const { message } of checked.fields) expect(message.zh.length * message.en.length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })
})

describe('every form', () => {
  test.each(formIds)('%s names each field once and makes both schemas', (id) => {
    const form: FormShape = forms[id]
    const ids = form.sections.flatMap((section) => Object.keys(section.fields))
    expect(new Set(ids).size).toBe(ids.length)
    // What the platform knows from its other records is no answer.
    const asked = ids.filter((each) => !fieldsOf(form)[each]?.derived)
    expect(Object.keys(schemaOf(form, 'draft', 'platform').shape)).toEqual(asked)
    expect(schemaOf(form, 'complete')).toBe(schemaOf(form, 'complete'))
    for (const section of form.sections)
      for (const field of Object.values<FormShape['sections'][number]['fields'][string]>(section.fields)) {
        expect(field.kind === 'choice' || field.kind === 'choices').toBe(field.options !== undefined)
      }
  })
})

describe('the scanner’s draft', () => {
  test('fills a card as far as it knows', () => {
    const answers = answersOfDraft(
      cardDraft.parse({
        name: '公交'.repeat(30),
        summary: '线路站点',
        records: 1200,
        bytes: 48_000,
        dataForm: 'structured',
        fields: [{ name: '线路', physicalType: 'text', semanticType: 'object_name', grade: 1, personal: false }],
        timeFrom: '2025-01-01 08:00:00',
        timeTo: null,
        region: '福州市',
        updateFrequency: 'unknown',
        grade: 2,
        gradeReason: { zh: '有经纬度', en: 'has coordinates' },
        containsPersonal: false,
        containsSensitive: false,
        digest: 'sha256:00',
      }),
    )
    expect(answers).toMatchObject({ grade: '2', timeFrom: '2025-01-01', fields: '线路', accountTitle: '无形资产—专利及信息数据等' })
    expect(answers).not.toHaveProperty('updateFrequency')
    expect(checkForm('information-card', answers, { mode: 'draft', by: 'platform' }).ok).toBe(true)
  })
})
