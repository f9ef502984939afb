import { flag } from '#scanner/recognise/kinds/flag.ts'
import { proveHeadings } from '#scanner/test/kinds.ts'

proveHeadings(flag, {
  headings: ['是否公开', '删除标志', 'is_deleted', 'del_flag'],
  otherHeadings: ['标题', '否决数'],
})
