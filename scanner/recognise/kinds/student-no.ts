import { FIT } from '#scanner/recognise/kind.ts'
import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of pupils and students: the school roll (G or L before an identity number) or a school’s own. */
export const studentNo: Kind = {
  type: 'student_no',
  headings: {
    chinese: '学号 学籍号码? 学生编号 全国学籍号 学籍辅号 学生证号码? 个人标识码 学生学籍号',
    pinyin: 'xh xjh xuehao qgxjh xjhm',
    english: 'studentno studentid studentnumber stuno stuid schoolrollno',
  },
  length: [5, 24],
  fit: (value) =>
    /^[GLgl]/.test(value) && idNumber.fit!(value.slice(1)) >= FIT.checked
      ? FIT.checked
      : /^[A-Za-z]{0,3}\d{5,20}[\dXx]?$/.test(value)
        ? FIT.checked
        : FIT.no,
  form: { zh: '学籍号或学号格式', en: 'the form of a school roll or student number' },
  by: 'form',
  needsHeading: true,
  unless: (view) => view.running && view.min < 1000,
}
