import type { industries } from './industries.ts'

type SectorShape = { readonly word: string; readonly industry: keyof typeof industries; readonly unit: RegExp }

/** The fields of work of a city's units: the word that stands in the name of an asset, the section of GB/T 4754-2017, and how the unit is called. */
export const sectors = {
  environment: { word: '生态环境', industry: 'N', unit: /生态环境|环保|环境监测/ },
  weather: { word: '气象', industry: 'M', unit: /气象/ },
  market: { word: '市场监管', industry: 'S', unit: /市场监督|市场监管|工商|质监|食药/ },
  civil: { word: '民政', industry: 'S', unit: /民政|民宗|退役军人/ },
  transport: { word: '交通运输', industry: 'G', unit: /交通|公交|地铁|轨道|港口|邮政|物流/ },
  energy: { word: '能源', industry: 'D', unit: /发展改革|发展和改革|能源|电力|供电|燃气|供热/ },
  water: { word: '水务', industry: 'D', unit: /水务|自来水|供水/ },
  rivers: { word: '水利', industry: 'N', unit: /水利|河长|水文/ },
  education: { word: '教育', industry: 'P', unit: /教育|学校|学院|大学|中学|小学|考试院/ },
  health: { word: '卫生健康', industry: 'Q', unit: /卫生健康|卫健|医院|疾控|疾病预防|急救|血站/ },
  commerce: { word: '商务', industry: 'F', unit: /商务|商贸|粮食/ },
  housing: { word: '住房', industry: 'K', unit: /住房保障|住建|住房和城乡建设|房产|房地产/ },
  provident: { word: '公积金', industry: 'S', unit: /公积金/ },
  land: { word: '自然资源', industry: 'N', unit: /自然资源|规划|国土|不动产|测绘/ },
  finance: { word: '财政', industry: 'S', unit: /财政|国库|采购中心/ },
  tax: { word: '税收', industry: 'S', unit: /税务/ },
  statistics: { word: '统计', industry: 'S', unit: /统计|调查队/ },
  data: { word: '政务数据', industry: 'S', unit: /数据管理|大数据|行政服务|政务服务|行政审批/ },
  insurance: { word: '社会保障', industry: 'S', unit: /人力资源|人社|社会保险|医疗保障|医保|社保/ },
  safety: { word: '公安', industry: 'S', unit: /公安|交警|司法|消防|应急/ },
  city: { word: '城市管理', industry: 'N', unit: /城市管理|城管|市政|园林|环卫/ },
  culture: { word: '文化旅游', industry: 'R', unit: /文化|旅游|文旅|体育|图书馆|博物馆|广电|档案/ },
  farming: { word: '农业农村', industry: 'A', unit: /农业|农村|林业|渔业|海洋/ },
  industry: { word: '工业和信息化', industry: 'C', unit: /工信|工业和信息化|科技|科学技术/ },
  banking: { word: '金融', industry: 'J', unit: /金融|银行|证券|保险公司/ },
  telecom: { word: '信息通信', industry: 'I', unit: /通信|电信|移动|联通|软件|信息技术/ },
} as const satisfies Record<string, SectorShape>

export type Sector = keyof typeof sectors
