import { score } from '#scanner/recognise/kinds/score.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(score, {
  headings: ['成绩', '笔试成绩', 'cj', 'score'],
  otherHeadings: ['成本', '分类'],
})
