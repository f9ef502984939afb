import { expect, test } from 'vitest'
import { forms } from '#law/forms.ts'
import { procedures } from '#law/procedures.ts'
import { checkForm, fieldsOf } from './forms.ts'
import { idCheckCharacter } from './identifiers.ts'
import { personalIn, personalInAnswer } from './public-texts.ts'

const id = `35010019900101001${idCheckCharacter('35010019900101001')}`

test('identity numbers, mobiles, bank cards and mailboxes of persons are found, full-width digits too, and are not repeated whole', () => {
  for (const [text, called] of [
    [`经办人${id}`, '身份证号'],
    ['联系13900000000', '手机号'],
    ['联系139 0000 0000次日回复', '手机号'],
    ['联系13900000000次日回复', '手机号'],
    ['１３９００００００００', '手机号'],
    ['卡6222020200000000006', '银行卡号'],
    ['a.b@example.cn', '电子邮箱'],
    ['gov.cn@example.cn', '电子邮箱'],
    ['wang@fuzhou.gov.cn.example.com', '电子邮箱'],
  ] as const) {
    const found = personalIn(text)
    expect([text, found?.called.zh]).toEqual([text, called])
    expect(found!.shown).toMatch(/^.\*\*\*.$/)
  }
})

test('an office’s landline, hotline and mailbox, and amounts that carry their unit, may be made public', () => {
  for (const text of [
    '0591-83333333',
    '（0591）8333 3333',
    '12345热线、400-800-1234',
    'ggsj@fuzhou.gov.cn',
    'service@rongshu.example.cn',
    'KEFU@rongshu.cn',
    '总额13900000000元',
    '13900000000 元',
    '共13900000000条记录',
    '存储13812345678字节',
    '金额13,812,345,678.00元',
    '350100199001010000',
  ])
    expect([text, personalIn(text)]).toEqual([text, null])
})

test('words that begin like a unit make no amount of a mobile, nor does any unit after 电话, 手机 or 联系', () => {
  for (const text of [
    '联系13900000000万经理',
    '值班13900000000元旦不休',
    '值班13900000000元月起',
    '电话13900000000条件面议',
    '报送13900000000条件面议',
    '王工13900000000万老师',
    '咨询13900000000亿达公司',
    '手机号：13900000000笔',
    '联系人（13900000000）',
    '联系电话为 13900000000 元',
  ])
    expect([text, personalIn(text)?.called.zh]).toEqual([text, '手机号'])
  for (const text of [
    '总额13900000000万元',
    '共13900000000万条',
    '共13900000000亿，其中',
    '约13900000000万',
    '手机信令13900000000条',
    '联系人数据共13900000000条',
    '投资13900000000亿元',
  ])
    expect([text, personalIn(text)]).toEqual([text, null])
})

test('cells of tables are looked through like texts', () => {
  expect(personalInAnswer([{ name: '技术', value: '60', source: '问13900000000' }])?.called.zh).toBe('手机号')
  expect(personalInAnswer(['api', 12, null, true])).toBeNull()
})

test('what the public reads of calls, specifications, disclosures and interpretations is held to it, and the field is named', () => {
  const wrong = (form: Parameters<typeof checkForm>[0], answers: object, field: string, application?: object) => {
    const checked = checkForm(form, answers, {
      mode: 'complete',
      today: '2026-11-29',
      ...(application ? { application: { ...application } } : {}),
    })
    return checked.ok ? undefined : checked.fields.find((each) => each.field === field)?.message.zh
  }
  const said = /将公开或者告知对方单位，其中“1\*\*\*0”像是手机号.*座机或者单位公用邮箱/
  expect(wrong('operator-call', { qualifications: '资质咨询请拨13900000000' }, 'qualifications')).toMatch(said)
  expect(wrong('operator-call', { criteria: [{ name: '技术', value: '100', source: '问13900000000' }] }, 'criteria')).toMatch(said)
  expect(wrong('product-specification', { service: '工作日响应，13900000000' }, 'service')).toMatch(said)
  expect(wrong('disclosure-report', { complaints: '投诉人13900000000' }, 'complaints')).toMatch(said)
  expect(wrong('ruling-draft', { answer: '请与经办人联系：13900000000' }, 'answer')).toMatch(said)
  expect(wrong('ruling-draft', { answer: '请与经办人联系：13900000000' }, 'answer', { kind: 'revision' })).toMatch(said)
  expect(wrong('ruling-draft', { answer: '请与经办人联系：13900000000' }, 'answer', { kind: 'tolerance' }), '认定不公开').toBeUndefined()
  expect(wrong('ruling-question', { kind: 'interpretation', clause: '§4.7，问13900000000' }, 'clause')).toMatch(said)
  expect(wrong('ruling-question', { kind: 'interpretation', question: '经办人13900000000的情形' }, 'question')).toMatch(said)
  expect(wrong('ruling-question', { kind: 'tolerance', question: '经办人13900000000的情形' }, 'question'), '认定不公开').toBeUndefined()
  expect(wrong('operator-application', { capability: '联系人13900000000' }, 'capability'), '申请不公开').toBeUndefined()
})

test('whether a field is public hangs on a field of the same form, or of every application its act belongs to', () => {
  const applicationsOf = (form: string) =>
    Object.values(procedures)
      .filter(({ steps }) =>
        Object.values(steps).some(({ may }) => Object.values(may ?? {}).some(({ asks }) => asks?.some((each) => each === form))),
      )
      .map(({ application }) => Object.assign({}, ...application.map((each) => fieldsOf(forms[each]))) as ReturnType<typeof fieldsOf>)
  for (const [id, form] of Object.entries(forms))
    for (const { isPublic } of Object.values(fieldsOf(form))) {
      if (!isPublic || isPublic === true) continue
      const where = isPublic.of === 'application' ? applicationsOf(id) : [fieldsOf(form)]
      expect(where.length).toBeGreaterThan(0)
      for (const fields of where)
        expect(fields[isPublic.field]?.options).toMatchObject(Object.fromEntries(isPublic.is.map((each) => [each, expect.anything()])))
    }
})
