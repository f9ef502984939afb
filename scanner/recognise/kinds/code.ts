import type { Kind } from '#scanner/recognise/kind.ts'

/** Business numbers and codes. */
export const code: Kind = {
  type: 'code',
  headings: {
    chinese:
      '代码 编码 编号 代号 单号 订单号 流水号 工单号 案件编号 批次 批号 文号 宗地编号 合同编号 电子监管号 序列号 发动机号码? 办件编号 快递单号 合同号 项目编号 设备编号 房号 案号 受理编号 档案号 发票号码? 发票代码 票号 设备序列号 零件号 杆件编号 业务流水号 户号 户编号 表号 申请编号 运单号 幢号 学校代码 机构编码 事项编码 工号 文书号 参考号 终端号',
    pinyin: 'dm bm bh dh lsh jylsh ajbh fdjh htbh ddh gdh slbh xmbh sbbh fdjhm hh',
    english:
      'code no sn orderno batch batchno number key hash orderid tradeno caseno contractno engineno serialnumber invoiceno trackingno md5 sha256 digest',
  },
}
