import type { Kind } from '#scanner/recognise/kind.ts'

/** Names of things: stations, roads, projects, products, titles. */
export const objectName: Kind = {
  type: 'object_name',
  headings: {
    chinese:
      '名称 名 品名 商品名 产品名称 项目名称 道路名称 路名 站名 站点 站点名称 楼栋 幢号 小区 起点 止点 段起点 段止点 线路 标题 题名 事项名称 设备名称 景点 建筑 公园 项目 商品 产品 场所名称 文件名 课程 店名 商品名称 药品名称 药品 图书名称 书名 课程名称 菜名 品牌名称 小区名称 楼盘名称 楼盘 案由 事项 物品名称 资产名称 河流 河道名称 水库 桥梁名称 通用名 单元 图片文件 路段 卡口名称 监测点 点位名称 作品名称 专业名称 岗位名称 职务名称 会议名称 活动名称 数据名称 系统名称 指标名称 文件名称 资源名称 停车场 停车场名称 船名',
    pinyin: 'mc pm xmmc sxmc spmc bt lm zm zdmc lxmc dlmc cpmc ypmc xqmc kcmc sbmc lpmc',
    english:
      'name title objectname productname product station stationname line road roadname project projectname item filename goods stop brand building theme themename goodsname coursename bookname devicename drugname filename file path filepath image',
  },
}
