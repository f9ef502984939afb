import type { Kind } from '#scanner/recognise/kind.ts'

/** Measured values with a unit of their own. */
export const measure: Kind = {
  type: 'measure',
  headings: {
    chinese:
      '面积 长度 高度 宽度 重量 体积 温度 湿度 浓度 速度 流量 里程 深度 距离 气压 风速 降水量 雨量 体温 身高 体重 容积 容积率 能耗 用电量 用水量 压力 功率 周长 水位 产量 密度 百分比 比例 率 噪声 电压 电流 载重 血压 收缩压 舒张压 血糖 心率 时长 占比 同比 环比 净重 毛重 排量 海拔 方位角 用气量 排放量 坡度 厚度 直径 PM2.5 PM10 SO2 NO2 CO O3',
    pinyin: 'mj cd gd kd zl wd sd mjnum jzmj tdmj sg',
    english:
      'area length height width weight volume temperature temp humidity speed depth distance pressure pres perimeter rain rainfall windspeed density rate ratio percent duration level ms size pm25 pm10 so2 no2 co o3 dewp wspm mileage elevation altitude power voltage',
  },
}
