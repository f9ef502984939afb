import type { Kind } from '#scanner/recognise/kind.ts'

/** Texts in whole phrases. */
export const freeText: Kind = {
  type: 'free_text',
  headings: {
    chinese:
      '备注 说明 描述 内容 简介 经营范围 摘要 意见 事由 详情 原因 情况 措施 职责 要求 建议 概况 依据 正文 范围 评语 反馈 诉求内容 留言 处理意见 附言 回复 案情 违法事实 处理结果 现病史 用药 医嘱 投诉内容 病历 过程 记录 评论 问题描述 办理情况 事项描述 服务内容 回访记录 通话记录 工单内容',
    starts: '主要',
    pinyin: 'bz sm ms nr jj jyfw zy yj sy sqnr clyj',
    english:
      'remark remarks comment comments note notes description desc content detail details memo summary text message reason body abstract introduction intro feedback opinion complaint reply',
  },
}
