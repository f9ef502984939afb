import { flag } from '#scanner/recognise/kinds/flag.ts'
import { proveKind } from '#scanner/test/kinds.ts'

proveKind(flag, {
  headings: ['是否公开', '删除标志', 'is_deleted', 'del_flag'],
  otherHeadings: ['标题', '否决数'],
})
