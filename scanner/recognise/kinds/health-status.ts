import { DISABILITIES, DISEASES } from '#scanner/recognise/data/diseases.ts'
import { PERSON_CATEGORIES } from '#scanner/recognise/data/dictionaries.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { everyPart, share } from '#scanner/recognise/values.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

const KNOWN = new Set(`${DISEASES} ${DISABILITIES} ${PERSON_CATEGORIES.blood}`.trim().split(/\s+/))
const STEM = new Set(
  DISEASES.trim()
    .split(/\s+/)
    .filter((name) => name.length >= 2),
)
/**
 * Kinds and grades of disability, injury and dependence in short or by their codes (GB/T 26341, GB/T 31147): only where the heading or
 * comment says of what.
 */
const SHORT = new Set(
  '视力 听力 言语 肢体 智力 精神 多重 自理 半自理 不能自理 全护理 半护理 一级 二级 三级 四级 五级 六级 七级 八级 九级 十级'.split(' '),
)
/** Whether a value is a kind or a grade of disability in short or by code, which says so only where a column or its table does. */
export const isShort = (value: string): boolean => SHORT.has(value) || /^0?[1-9]$/.test(value)
const OF_DISABILITY = /残|失能|自理|伤情|disab/i
const HAN = /[\u4e00-\u9fff]/
/** Signs that a blood type may stand among when nothing Chinese does. */
const PARTED = /[、,;/+(（?]/
const LONGEST_LATIN = Math.max(...[...KNOWN].filter((name) => !HAN.test(name)).map((name) => name.length))
const ILLNESS =
  /(?:病|炎|癌|症|瘤|感染|骨折|综合征|障碍|发作|中毒|损伤|妊娠|哮喘|出血|结石|脱出|突出|不全|衰竭|溃疡|过敏|肝硬化|白内障|青光眼|贫血|疼痛|腹痛|头痛|胸痛|咳嗽|发热|腹泻|梗死|梗塞|肥厚|增生|囊肿|息肉|缺失|残疾|血栓|黄疸|早产|流产|近视|休克|昏迷|水肿|积液|梗阻|穿孔|脱位|扭伤|挫伤|烧伤|烫伤|型糖尿病|携带者)$/
/** Codes of ICD-10, as they stand beside the names of illnesses. */
export const ICD = /^[A-TV-Z]\d{2}(?:\.[\dxX]{1,6})?(?:[+*])?$/

/** One diagnosis; stage, side and type around it are taken off. */
export function isIllness(text: string): boolean {
  const core = text
    .replace(/[（(][^（）()]{0,30}[)）]/g, '')
    .replace(/[ⅠⅡⅢⅣIV\d一二三四]{1,3}[型期级度]$|[（(].*$|\?$|待查$|术后$|恢复期$|急性期$/, '')
  return KNOWN.has(core) || KNOWN.has(text) || ILLNESS.test(core)
}

/** Diseases, symptoms, disabilities and blood types: words of the dictionary or with the ending of an illness; ICD-10 codes by form. */
export const healthStatus: Kind = {
  type: 'health_status',
  headings: {
    chinese:
      '诊断 诊断名称 诊断结果 疾病 疾病名称 病名 病种 病情 病史 既往史 症状 健康状况 残疾类别 残疾类型 血型 过敏史 主诉 死因 伤情 传染病 残疾等级 残疾种类 残疾情况 残疾状况 伤残等级 评残等级 残情 失能等级 失能情况 自理能力 能力等级 疾病诊断 入院诊断 出院诊断 临床诊断 初步诊断 主要诊断 疾病编码 诊断编码 ICD编码 ICD10 患病情况 慢病类型 慢性病 致残原因 死亡原因 检测结果 核酸结果 检验结果 疾病类型 大病病种 遗传病史 家族史 ABO血型 医嘱 处方',
    pinyin: 'zd zdmc jbmc zdjg bz bs jkzk zs jws cjlb cjlx cjdj pjdj xx xuexing jbbm zdbm gms ryzd cyzd lczd mbmc',
    english:
      'diagnosis disease illness symptom healthstatus icd icd10 icdcode bloodtype allergy diseasename diagnosisname diagnosiscode disability medicalhistory chiefcomplaint causeofdeath',
  },
  length: [1, 60],
  fit: (value) => {
    if (ICD.test(value) || isShort(value)) return FIT.form
    if (value.length > LONGEST_LATIN && !HAN.test(value) && !PARTED.test(value)) return FIT.no
    if (isIllness(value)) return FIT.checked
    if (/[、,;/+]/.test(value)) return everyPart(value.replace(/\+/g, '、'), isIllness) ? FIT.checked : FIT.no
    for (const stem of STEM) if (value.length > stem.length && value.length < 30 && value.includes(stem)) return FIT.form
    return FIT.no
  },
  form: { zh: '疾病、残疾或血型用语（疾病词典、ICD-10）', en: 'words of illness, disability or blood type (dictionary, ICD-10)' },
  by: 'dictionary',
  least: 0.5,
  telling: true,
  unless: (view, hint) => {
    if (share(view.values, isShort) > 0.3 && !OF_DISABILITY.test(`${view.name} ${view.facts.comment}`)) return true
    if (hint > 0)
      return (
        view.physical === 'decimal' ||
        (hint < 0.9 && share(view.values, (value) => healthStatus.fit!(value) >= FIT.checked) < 0.6) ||
        (view.heading.hints.has('free_text') && share(view.values, isIllness) < 0.5)
      )
    return (
      view.distinct < 6 ||
      share(view.values, isIllness) < 0.7 ||
      share(view.values, (value) => value.length < 2 || /(?:状态|健康|良好|一般|较差)$/.test(value)) > 0.3
    )
  },
}
