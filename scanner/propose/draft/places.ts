type Box = readonly [west: number, south: number, east: number, north: number]
/** A place: its code (GB/T 2260), full name, name in pinyin, and about the box it lies in, in degrees; from general geography. */
export type Place = { readonly code: string; readonly name: string; readonly pinyin: string; readonly box: Box | null }

const place = (code: string, name: string, pinyin: string, ...box: number[]): Place => ({
  code,
  name,
  pinyin,
  box: box.length === 4 ? (box as unknown as Box) : null,
})

export const PROVINCES: readonly Place[] = [
  place('11', '北京市', 'beijing', 115.4, 39.4, 117.5, 41.1),
  place('12', '天津市', 'tianjin', 116.7, 38.5, 118.1, 40.3),
  place('13', '河北省', 'hebei', 113.4, 36, 119.9, 42.7),
  place('14', '山西省', 'shanxi', 110.2, 34.5, 114.6, 40.8),
  place('15', '内蒙古自治区', 'neimenggu', 97.1, 37.4, 126.1, 53.4),
  place('21', '辽宁省', 'liaoning', 118.8, 38.7, 125.8, 43.5),
  place('22', '吉林省', 'jilin', 121.6, 40.8, 131.3, 46.3),
  place('23', '黑龙江省', 'heilongjiang', 121.1, 43.4, 135.1, 53.6),
  place('31', '上海市', 'shanghai', 120.8, 30.6, 122.2, 31.9),
  place('32', '江苏省', 'jiangsu', 116.3, 30.7, 122, 35.2),
  place('33', '浙江省', 'zhejiang', 118, 27, 123.2, 31.2),
  place('34', '安徽省', 'anhui', 114.8, 29.4, 119.7, 34.7),
  place('35', '福建省', 'fujian', 115.8, 23.5, 120.8, 28.4),
  place('36', '江西省', 'jiangxi', 113.5, 24.4, 118.5, 30.1),
  place('37', '山东省', 'shandong', 114.8, 34.3, 122.8, 38.5),
  place('41', '河南省', 'henan', 110.3, 31.3, 116.7, 36.4),
  place('42', '湖北省', 'hubei', 108.3, 29, 116.2, 33.3),
  place('43', '湖南省', 'hunan', 108.7, 24.6, 114.3, 30.2),
  place('44', '广东省', 'guangdong', 109.6, 20.2, 117.4, 25.6),
  place('45', '广西壮族自治区', 'guangxi', 104.4, 20.9, 112.1, 26.4),
  place('46', '海南省', 'hainan', 108.6, 18.1, 111.1, 20.2),
  place('50', '重庆市', 'chongqing', 105.2, 28.1, 110.2, 32.3),
  place('51', '四川省', 'sichuan', 97.3, 26, 108.6, 34.4),
  place('52', '贵州省', 'guizhou', 103.6, 24.6, 109.6, 29.3),
  place('53', '云南省', 'yunnan', 97.5, 21.1, 106.2, 29.3),
  place('54', '西藏自治区', 'xizang', 78.4, 26.8, 99.2, 36.6),
  place('61', '陕西省', 'shaanxi', 105.4, 31.7, 111.3, 39.6),
  place('62', '甘肃省', 'gansu', 92.3, 32.5, 108.8, 42.9),
  place('63', '青海省', 'qinghai', 89.3, 31.6, 103.1, 39.3),
  place('64', '宁夏回族自治区', 'ningxia', 104.2, 35.2, 107.7, 39.5),
  place('65', '新疆维吾尔自治区', 'xinjiang', 73.4, 34.3, 96.5, 49.3),
]

export const CITIES: readonly Place[] = [
  place('3501', '福州市', 'fuzhou', 118.1, 25.2, 120.6, 26.7),
  place('3502', '厦门市', 'xiamen', 117.85, 24.38, 118.5, 24.92),
  place('3503', '莆田市', 'putian', 118.45, 24.98, 119.95, 25.78),
  place('3504', '三明市', 'sanming', 116.37, 25.49, 118.65, 27.12),
  place('3505', '泉州市', 'quanzhou', 117.57, 24.36, 119.08, 25.93),
  place('3506', '漳州市', 'zhangzhou', 116.88, 23.56, 118.13, 25.25),
  place('3507', '南平市', 'nanping', 117, 26.25, 119.42, 28.32),
  place('3508', '龙岩市', 'longyan', 115.85, 24.38, 117.75, 26.03),
  place('3509', '宁德市', 'ningde', 118.53, 26.3, 120.72, 27.7),
  place('4403', '深圳市', 'shenzhen', 113.75, 22.4, 114.65, 22.87),
  place('4401', '广州市', 'guangzhou'),
  place('3301', '杭州市', 'hangzhou', 118.34, 29.18, 120.72, 30.57),
  place('3302', '宁波市', 'ningbo'),
  place('3303', '温州市', 'wenzhou'),
  place('3201', '南京市', 'nanjing'),
  place('3205', '苏州市', 'suzhou'),
  place('4201', '武汉市', 'wuhan'),
  place('5101', '成都市', 'chengdu'),
  place('6101', '西安市', 'xian'),
  place('4301', '长沙市', 'changsha'),
  place('4101', '郑州市', 'zhengzhou'),
  place('3701', '济南市', 'jinan'),
  place('3702', '青岛市', 'qingdao'),
  place('2102', '大连市', 'dalian'),
  place('3601', '南昌市', 'nanchang'),
  place('3401', '合肥市', 'hefei'),
  place('5301', '昆明市', 'kunming'),
  place('5201', '贵阳市', 'guiyang'),
  place('4501', '南宁市', 'nanning'),
]

/** The districts and counties of Fuzhou, whose names alone say the city. */
export const DISTRICTS: readonly Place[] = [
  place('350102', '鼓楼区', 'gulou'),
  place('350103', '台江区', 'taijiang'),
  place('350104', '仓山区', 'cangshan'),
  place('350105', '马尾区', 'mawei'),
  place('350111', '晋安区', 'jinan-fz'),
  place('350112', '长乐区', 'changle'),
  place('350121', '闽侯县', 'minhou'),
  place('350122', '连江县', 'lianjiang'),
  place('350123', '罗源县', 'luoyuan'),
  place('350124', '闽清县', 'minqing'),
  place('350125', '永泰县', 'yongtai'),
  place('350128', '平潭县', 'pingtan'),
  place('350181', '福清市', 'fuqing'),
]

/** The name without the word of its level: 福州市 is 福州, 内蒙古自治区 is 内蒙古. */
export function shortName({ name }: Place): string {
  return name.replace(/(?:壮族|回族|维吾尔)?自治区$|[省市区县]$/, '')
}
