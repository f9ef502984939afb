import { inflateRawSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { COVER } from '#contract/covering.ts'
import type { AssetView } from '#contract/inventory.ts'
import { formSigning, type RegistrationForm, type RegistrationFormId, registrationForms } from '#law/registration-forms.ts'
import { fillForm, type FormKnown, type RightHolder, whyNotForm } from './fill-form.ts'
import { formExcel } from './form-excel.ts'
import { formWord } from './form-word.ts'

const unit = {
  id: 'u',
  name: '榕城市公交集团',
  nameEn: '',
  shortName: '',
  kind: 'municipal-soe',
  roles: ['producer'],
  sector: '交通运输',
  uscc: '91350100M000100Y43',
  district: '350100',
  licenceNo: '',
  isActive: true,
  end: null,
  particulars: {
    legalRepresentative: '林白塔',
    registeredOn: '2001-05-08',
    address: '福州市鼓楼区示范路1号',
    term: 'until',
    termUntil: '2051-05-07',
    businessScope: '城市公共交通',
  },
} satisfies FormKnown['unit']
const asset = {
  code: '350100-0001',
  version: 2,
  versionSha256: 'a'.repeat(64),
  versionSm3: 'b'.repeat(64),
  holderKind: 'municipal-soe',
  origin: 'produced',
  derived: { useMark: '榕数运营，授权运营', nationalCode: 'GJ-1（省登记机构）' },
  certificate: { number: 'FZDA1', status: 'valid', issuedOn: '2026-03-02', validUntil: '2029-03-01', rights: '持有权', limits: '不得转让' },
  card: {
    name: '=公交线路<数据>',
    summary: '线路 & 站点',
    origin: 'produced',
    sourceData: '调度记录',
    processing: '按日汇总',
    industry: 'G',
    dataForm: 'structured',
    updateFrequency: 'quarterly',
    timeFrom: '2024-01-01',
    timeTo: '2025-12-31',
    records: 4612,
    bytes: 156_408,
    rights: ['hold', 'use'],
    responsible: '林清查',
    containsPersonal: false,
  },
  papers: [
    { kind: 'opinion', number: '意见1', firmName: '榕正律所', issuedOn: '2026-01-01', isStale: true, conclusion: 'unqualified' },
    { kind: 'opinion', number: '意见2', firmName: '榕正律所', issuedOn: '2026-02-01', isStale: false, conclusion: 'unqualified' },
    { kind: 'opinion', number: '意见3', firmName: '闽都律所', issuedOn: '2026-02-02', isStale: false, conclusion: 'adverse' },
  ],
} as unknown as AssetView
const of = (about: AssetView, products: FormKnown['products'] = [], more: Partial<FormKnown> = {}): FormKnown => ({
  asset: about,
  unit,
  products,
  parties: [],
  outside: [],
  today: '2026-11-30',
  ...more,
})
const all = Object.entries(registrationForms) as [RegistrationFormId, RegistrationForm][]
const cellsOf = (form: RegistrationForm) => fillForm(form, of(asset), true).flatMap((group) => group.cells)
const valueOf = (form: RegistrationForm, label: string) => cellsOf(form).find((cell) => cell.label === label)?.value

/** The files of a zip by name, read by its central directory, as any unpacker does. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength, extra, comment, place] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
      zip.readUInt32LE(at + 42),
    ]
    const start = place + 30 + zip.readUInt16LE(place + 26) + zip.readUInt16LE(place + 28)
    const content = zip.subarray(start, start + size)
    files.set(zip.toString('utf8', at + 46, at + 46 + nameLength), (method === 0 ? content : inflateRawSync(content)).toString('utf8'))
    at += 46 + nameLength + extra + comment
  }
  return files
}

describe('其他登记的申请表由同一张卡片、资产和材料带出（choice:registration-forms）', () => {
  test('what the card knows is told in the words of the register; what it does not know stays empty', () => {
    const { property, national } = registrationForms
    expect([
      valueOf(property, '数据来源'),
      valueOf(property, '更新频率'),
      valueOf(property, '时域范围'),
      valueOf(property, '权利类型'),
      valueOf(property, '类型'),
    ]).toEqual(['衍生创造', '其他（按季）', '2024-01-01 至 2025-12-31', '持有权、使用权', '法人'])
    expect([
      valueOf(national, '原始数据和加工过程'),
      valueOf(national, '含个人信息'),
      valueOf(national, '授权运营情况'),
      valueOf(national, '合规性法律意见书'),
    ]).toEqual(['调度记录；按日汇总', '否', '榕数运营，授权运营', '意见2（榕正律所，2026-02-01，无保留意见）'])
    expect([valueOf(national, '存储量'), valueOf(property, '数据量'), valueOf(national, '卡片摘要值（SM3）')]).toEqual([
      '152.7 KB（156,408 字节）',
      '4,612 条；152.7 KB（156,408 字节）',
      'b'.repeat(64),
    ])
    expect(valueOf(national, '国家登记查询码')).toBe('GJ-1（省登记机构）')
    for (const label of ['注册地址', '地域范围', '所属行业（大类）']) expect([label, valueOf(property, label)]).toEqual([label, ''])
    for (const label of ['存证机构', '评估结论和日期']) expect([label, valueOf(national, label)]).toEqual([label, ''])
  })

  test('the kind of national registration is proposed from its records, and left to people where they do not tell', () => {
    const record = { register: 'national', number: 'GJ-1', validUntil: '2027-01-29', endedAt: null } as const
    const kindOf = (...outside: object[]) =>
      fillForm(registrationForms.national, of(asset, [], { outside: outside as never }), true)[0]!.cells.find(
        (cell) => cell.label === '登记类型',
      )
    expect(kindOf()).toMatchObject({ value: '首次', rule: expect.stringContaining('提议首次，请核对') })
    expect(kindOf({ ...record, register: 'property' })).toMatchObject({ value: '首次' })
    expect(kindOf(record)).toMatchObject({ value: '续展', rule: expect.stringContaining('GJ-1有效期至2027-01-29，在届满前60日内') })
    expect(kindOf({ ...record, validUntil: '2027-01-30' })).toMatchObject({
      value: '',
      rule: expect.stringContaining('2026-12-01起可以续展'),
    })
    for (const other of [
      { ...record, validUntil: null },
      { ...record, validUntil: '2026-11-29' },
      { ...record, endedAt: '2026-01-01T00:00:00Z' },
    ])
      expect(kindOf(other)).toMatchObject({ value: '', rule: expect.stringContaining('请按实际选定') })
  })

  test('rights are told party by party: the holder, and each operator with a mandate in force', () => {
    const party: RightHolder = {
      by: 'mandate',
      name: '榕数运营有限公司',
      uscc: '91350100M000100Y43',
      beginsOn: '2026-03-01',
      endsOn: '2027-02-28',
      number: 'YY-2026-0001',
      limits: '仅限出行服务',
    }
    const groups = (parties: FormKnown['parties']) =>
      fillForm(registrationForms.property, of(asset, [], { parties }), true).filter(({ title }) => title.startsWith('权利'))
    expect(groups([]).map(({ title }) => title)).toEqual(['权利（持有单位）', '权利（共同权利人）'])
    expect(groups([party, { ...party, by: 'agreement', number: 'HT-2026-0002' }]).map(({ title }) => title)).toEqual([
      '权利（持有单位）',
      '权利（共同权利人）',
      '权利（运营授权和使用合同）1',
      '权利（运营授权和使用合同）2',
    ])
    expect(groups([party])[2]!.cells.map(({ label, value }) => [label, value])).toEqual([
      ['权利人名称', '榕数运营有限公司'],
      ['统一社会信用代码', '91350100M000100Y43'],
      ['权利类型', '经营权'],
      ['权利期限', '2026-03-01 至 2027-02-28'],
      ['权利限制', '仅限出行服务'],
      ['权利证明', '运营授权YY-2026-0001'],
    ])
  })

  test('a developer with an agreement in force has a right of use, the platform knows no other joint holder: its cells are open, and the form says what to write', () => {
    const told = fillForm(
      registrationForms.property,
      of(asset, [], {
        parties: [
          {
            by: 'agreement',
            name: '榕城数创',
            uscc: '91350100M000100Y43',
            beginsOn: '2026-03-01',
            endsOn: '2027-02-28',
            number: 'HT-2026-0002',
            limits: '用途：出行服务',
          },
        ],
      }),
      true,
    )
    expect(told.find(({ title }) => title === '权利（运营授权和使用合同）')!.cells.map(({ value }) => value)).toEqual([
      '榕城数创',
      '91350100M000100Y43',
      '使用权',
      '2026-03-01 至 2027-02-28',
      '用途：出行服务',
      '使用合同HT-2026-0002',
    ])
    const joint = (about: AssetView) =>
      fillForm(registrationForms.property, of(about), true).find(({ title }) => title === '权利（共同权利人）')!.cells
    expect(joint(asset).map(({ value }) => value)).toEqual(['', '', '', '', '', ''])
    expect(joint({ ...asset, card: { ...asset.card, developedWith: '海峡数据研究院' } } as AssetView)[0]).toMatchObject({
      value: '海峡数据研究院',
      rule: expect.stringContaining('没有填“无”'),
    })
  })

  test('what the property registration asks about the applicant is told from the particulars of the unit; what nobody entered stays open, and a unit that has ended is said to have (choice:organisation-changes)', () => {
    const told = (changes: object) =>
      fillForm(registrationForms.property, { ...of(asset), unit: { ...unit, ...changes } }, true)[0]!
        .cells.filter(({ label }) => ['地址', '法定代表人', '注册时间', '注册地址', '营业期限', '业务范围', '存续情况'].includes(label))
        .map(({ value }) => value)
    expect(told({})).toEqual(['福州市鼓楼区示范路1号', '林白塔', '2001-05-08', '', '2001-05-08 至 2051-05-07', '城市公共交通', '存续'])
    expect(
      told({
        particulars: { term: 'open' },
        end: { on: '2026-06-30', ground: '机构改革', successorId: null, successorName: null, untilOn: '2026-12-31' },
      }),
    ).toEqual(['', '', '', '', '长期', '', '已于2026-06-30终止（机构改革）'])
    expect(told({ particulars: { term: 'until', termUntil: '2051-05-07' }, isActive: false })).toEqual([
      '',
      '',
      '',
      '',
      '至 2051-05-07',
      '',
      '',
    ])
  })

  test('rights and limits that the card leaves open are told as they stand in the register, while the registration stands (§4.3)', () => {
    const told = (changes: object) =>
      ['权利类型', '权利限制'].map(
        (label) =>
          fillForm(registrationForms.property, of({ ...asset, card: { ...asset.card, rights: undefined }, ...changes } as AssetView), true)
            .flatMap((group) => group.cells)
            .find((cell) => cell.label === label)?.value,
      )
    expect(told({})).toEqual(['持有权', '不得转让'])
    expect(told({ certificate: { ...asset.certificate, status: 'revoked' } })).toEqual(['', ''])
    expect([valueOf(registrationForms.property, '权利类型'), told({ certificate: null })[0]]).toEqual(['持有权、使用权', ''])
  })

  test('a paper on an earlier version is not told as one that serves, and the form says so (choice:paper-bound-to-version)', () => {
    const stale = { ...asset, papers: [{ ...asset.papers[0], staleReason: { zh: '针对第1版，资产现为第2版', en: '' } }] } as AssetView
    expect(
      fillForm(registrationForms.national, of(stale), true)
        .flatMap((group) => group.cells)
        .find((cell) => cell.label === '合规性法律意见书'),
    ).toMatchObject({ value: '', rule: '已有的意见1针对第1版，资产现为第2版，需要的重新出具' })
    expect(cellsOf(registrationForms.national).find((cell) => cell.label === '合规性法律意见书')?.rule).toBe('')
    // An adverse opinion serves no more than an old one.
    expect(
      fillForm(registrationForms.national, of({ ...stale, papers: [asset.papers[2], ...stale.papers] } as AssetView), true)
        .flatMap((group) => group.cells)
        .find((cell) => cell.label === '合规性法律意见书'),
    ).toMatchObject({ value: '', rule: expect.stringContaining('已有的意见1') })
  })

  test('products and developers that the card does not name are those that were filed (§6.2)', () => {
    const products = [
      { number: 'CP-1', name: '风险日指数', developerName: '榕城数创' },
      { number: 'CP-2', name: '天气日历', developerName: '榕城数创' },
    ]
    const told = (card: object, made = products) =>
      ['产品清单', '开发主体'].map(
        (label) =>
          fillForm(registrationForms.national, of({ ...asset, card: { ...asset.card, ...card } } as AssetView, made), true)
            .flatMap((group) => group.cells)
            .find((cell) => cell.label === label)?.value,
      )
    expect([told({}), told({ products: '公交到站预测', developers: '闽江智联' }), told({}, [])]).toEqual([
      ['风险日指数（CP-1）、天气日历（CP-2）', '榕城数创'],
      ['公交到站预测', '闽江智联'],
      ['', ''],
    ])
  })

  test('the property registration asks for a level of the land: it is told where the words of the card leave no doubt, and left to people where they do', () => {
    const region = (place: string) =>
      fillForm(registrationForms.property, of({ ...asset, card: { ...asset.card, region: place } } as AssetView), true)[1]!.cells.find(
        (cell) => cell.label === '地域范围',
      )
    expect(region('福州市')).toMatchObject({ value: '市级（福州市）' })
    expect(region('鼓楼区、台江区')).toMatchObject({ value: '区县级（鼓楼区、台江区）' })
    expect(region('闽江流域')).toMatchObject({ value: '', rule: expect.stringMatching(/^国际、全国.*卡片中为“闽江流域”，请选定层级$/) })
    expect(
      fillForm(registrationForms.national, of({ ...asset, card: { ...asset.card, region: '福州市' } } as AssetView), true)
        .flatMap((group) => group.cells)
        .find((cell) => cell.label === '地域范围'),
    ).toMatchObject({ value: '福州市' })
  })

  test('a name longer than the register takes is left to people, and the form says why it is empty', () => {
    const long = { ...asset, card: { ...asset.card, name: '长'.repeat(41) } } as AssetView
    expect(fillForm(registrationForms.property, of(long), true)[1]!.cells[0]).toMatchObject({
      label: '数据名称',
      value: '',
      rule: expect.stringMatching(/卡片中为 41 字，本项不超过 40 字，须改短$/),
    })
  })

  test.each(all)('%s: what is covered from another unit stays empty, and its own cell says why and who fills it', (_, form) => {
    const card = { ...asset.card, contact: '0591-83****00', measures: COVER }
    const contact = ({ groups }: RegistrationForm) =>
      groups.flatMap((group) => group.cells).find((cell) => cell.from?.some((source) => source === 'card.contact'))!.label
    const found = (isOwn: boolean, label: string) =>
      fillForm(form, of({ ...asset, card: isOwn ? { ...card, contact: '0591-83000000' } : card } as AssetView), isOwn)
        .flatMap((group) => group.cells)
        .find((cell) => cell.label === label)
    expect(found(false, contact(form))).toMatchObject({ value: '', rule: expect.stringMatching(/只对持有单位完整显示.*由持有单位填写/) })
    expect(found(true, contact(form))).toMatchObject({ value: '0591-83000000', rule: '' })
    for (const cell of fillForm(form, of({ ...asset, card } as AssetView), false).flatMap((group) => group.cells))
      expect([cell.label, cell.value.includes('＊') || cell.value.includes('*')]).toEqual([cell.label, false])
  })

  test.each(all)('%s: the workbook prints as wide as one page, its heading and foot across all columns', async (_, form) => {
    const {
      sheets: [sheet],
    } = await readXlsx(await formExcel(form, fillForm(form, of(asset), true), '2026-11-26'))
    expect(sheet!.pageSetup).toMatchObject({ paperSize: 'a4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 })
    expect(sheet!.merges).toHaveLength(3 + form.foot.length)
    expect(sheet!.headerFooter?.oddFooter).toBe('&C第 &P 页，共 &N 页')
  })

  test('a long text is shown whole: its row is as high as the lines it takes', async () => {
    const long = { ...asset, card: { ...asset.card, summary: '长'.repeat(340) } } as AssetView
    const {
      sheets: [sheet],
    } = await readXlsx(await formExcel(registrationForms.national, fillForm(registrationForms.national, of(long), true), '2026-11-26'), {
      readStyles: true,
    })
    expect(sheet!.rowDefs?.get(sheet!.rows.findIndex((row) => row[0] === '数据内容简介'))?.height).toBe(162)
    expect(sheet!.rowDefs?.get(sheet!.rows.findIndex((row) => row[0] === '资源分类'))?.height).toBe(18)
  })

  test('forty fields and a text of two thousand characters: no row of the workbook is higher than Excel shows, nothing is lost, and in Word the row may break', async () => {
    const fields = Array.from({ length: 40 }, (_, n) => `第${n + 1}个字段名称 VARCHAR(64) 说明文字`).join('\n')
    const long = { ...asset, card: { ...asset.card, fields, summary: '长短句。'.repeat(500) } } as AssetView
    const groups = fillForm(registrationForms.national, of(long), true)
    const {
      sheets: [sheet],
    } = await readXlsx(await formExcel(registrationForms.national, groups, '2026-11-26'), { readStyles: true })
    expect(Math.max(...[...sheet!.rowDefs!.values()].map(({ height }) => height ?? 0))).toBeLessThanOrEqual(409)
    const written = (label: string) =>
      sheet!.rows.filter((row) => row[0] === label || row[0] === `${label}（续）`).map((row) => String(row[1]))
    expect([written('字段清单').length, written('字段清单').join('\n')]).toEqual([2, fields])
    expect([written('数据内容简介').length, written('数据内容简介').join('')]).toEqual([3, long.card['summary']])
    const rows = unzip(await formWord(registrationForms.national, groups, '2026-11-26'))
      .get('word/document.xml')!
      .match(/<w:tr>.*?<\/w:tr>/gs)!
    const mayBreak = (label: string) => !rows.find((row) => row.includes(`>${label}<`))!.includes('<w:cantSplit/>')
    expect([mayBreak('字段清单'), mayBreak('数据内容简介'), mayBreak('资源分类')]).toEqual([true, true, false])
  })

  test('a destroyed asset gets no form of any register (§4.8)', () => {
    for (const form of Object.values(registrationForms))
      expect(
        whyNotForm(form, { holderKind: 'public-institution', origin: 'collected', isDutyData: false, state: 'destroyed' } as AssetView),
      ).toMatchObject({ code: 'destroyed', basis: '§4.8' })
  })

  test('data of party and government organs gets no property form, with the article and what to do', () => {
    const organ = (origin: string) =>
      whyNotForm(registrationForms.property, { holderKind: 'administrative-organ', origin, isDutyData: false } as AssetView)
    expect(organ('collected')).toMatchObject({
      basis: 'choice:property-registration-scope',
      message: { zh: expect.stringContaining('第十五条') },
      remedy: { zh: expect.stringContaining('公共数据资源登记') },
    })
    expect([organ('produced')?.code, organ('purchased')]).toEqual(['not-for-this-register', null])
    expect(
      whyNotForm(registrationForms.property, { holderKind: 'public-institution', origin: 'collected', isDutyData: false } as AssetView),
    ).toBeNull()
    expect(
      whyNotForm(registrationForms.property, { holderKind: 'public-institution', origin: 'collected', isDutyData: true } as AssetView),
    ).toMatchObject({ code: 'not-for-this-register' })
    for (const form of [registrationForms.national, registrationForms.provincial])
      expect(whyNotForm(form, { holderKind: 'administrative-organ', origin: 'collected', isDutyData: true } as AssetView)).toBeNull()
  })

  test.each(all)(
    '%s: an independent reader finds the same in Excel and in Word, empty cells empty and coloured, the foot at the end',
    async (_, form) => {
      const groups = fillForm(form, of(asset), true)
      const { sheets } = await readXlsx(await formExcel(form, groups, '2026-11-26'), { readStyles: true })
      const rows = sheets[0]!.rows
      const lines = rows.filter((row) => groups.some((group) => group.cells.some((cell) => cell.label === row[0])))
      expect(lines.map((row) => [row[0], row[1] ?? ''])).toEqual(
        groups.flatMap((group) => group.cells.map((cell) => [cell.label, cell.value.replace(/^=/, "'=")])),
      )
      const emptyAt = rows.findIndex((row) => row[0] === '注册地址' || row[0] === '存证机构')
      expect(JSON.stringify(sheets[0]!.cells?.get(`${emptyAt},1`)?.style?.fill)).toContain('FFF2CC')
      expect(rows.at(-1)?.[0]).toBe(form.foot.at(-1))
      const files = unzip(await formWord(form, groups, '2026-11-26'))
      expect([...files.keys()]).toEqual(expect.arrayContaining(['[Content_Types].xml', 'word/document.xml']))
      const xml = files.get('word/document.xml')!
      const cells = [...xml.matchAll(/<w:tc>(.*?)<\/w:tc>/gs)].map(([, cell]) => ({
        text: [...cell!.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(''),
        isMarked: cell!.includes('FFF2CC'),
      }))
      const told = [
        ...groups.flatMap((group) => [group.title, ...group.cells.flatMap((cell) => [cell.label, cell.value, cell.rule])]),
        formSigning.title,
        formSigning.statement,
      ]
      const plain = (text: string) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
      expect(cells.slice(0, told.length).map((cell) => plain(cell.text))).toEqual(told)
      // Whoever hands it in states and signs at the end of both, by hand.
      const signing = [
        formSigning.lines.map(({ label }) => rows.find((row) => row[0] === label)?.[1] ?? ''),
        formSigning.lines.map(({ label }) => cells[cells.findIndex((cell) => cell.text === label) + 1]?.text),
      ]
      expect(signing).toEqual([
        ['', '', '', '　　　　年　　月　　日'],
        ['', '', '', '　　　　年　　月　　日'],
      ])
      expect(cells.filter((cell) => cell.isMarked).length).toBe(
        groups.flatMap((group) => group.cells).filter((cell) => cell.value === '').length,
      )
      for (const line of form.foot) expect(xml).toContain(line)
    },
  )
})
