/** What sectors of a city are called in English, by the name in which units and their sector authority are matched (§2.4). */
export const sectorNames = {
  综合政务: 'General government', 政务服务: 'Government services', 政务数据: 'Government data', 数据流通: 'Data circulation', 数据运营: 'Data operation', 财税金融: 'Finance and taxation', 国资监管: 'State assets', 网络安全: 'Cybersecurity', 公共安全: 'Public security',
  医疗卫生: 'Medical care', 卫生健康: 'Health', 医疗保障: 'Healthcare security', 社会保障: 'Social security', 人力资源: 'Human resources', 民政: 'Civil affairs', 市场监管: 'Market regulation', 住房保障: 'Housing', 城乡建设: 'Urban and rural construction', 城市管理: 'City management',
  自然资源: 'Natural resources', 生态环境: 'Environment', 气象服务: 'Meteorology', 水利: 'Water resources', 水务: 'Water supply', 农业农村: 'Agriculture', 公用事业: 'Public utilities', 能源: 'Energy', 交通运输: 'Transport', 教育: 'Education', 科技: 'Science and technology',
  文化旅游: 'Culture and tourism', 商务: 'Commerce', 工业和信息化: 'Industry and information', 信息技术: 'Information technology', 信息通信: 'Telecommunications', 金融: 'Banking', 统计: 'Statistics', 应急管理: 'Emergency management', 司法: 'Justice', 法律服务: 'Legal services', 资产评估: 'Valuation',
} as const satisfies { readonly [zh: string]: string }
