import type { Basis } from '../procedure.ts'
import type { Words } from '../words.ts'

/** Something that follows from a grade: what is to be done, and the rule outside the guideline that says so. */
export type GradingDuty = { readonly id: string; readonly duty: Words; readonly source: Words; readonly basis: Basis }

const law = (zh: string, en: string): Words => ({ zh: `${zh}（条号待核）`, en: `${en} (to be checked)` })

/** What follows from important data. */
export const importantDuties: readonly GradingDuty[] = [
  {
    id: 'report',
    duty: { zh: '向主管部门报告，列入重要数据目录', en: 'Report it to the authority for the list of important data' },
    source: law(
      '《数据安全法》第二十一条；《网络数据安全管理条例》第二十九条',
      'Data Security Law, art. 21; Network Data Security Regulations, art. 29',
    ),
    basis: 'choice:important-data',
  },
  {
    id: 'officer',
    duty: { zh: '明确数据安全负责人和管理机构', en: 'Name who answers for its security and the office in charge' },
    source: law(
      '《数据安全法》第二十七条；《网络数据安全管理条例》第三十条',
      'Data Security Law, art. 27; Network Data Security Regulations, art. 30',
    ),
    basis: 'choice:important-data',
  },
  {
    id: 'before-supply',
    duty: { zh: '对外提供、委托处理、共同处理之前作风险评估', en: 'Assess the risk before it is supplied, entrusted or processed jointly' },
    source: law('《网络数据安全管理条例》第三十一条', 'Network Data Security Regulations, art. 31'),
    basis: 'choice:important-data',
  },
  {
    id: 'yearly',
    duty: { zh: '每年作风险评估，并报送评估报告', en: 'Assess the risk every year and send the report in' },
    source: law(
      '《数据安全法》第三十条；《网络数据安全管理条例》第三十三条',
      'Data Security Law, art. 30; Network Data Security Regulations, art. 33',
    ),
    basis: 'choice:important-data',
  },
  {
    id: 'abroad',
    duty: { zh: '出境前通过数据出境安全评估', en: 'Pass the security assessment before it leaves the country' },
    source: law(
      '《数据安全法》第三十一条；《数据出境安全评估办法》第四条',
      'Data Security Law, art. 31; Measures for Security Assessment of Outbound Data, art. 4',
    ),
    basis: 'choice:important-data',
  },
  {
    id: 'operation',
    duty: { zh: '没有保护措施的，不得授权运营', en: 'Without protection it is not handed to operation' },
    source: { zh: '本规程第五部分“原始数据不出域”；GB/T 43697-2024', en: 'Chapter 5 of the guideline (raw data stays); GB/T 43697-2024' },
    basis: '§5.6',
  },
]

/** What is to be done with core data, in order. */
export const coreSteps: readonly GradingDuty[] = [
  {
    id: 'stop',
    duty: {
      zh: '立即停止在本平台的盘点、登记和运营，不再上传',
      en: 'Stop inventory, registration and operation here at once; upload nothing more',
    },
    source: law('《数据安全法》第二十一条', 'Data Security Law, art. 21'),
    basis: 'choice:core-data',
  },
  {
    id: 'erase',
    duty: {
      zh: '平台清除样例、取值、统计和上传的源文件；本单位留存的导出件由单位清除',
      en: 'Samples, values, figures and uploaded files are erased here; erase what you exported',
    },
    source: { zh: '本平台做法', en: 'Practice of this platform' },
    basis: 'choice:core-data',
  },
  {
    id: 'report',
    duty: {
      zh: '报告行业主管部门和国家安全工作协调机构指定的部门，按其要求管理',
      en: 'Report to the sector authority and to the body in charge of national data security, and manage it as they say',
    },
    source: law('《数据安全法》第二十一条', 'Data Security Law, art. 21'),
    basis: 'choice:core-data',
  },
  {
    id: 'dissent',
    duty: {
      zh: '认为不属于核心数据的，由主管部门书面确认后重新办理分类分级',
      en: 'If it is thought not to be core, the authority says so in writing and it is classified again',
    },
    source: { zh: '本平台做法', en: 'Practice of this platform' },
    basis: 'choice:core-data',
  },
]
