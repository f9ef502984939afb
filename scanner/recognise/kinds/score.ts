import type { Kind } from '#scanner/recognise/kind.ts'

/** Marks of a named person; without a person beside them they are an index. */
export const score: Kind = {
  type: 'score',
  headings: {
    chinese: '成绩 分数 考分 总分 得分 笔试成绩 面试成绩 总成绩 语文 数学 外语 综合成绩 学分 绩点 笔试 面试 信用分 考核得分 评分',
    pinyin: 'cj fs zf zcj bscj mscj',
    english: 'score grade marks mark totalscore gpa examscore points',
  },
}
