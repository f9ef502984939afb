import { expect, test } from 'vitest'
import { assetName, nameWithRegion } from './asset-name.ts'

const air = { time: '2013—2017年', region: '福州市', industry: '生态环境', content: '空气质量', kind: '日报数据' }

test('a name runs time, region, industry, content, type of data', () => {
  expect(assetName(air)).toBe('2013—2017年福州市生态环境空气质量日报数据')
})

test('what the content says already is not said twice', () => {
  expect(assetName({ ...air, content: '空气质量日报' })).toBe('2013—2017年福州市生态环境空气质量日报数据')
  expect(assetName({ ...air, content: '空气质量月报' })).toBe('2013—2017年福州市生态环境空气质量月报数据')
  expect(assetName({ ...air, content: '福州环境空气质量数据' })).toBe('2013—2017年福州环境空气质量数据')
  expect(assetName({ ...air, content: '福州空气质量' }), 'nothing stands before the place').toBe('2013—2017年福州空气质量日报数据')
})

test('what is not known is left out', () => {
  expect(assetName({ time: null, region: null, industry: null, content: '公交站点', kind: '数据' })).toBe('公交站点数据')
})

test('a name has 40 characters at most and keeps its end', () => {
  const name = assetName({ ...air, content: '空气质量自动监测'.repeat(8) })
  expect([...name].length).toBe(40)
  expect(name.endsWith('日报数据')).toBe(true)
})

test('a region is put in after the time, once', () => {
  expect(nameWithRegion('2024年公交站点数据', '福州市')).toBe('2024年福州市公交站点数据')
  expect(nameWithRegion('2024年福州公交站点数据', '福州市')).toBe('2024年福州公交站点数据')
  expect(nameWithRegion('公交站点数据', '福州市')).toBe('福州市公交站点数据')
})
