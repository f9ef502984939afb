import { studentNo } from '#scanner/recognise/kinds/student-no.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(studentNo, {
  fits: ['G350102190001010015', 'L350102190001010015', '20240101', 'S2024001'],
  not: ['12', '张三'],
})
proveHeadings(studentNo, {
  headings: ['学号', '学籍号', 'xjh', 'student_no'],
  otherHeadings: ['学校', '学段', '学费'],
})
