import { dayAfter, districts, inventIdNumber, inventName, inventor, inventUscc, toCsv } from './invent.ts'

/** One data set of the city: whose it is, its file, and what people write on its card. `origin` is one of the three of clause 3.6. */
export type Dataset = {
  readonly key: string
  readonly holder: string
  readonly file: string
  readonly content: () => string
  readonly name: string
  readonly summary: string
  readonly industry: string
  readonly subject: string
  readonly origin: 'collected' | 'produced' | 'purchased'
  readonly evidence: string
  readonly duty: string
  readonly benefit: string
  /** How long the card says it is kept; for long unless told. */
  readonly retention?: string
}

const i = inventor(20_260_923)
const two = (n: number) => String(n).padStart(2, '0')

function geojson(): string {
  const features = districts.map((name, n) => ({
    type: 'Feature',
    properties: { 网格编号: `350100-${two(n)}`, 所属区县: name, 管网长度公里: Number(i.decimal(20, 400, 1)) },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [119.1 + n / 50, 25.9],
          [119.12 + n / 50, 25.9],
          [119.12 + n / 50, 25.93],
          [119.1 + n / 50, 25.9],
        ],
      ],
    },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

/** Every data set of the demonstration, all of it invented. */
export const datasets: readonly Dataset[] = [
  {
    key: 'weather-hourly',
    holder: 'weather',
    file: '自动站逐小时观测.csv',
    name: '2026年福州市自动气象站逐小时观测数据',
    summary: '全市自动气象站逐小时的气温、湿度、降水、风速观测值，供防灾减灾、交通和农业等行业使用。',
    industry: 'M',
    subject: '气象观测',
    origin: 'collected',
    evidence: '市气象观测业务系统自动采集，依据《气象法》第十条',
    duty: '承担本行政区域气象探测、预报职责',
    benefit: '物流、农业、保险企业按站点查询，支撑气象风险产品',
    content: () =>
      toCsv(['站号', '观测时间', '气温_℃', '相对湿度_%', '降水量_mm', '风速_m/s'], 4000, (n) => [
        `58${two(n % 40)}7`,
        `${dayAfter('2026-03-01', Math.floor(n / 960))} ${two(Math.floor(n / 40) % 24)}:00`,
        i.decimal(8, 33, 1),
        i.int(40, 99),
        i.decimal(0, 12, 1),
        i.decimal(0, 9, 1),
      ]),
  },
  {
    key: 'market-entities',
    holder: 'market',
    file: '经营主体登记.csv',
    name: '福州市经营主体登记基本信息',
    summary: '全市经营主体的名称、统一社会信用代码、类型、成立日期、登记状态等公示信息，用于信用服务和行业分析。',
    industry: 'S',
    subject: '经营主体登记',
    origin: 'collected',
    evidence: '市场主体登记系统，依据《市场主体登记管理条例》第二十七条',
    duty: '依法登记并公示经营主体信息',
    benefit: '支撑信用查询、尽职调查和产业分析',
    content: () =>
      toCsv(['统一社会信用代码', '企业名称', '主体类型', '成立日期', '登记状态', '行业门类', '区县'], 3000, (n) => [
        inventUscc('91', n),
        `榕城${i.pick(['鼓山', '闽江', '茉莉', '金山'])}第${n + 1}商贸有限公司`,
        i.pick(['有限责任公司', '个体工商户', '股份有限公司']),
        dayAfter('2005-01-01', i.int(0, 7600)),
        i.pick(['存续', '存续', '存续', '注销']),
        i.pick(['F', 'H', 'C', 'I']),
        i.pick(districts),
      ]),
  },
  {
    key: 'fund-monthly',
    holder: 'fund',
    file: '公积金缴存月报.csv',
    name: '福州市住房公积金缴存统计月报',
    summary: '按月、区县和单位性质汇总的住房公积金缴存人数、缴存额与提取额，不含个人信息。',
    industry: 'J',
    subject: '住房公积金',
    origin: 'produced',
    evidence: '由公积金业务系统数据按月汇总加工，加工规程见中心2025年第3号文',
    duty: '依《住房公积金管理条例》编制缴存统计',
    benefit: '支撑住房金融研究与银行授信模型',
    content: () =>
      toCsv(['统计月份', '区县', '单位性质', '缴存人数', '缴存额_元', '提取额_元'], 1200, (n) => [
        `20${two(20 + Math.floor(n / 216))}-${two(1 + (Math.floor(n / 36) % 12))}`,
        districts[n % 12]!,
        i.pick(['机关事业', '国有企业', '民营企业']),
        i.int(800, 60_000),
        i.int(900_000, 98_000_000),
        i.int(300_000, 52_000_000),
      ]),
  },
  {
    key: 'estate-daily',
    holder: 'estate',
    file: '不动产登记业务量.jsonl',
    name: '福州市不动产登记业务量日报',
    summary: '按日和区县统计的首次、转移、抵押登记办件量与平均用时，反映市场活跃程度。',
    industry: 'K',
    subject: '不动产登记',
    origin: 'produced',
    evidence: '由不动产登记系统办件记录按日汇总',
    duty: '承担全市不动产登记职责',
    benefit: '支撑房地产市场监测与机构研究',
    content: () =>
      Array.from({ length: 900 }, (_, n) =>
        JSON.stringify({
          日期: dayAfter('2024-01-01', Math.floor(n / 12)),
          区县: districts[n % 12],
          首次登记: i.int(0, 60),
          转移登记: i.int(5, 180),
          抵押登记: i.int(3, 140),
          平均用时_小时: Number(i.decimal(0.5, 20, 1)),
        }),
      ).join('\n'),
  },
  {
    key: 'health-institutions',
    holder: 'health',
    file: '医疗机构名录.csv',
    name: '福州市医疗卫生机构名录',
    summary: '全市医疗卫生机构的名称、类别、等级、地址与床位数，供就医导航和资源规划使用。',
    industry: 'Q',
    subject: '医疗机构',
    origin: 'collected',
    evidence: '医疗机构执业登记系统，依据《医疗机构管理条例》',
    duty: '负责医疗机构执业登记',
    benefit: '支撑就医导航、商保网络和资源规划',
    content: () =>
      toCsv(['机构代码', '机构名称', '机构类别', '等级', '地址', '床位数', '经度', '纬度'], 600, (n) => [
        `PDY${String(35_000 + n)}`,
        `榕城第${n + 1}${i.pick(['社区卫生服务中心', '医院', '门诊部'])}`,
        i.pick(['医院', '基层', '专业']),
        i.pick(['三级', '二级', '未定级']),
        `福州市${i.pick(districts)}榕数路${n + 1}号`,
        i.int(0, 1800),
        i.decimal(119.1, 119.6, 6),
        i.decimal(25.8, 26.3, 6),
      ]),
  },
  {
    key: 'hr-training',
    holder: 'hr',
    file: '职业培训统计.csv',
    name: '福州市职业技能培训统计数据',
    summary: '按季度、工种和区县统计的职业技能培训人次、合格率与补贴金额，不含个人信息。',
    industry: 'S',
    subject: '职业培训',
    origin: 'produced',
    evidence: '由职业培训补贴系统数据按季汇总',
    duty: '组织实施职业技能培训',
    benefit: '支撑培训机构布局与用工分析',
    content: () =>
      toCsv(['季度', '工种', '区县', '培训人次', '合格率', '补贴金额_元'], 800, (n) => [
        `202${4 + Math.floor(n / 400)}Q${1 + (n % 4)}`,
        i.pick(['电工', '焊工', '养老护理员', '育婴员', '数据标注员']),
        i.pick(districts),
        i.int(10, 900),
        i.decimal(0.6, 0.99, 3),
        i.int(8_000, 800_000),
      ]),
  },
  {
    key: 'insurance-pharmacies',
    holder: 'insurance',
    file: '定点零售药店.csv',
    name: '福州市医保定点零售药店信息',
    summary: '医保定点零售药店的名称、编码、地址、服务状态与营业时间，供参保人查询。',
    industry: 'Q',
    subject: '医疗保障',
    origin: 'collected',
    evidence: '医保定点协议管理系统',
    duty: '管理医保定点医药机构',
    benefit: '支撑购药导航与商业保险服务',
    content: () =>
      toCsv(['药店编码', '药店名称', '统一社会信用代码', '区县', '地址', '服务状态', '营业时间'], 700, (n) => [
        `P350100${String(n).padStart(5, '0')}`,
        `榕城惠民药房${n + 1}店`,
        inventUscc('91', 5000 + n),
        i.pick(districts),
        `福州市${i.pick(districts)}健康路${n + 1}号`,
        i.pick(['正常', '正常', '暂停']),
        '08:00-22:00',
      ]),
  },
  {
    key: 'open-catalogue',
    holder: 'centre',
    file: '公共数据开放目录.csv',
    name: '福州市公共数据开放目录',
    summary: '各部门已开放数据集的名称、提供单位、更新周期、字段数与访问量，便于社会发现数据。',
    industry: 'I',
    subject: '数据开放',
    origin: 'produced',
    evidence: '由公共数据开放平台目录生成',
    duty: '承担公共数据开放平台的运行',
    benefit: '提升公共数据利用效率',
    content: () =>
      toCsv(['目录编码', '数据集名称', '提供单位', '更新周期', '字段数', '累计访问量'], 500, (n) => [
        `FZ-OPEN-${String(n).padStart(4, '0')}`,
        `${i.pick(['交通', '教育', '文旅', '环保'])}数据集${n + 1}`,
        i.pick(['市交通局', '市教育局', '市文旅局', '市生态环境局']),
        i.pick(['每日', '每月', '每季', '每年']),
        i.int(4, 60),
        i.int(0, 90_000),
      ]),
  },
  {
    key: 'water-grid',
    holder: 'water',
    file: '供水管网网格.geojson',
    name: '福州市供水管网网格数据',
    summary: '按网格划分的供水管网长度与分区范围，用于漏损分析与施工避让。',
    industry: 'D',
    subject: '供水',
    origin: 'collected',
    evidence: '管网地理信息系统自主采集',
    duty: '提供城市供水服务',
    benefit: '支撑施工避让和漏损治理服务',
    content: geojson,
  },
  {
    key: 'gas-usage',
    holder: 'gas',
    file: '分区用气日报.csv',
    name: '福州市分区用气量日报',
    summary: '按日和供气分区统计的用气量与户数，反映经济活动与用能变化，不含用户信息。',
    industry: 'D',
    subject: '燃气',
    origin: 'produced',
    evidence: '由远传表具数据按分区汇总',
    duty: '提供城市燃气服务',
    benefit: '支撑能耗分析与经济运行监测',
    content: () =>
      toCsv(['日期', '供气分区', '用气量_立方米', '用气户数'], 1000, (n) => [
        dayAfter('2026-01-01', Math.floor(n / 12)),
        districts[n % 12]!,
        i.int(20_000, 400_000),
        i.int(3_000, 90_000),
      ]),
  },
  {
    key: 'weather-warnings',
    holder: 'weather',
    file: '预警发布记录.csv',
    name: '福州市气象灾害预警发布记录',
    summary: '历年气象灾害预警的类型、级别、发布与解除时间及影响区县。',
    industry: 'M',
    subject: '气象预警',
    origin: 'produced',
    evidence: '由预警发布系统生成',
    duty: '发布气象灾害预警',
    benefit: '支撑保险定损与工程停工判断',
    content: () =>
      toCsv(['预警编号', '预警类型', '级别', '发布时间', '解除时间', '影响区县'], 400, (n) => [
        `YJ${String(n).padStart(6, '0')}`,
        i.pick(['暴雨', '台风', '雷电', '高温', '大雾']),
        i.pick(['蓝色', '黄色', '橙色', '红色']),
        `${dayAfter('2020-05-01', n * 4)} ${two(i.int(0, 23))}:10`,
        `${dayAfter('2020-05-02', n * 4)} 06:00`,
        i.pick(districts),
      ]),
  },
  {
    key: 'hr-trainees',
    holder: 'hr',
    file: '培训学员名册.csv',
    name: '福州市职业培训学员名册',
    summary: '职业技能培训学员的报名与结业登记，含个人信息，仅供内部核验补贴。',
    industry: 'S',
    subject: '职业培训',
    origin: 'collected',
    evidence: '职业培训补贴系统报名登记',
    duty: '核验职业技能培训补贴',
    benefit: '支撑补贴核验，防止重复领取',
    content: () =>
      toCsv(['学员姓名', '身份证号', '手机号码', '培训工种', '结业日期'], 500, () => [
        inventName(i),
        inventIdNumber(i),
        `1380000${String(i.int(0, 9999)).padStart(4, '0')}`,
        i.pick(['电工', '焊工', '养老护理员']),
        dayAfter('2025-01-01', i.int(0, 500)),
      ]),
  },
  {
    key: 'market-sampling',
    holder: 'market',
    file: '食品抽检结果.csv',
    name: '福州市食品安全抽检结果',
    summary: '食品安全监督抽检的品类、抽样环节、检验项目与结论，供消费提示和风险分析。',
    industry: 'S',
    subject: '食品安全',
    origin: 'produced',
    evidence: '由抽检信息系统汇总，依据《食品安全法》第一百一十八条公布',
    duty: '公布食品安全监督抽检信息',
    benefit: '支撑平台选品与消费提示',
    content: () =>
      toCsv(['抽样编号', '食品大类', '抽样环节', '检验项目', '结论', '抽样日期'], 900, (n) => [
        `CJ2026${String(n).padStart(6, '0')}`,
        i.pick(['粮食加工品', '水产制品', '茶叶', '餐饮食品']),
        i.pick(['流通', '生产', '餐饮']),
        i.pick(['铅', '菌落总数', '苯甲酸']),
        i.pick(['合格', '合格', '合格', '不合格']),
        dayAfter('2026-01-04', n % 200),
      ]),
  },
  {
    key: 'market-legacy',
    holder: 'market',
    file: '旧版抽查名单.csv',
    name: '2019年企业年报抽查名单（旧口径）',
    summary: '2019年度企业年报公示信息抽查的旧口径名单，已由经营主体登记基本信息替代。',
    industry: 'S',
    subject: '年报抽查',
    origin: 'produced',
    evidence: '由抽查管理系统历史库导出',
    duty: '组织企业公示信息抽查',
    benefit: '曾用于抽查结果比对，现已被新口径数据替代',
    retention: '5年',
    content: () =>
      toCsv(['抽查编号', '行业门类', '区县', '抽查结果', '抽查日期'], 200, (n) => [
        `CC2019${String(n).padStart(5, '0')}`,
        i.pick(['批发零售', '制造业', '住宿餐饮']),
        i.pick(districts),
        i.pick(['正常', '正常', '未公示']),
        dayAfter('2019-03-01', n),
      ]),
  },
  {
    key: 'health-blood',
    holder: 'health',
    file: '无偿献血统计.csv',
    name: '福州市无偿献血统计月报',
    summary: '按月和采血点统计的献血人次、采血量与血型构成，不含个人信息。',
    industry: 'Q',
    subject: '采供血',
    origin: 'produced',
    evidence: '由采供血系统按月汇总',
    duty: '组织无偿献血',
    benefit: '支撑采血点布局与急救保障',
    content: () =>
      toCsv(['月份', '采血点', 'A型', 'B型', 'O型', 'AB型', '采血量_毫升'], 360, (n) => [
        `202${4 + Math.floor(n / 180)}-${two(1 + (n % 12))}`,
        `${districts[n % 12]}采血点`,
        i.int(20, 300),
        i.int(20, 300),
        i.int(20, 300),
        i.int(5, 90),
        i.int(20_000, 300_000),
      ]),
  },
  {
    key: 'hr-fairs',
    holder: 'hr',
    file: '招聘会场次.csv',
    name: '福州市公共招聘会场次与岗位数据',
    summary: '公共就业服务机构举办的招聘会场次、参会单位数与岗位数，按场次发布，不含个人信息。',
    industry: 'L',
    subject: '公共就业',
    origin: 'produced',
    evidence: '由公共就业服务系统按场次汇总',
    duty: '组织公共就业服务',
    benefit: '支撑人力资源机构布局',
    content: () =>
      toCsv(['场次编号', '举办日期', '区县', '参会单位数', '岗位数'], 300, (n) => [
        `ZP${String(n).padStart(5, '0')}`,
        dayAfter('2025-01-03', n * 2),
        i.pick(districts),
        i.int(10, 120),
        i.int(80, 2400),
      ]),
  },
  {
    key: 'estate-listings',
    holder: 'estate',
    file: '存量房挂牌.csv',
    name: '福州市存量房挂牌信息汇总',
    summary: '存量房挂牌套数与均价，按周和区县汇总，供市场监测使用，不含房屋地址和个人信息。',
    industry: 'K',
    subject: '存量房交易',
    origin: 'collected',
    evidence: '存量房交易服务系统采集',
    duty: '承担存量房交易服务',
    benefit: '支撑房地产市场监测',
    content: () =>
      toCsv(['周', '区县', '挂牌套数', '挂牌均价_元每平方米'], 600, (n) => [
        `2025-W${two(1 + (Math.floor(n / 12) % 52))}`,
        districts[n % 12]!,
        i.int(50, 4000),
        i.int(6000, 32_000),
      ]),
  },
]
