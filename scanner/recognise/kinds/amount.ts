import type { Kind } from '#scanner/recognise/kind.ts'

/** Sums of money. */
export const amount: Kind = {
  type: 'amount',
  headings: {
    chinese:
      '金额 成交价格 成交价 成交总价 费用 费 收入 支出 工资 薪资 资金 资本 款 税 税额 税收 收费 总价 价款 总额 合计金额 余额 账户余额 成本 利润 预算 决算 产值 补贴 补助 罚款 注册资本 注册资金 投资额? 保费 月收入 年收入 营业额 万元 出让金 价值 经费 缴费 缴存额 月缴存额 基数 缴费基数 缴存基数 退休金 养老金 低保金 救助金 租金 押金 保证金 赔偿 奖金 房款 贷款 欠款 医疗费 自付 报销 统筹支付 学费 应发 实发 拨款 合同价 中标价 债务 资产 负债 借方 贷方 发生额 原值 净值 残值 账面价值 年初数 年末数 期初数 期末数 挂号费 诊疗费 服务费 管理费 手续费 月薪 年薪 薪酬 绩效 津贴 个税 公积金扣款 标的额',
    pinyin: 'je fy gz zjine zj sr zc ye zczb zczj bzje ysr nsr jfjs zje fyje',
    english:
      'amount money fee cost income salary wage revenue expense balance payment budget total_price totalprice dealvalue dealmoney capital tax profit sum totalamount paidamount subsidy loan premium pension deposit fine amt',
  },
}
