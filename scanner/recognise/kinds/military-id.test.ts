import { militaryId } from '#scanner/recognise/kinds/military-id.ts'
import { proveHeadings, proveValues } from '#scanner/test/kinds.ts'

proveValues(militaryId, {
  fits: ['南字第12345678号', '军字第1234567号', '武字第12345号'],
  not: ['第12号', '闽建字第号', '350102190001010015'],
})
proveHeadings(militaryId, {
  headings: ['军官证号', '士兵证号码', 'jgz'],
  otherHeadings: ['军种', '证号类型'],
})
