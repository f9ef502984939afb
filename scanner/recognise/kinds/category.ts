import type { Kind } from '#scanner/recognise/kind.ts'

/** Words or codes from a short list. */
export const category: Kind = {
  type: 'category',
  headings: {
    chinese:
      '类型 类别 分类 种类 性质 状态 级别 等级 等次 规格 品种 门类 行业 学历 职称 职务 政治面貌 婚姻状况 婚姻 方式 来源 用途 结构 朝向 颜色 型号 科室 专业 阶段 学段 办学类型 供地方式 土地用途 经营状态 质量 评价 文化程度 宗教信仰 与户主关系 关系 职业 岗位 就业状况 户口性质 户籍类型 登记注册类型 企业类型 学制 年级 班级 环节 渠道 标签 准驾车型 车型 车辆品牌 品牌 手机型号 浏览器 燃料种类 层次 大类 中类 小类 结果 组别 组 批次类型 等级名称 天气 风向 语种 版本 币别 单元类型 学位 亲属关系 工种 险种 缴费档次 救助类型 处罚种类 信用等级',
    pinyin: 'lx lb fl zt xz jb dj gg hy xl zc zw zzmm hyzk whcd zjxy yhzgx zy hkxz nj bj cx pp ks jg',
    english:
      'type kind category class status state level grade domain genre item color model frequency scope tags tag domains ctype dealtype conntype education maritalstatus religion occupation political politicalstatus relationship brand version gradename degree major useragent result',
  },
}
