import { describe, expect, test } from 'vitest'
import { COVER, contactsIn, coverAnswers, coverContact, hiddenLabels, isShown } from './covering.ts'
import { fieldsOf } from './forms.ts'
import { forms } from '#law/forms.ts'
import { administrators } from '#law/parties.ts'

const card = fieldsOf(forms['information-card'])
const reader = { isOwn: false, role: 'finance-bureau', grade: 2, importance: 'general' }

describe('a contact is covered so that nobody is reached by what is left (choice:covered-contacts)', () => {
  test.each([
    ['13800001234', '138****1234'],
    ['138 0000 1234', '138 **** 1234'],
    ['0591-87654321', '059*-****4321'],
    ['350102199001011234', '350***********1234'],
    ['91350100MA000100XM', '913***********00XM'],
    ['lin.qing@example.test', 'l***@example.test'],
    ['林清查', '林＊＊'],
    ['林清查 13800001234', '林＊＊ 138****1234'],
    ['Lin', 'L***'],
    ['', ''],
    ['？', `？${COVER}`],
  ])('%s', (whole, covered) => {
    expect(coverContact(whole)).toBe(covered)
  })

  test('no whole number of seven digits and no name of two characters is left of any text', () => {
    for (const text of [
      '电话0591-8765 4321转12',
      '张三/李四 13912345678，a@b.cn',
      '3501021990010112'.repeat(20),
      '汉'.repeat(500),
      `${'a'.repeat(90)}@x.test`,
    ]) {
      const covered = coverContact(text)
      expect(covered.replaceAll(/[^\d*]/g, '')).not.toMatch(/\d{8}/)
      expect(covered).not.toMatch(/\p{Script=Han}{2}/u)
    }
  })
})

describe('what stands under the grade of the data (choice:security-labels)', () => {
  test('its parts are hidden from the third grade on, and of important and core data at any grade', () => {
    const answers = { name: '公交线路', contact: '0591-87654321', storage: '政务云二区', measures: '双人双锁', backup: '每日' }
    expect(coverAnswers(card, answers, reader)).toEqual({ ...answers, contact: '059*-****4321' })
    for (const high of [{ grade: 3 }, { importance: 'core' }, { importance: 'important' }, { grade: null }])
      expect(coverAnswers(card, answers, { ...reader, ...high })).toEqual({
        name: '公交线路',
        contact: '059*-****4321',
        storage: COVER,
        measures: COVER,
        backup: COVER,
      })
    expect(coverAnswers(card, answers, { ...reader, grade: 4, isOwn: true })).toBe(answers)
  })

  test('whoever answers for security or reviews the data reads how it is protected; values are the holder’s alone', () => {
    for (const role of ['registrar', 'data-bureau', 'cyberspace-office', 'police', 'law-firm', 'valuer'])
      expect([role, ...hiddenLabels({ ...reader, grade: 4, role })]).toEqual([role, 'values'])
    for (const role of ['finance-bureau', 'sasac', 'sector-authority', ...administrators, 'public'])
      expect([role, ...hiddenLabels({ ...reader, grade: 4, role })]).toEqual([role, 'protection', 'values'])
    expect(isShown('values', { ...reader, grade: 3, isOwn: true })).toBe(true)
  })

  test('the contacts of a card are found by their fields', () => {
    expect(contactsIn(card, { name: '公交线路', contact: '0591-1', responsible: '林清查' })).toEqual({ contact: '0591-1' })
  })
})
