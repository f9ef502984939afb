import type { Kind } from '#scanner/recognise/kind.ts'

/** Indices without a unit. */
export const indexFigure: Kind = {
  type: 'index',
  headings: { chinese: '指数 AQI 系数 空气质量指数 评价值', pinyin: 'zs', english: 'index aqi idx coefficient' },
}
