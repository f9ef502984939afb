import { bureau, type ChoiceShape } from './choice.ts'

const since = '2026-11-25'

/** What the chapter on inventory leaves open about what a scan proposes. */
export const scanningChoices = {
  aggregation: {
    title: { zh: '组合识别规则', en: 'Combinations of columns' },
    leaves: ['3.2'],
    we: {
      zh: '几项一般信息合在一起能认出个人的，数据集按合起来的危害定级，并说明是哪几个字段；已遮盖、履职人员和依法公示的信息不计。',
      en: 'Columns that together single people out raise the dataset to the harm they do together, and the finding names them; masked values, staff on duty and public registers do not count.',
    },
    suggestedBy: {
      zh: 'GB/T 43697-2024（规模、精度、深度）；GB/T 45574-2025（多项一般个人信息汇聚后按敏感个人信息对待，待核）',
      en: 'GB/T 43697-2024 (scale, precision, depth); GB/T 45574-2025 (several ordinary items together treated as sensitive, to be checked)',
    },
    confirmBy: bureau,
    since,
  },
  'important-data': {
    title: { zh: '重要数据提示', en: 'Hints at important data' },
    leaves: ['3.2'],
    we: {
      zh: '扫描器只提示可能属于重要数据的迹象（1000万人以上、重要设施、测绘等），不作判断；有提示时“数据重要程度”留空，由人填写。',
      en: 'The scanner only points at signs of important data (ten million persons, facilities, surveying); with a sign, “importance” stays open for a person to fill.',
    },
    suggestedBy: {
      zh: 'GB/T 43697-2024 附录G；《网络数据安全管理条例》第二十八条（1000万人以上）',
      en: 'GB/T 43697-2024 annex G; Network Data Security Regulations, art. 28 (ten million persons)',
    },
    confirmBy: bureau,
    since,
    value: 10_000_000,
    reads: 'persons',
    unit: { zh: '人', en: 'persons' },
  },
  quality: {
    title: { zh: '质量评分', en: 'Quality score' },
    leaves: ['1.2', '3.5'],
    we: {
      zh: '按六个维度计分，权重为规范性15%、完整性20%、准确性25%、一致性15%、时效性15%、可访问性10%；测不出的维度不计分，其权重按比例分给其余维度；安全规范（0106）扫描不能测，不计入；95%以上为优，80%以上为良，60%以上为中。',
      en: 'Six dimensions weigh 15, 20, 25, 15, 15 and 10 per cent; one that cannot be measured gives its weight to the others in proportion; security rules (0106) cannot be scanned and are left out; from 95 excellent, from 80 good, from 60 fair.',
    },
    suggestedBy: {
      zh: 'GB/T 36344-2018 的维度和指标；权重和等次按通行做法，待核',
      en: 'GB/T 36344-2018 for dimensions and indicators; weights and levels follow practice, to be checked',
    },
    confirmBy: bureau,
    since,
  },
  'asset-name': {
    title: { zh: '资产命名', en: 'Names of assets' },
    leaves: ['3.8'],
    we: {
      zh: '名称按“时间＋地域＋行业＋内容＋数据类型”依次写成一句，如“2013—2017年福州市生态环境空气质量日报数据”；内容里已有的不重复，不知道的不写，不超过40字。',
      en: 'A name runs time, region, industry, content and type of data, such as 2013—2017年福州市生态环境空气质量日报数据; what the content already says is not repeated, what is unknown is left out, 40 characters at most.',
    },
    suggestedBy: {
      zh: '财政部门、数据部门编制数据资产名称的通行做法，没有条文依据',
      en: 'Practice of finance and data departments; no article',
    },
    confirmBy: bureau,
    since,
    value: 40,
    reads: 'asset-names',
    unit: { zh: '字', en: 'characters' },
  },
} as const satisfies Record<string, ChoiceShape>
