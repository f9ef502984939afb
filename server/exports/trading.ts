import { exportRoutes as routes } from '#contract/exports.ts'
import { type OrderLine, type ProductLine, tradingRoutes } from '#contract/trading.ts'
import { orderKinds, orderSides, orderStates } from '#law/orders.ts'
import { productKinds, productStates } from '#law/products.ts'
import { purposeClasses } from '#law/use-terms.ts'
import { yuanCell } from '#server/books/exports.ts'
import type { ExcelCell } from '#server/http/excel.ts'
import type { ListExport } from '#server/http/list-excel.ts'
import { at, listed } from './listed.ts'

const fenCell = (fen: number | null): ExcelCell => (fen === null ? null : yuanCell(fen))

/** As workbooks: products and orders. */
export const tradingExports: readonly ListExport[] = [
  listed<ProductLine>(routes.productsExcel, tradingRoutes.listProducts, '数据产品', {
    产品编号: [18, (p) => p.number],
    名称: [40, (p) => p.name],
    形态: [16, (p) => productKinds[p.kind].zh],
    用途: [16, (p) => purposeClasses[p.purposeClass].zh],
    开发主体: [30, (p) => p.developerName],
    运营主体: [30, (p) => p.operatorName],
    使用公共数据: [12, (p) => (p.usesPublic ? '是' : '否')],
    状态: [10, (p) => productStates[p.state].zh],
    价格: [14, (p) => fenCell(p.priceFen)],
    上限: [14, (p) => fenCell(p.ceilingFen)],
    交易所编号: [24, (p) => p.exchangeNumber],
    编制时间: [20, (p) => at(p.madeAt)],
    挂牌时间: [20, (p) => at(p.listedAt)],
  }),
  listed<OrderLine>(routes.ordersExcel, tradingRoutes.listOrders, '订单', {
    订单编号: [18, (o) => o.number],
    产品编号: [18, (o) => o.productNumber],
    产品: [40, (o) => o.productName],
    需方: [30, (o) => o.buyerName],
    供方: [30, (o) => o.sellerName],
    类型: [12, (o) => orderKinds[o.kind].zh],
    数量: [10, (o) => o.quantity],
    金额: [14, (o) => fenCell(o.amountFen)],
    环节: [10, (o) => orderStates[o.state].zh],
    轮到: [18, (o) => o.turn.map((side) => orderSides[side].zh).join('、')],
    下单时间: [20, (o) => at(o.placedAt)],
  }),
]
