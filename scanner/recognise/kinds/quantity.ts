import type { Kind } from '#scanner/recognise/kind.ts'

/** Counts of persons and things. */
export const quantity: Kind = {
  type: 'quantity',
  headings: {
    chinese:
      '数 数量 个数 人数 次数 件数 户数 套数 人口 总数 总量 数目 班级数 车次 辆数 床位数 例数 份数 家数 附件数 名额 计划数 客流量 车流量 楼层 层数 库存 销量 床位 学生数 访问量 人次 天数 年限 工龄 楼层数 期数',
    pinyin: 'sl rs cs js hs ts xsrs zrs cws',
    english:
      'pop popn count num number quantity qty total population persons people cnt times confirmed cured dead suspected deaths cases visits students teachers stock floors days beds',
  },
}
