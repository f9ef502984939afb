/** Names that national standards give to fields, by what they mean; each name is followed by its title. */
const STANDARDS: Readonly<Record<string, string>> = {
  /** Index system and codes of the management of social insurance (LD/T 92), which the systems of human resources, social and health insurance of the whole country follow. */
  'LD/T 92': `AAC001 个人编号 AAC002 社会保障号码 AAC003 姓名 AAC004 性别 AAC005 民族 AAC006 出生日期 AAC007 参加工作日期 AAC008 人员状态 AAC009 户口性质
    AAC010 户口所在地地址 AAC011 文化程度 AAC012 个人身份 AAC013 用工形式 AAC014 专业技术职务级别 AAC015 工人技术等级 AAC016 就业状态 AAC017 婚姻状况
    AAC020 行政职务级别 AAC030 参保日期 AAC031 参保状态 AAC040 缴费工资 AAC049 首次参保年月 AAC058 证件类型 AAC067 移动电话 AAC084 离退休状态
    AAC147 证件号码 AAC161 国家地区代码 AAC301 行政区划代码
    AAB001 单位编号 AAB003 组织机构代码 AAB004 单位名称 AAB007 工商登记执照号码 AAB013 法定代表人姓名 AAB014 法定代表人身份证号 AAB015 法定代表人电话
    AAB016 专管员姓名 AAB018 专管员电话 AAB019 单位类型 AAB020 经济类型 AAB021 隶属关系 AAB022 行业代码 AAB023 主管部门
    AAB025 户名 AAB026 银行账号 AAB301 行政区划代码
    AAE001 年度 AAE002 费款所属期年月 AAE003 对应费款所属期年月 AAE004 联系人姓名 AAE005 联系电话 AAE006 地址 AAE007 邮政编码 AAE008 银行代码
    AAE009 户名 AAE010 银行账号 AAE011 经办人 AAE013 备注 AAE030 开始日期 AAE031 终止日期 AAE036 经办日期 AAE140 险种类型 AAE159 电子邮箱
    AKB020 医疗机构编码 AKB021 医疗机构名称 AKA130 医疗类别 AKC190 就诊编号 AKC192 入院日期 AKC193 入院诊断编码 AKC194 出院日期 AKC185 疾病名称
    AKC196 出院诊断编码 AKC264 医疗费总额 AKC087 个人账户余额 AKC023 年龄`,
  /** Interfaces of the national platform of health insurance, which every hospital and pharmacy of the country uses. */
  国家医保信息平台接口: `PSN_NO 人员编号 PSN_NAME 人员姓名 PSN_CERT_TYPE 证件类型 CERTNO 证件号码 GEND 性别 NATY 民族 BRDY 出生日期 INSUTYPE 险种类型 MDTRT_ID 就诊编号
    IPT_OTP_NO 住院号 MEDFEE_SUMAMT 医疗费总额 FUND_PAY_SUMAMT 基金支付总额 DISE_CODG 疾病编码 DISE_NAME 疾病名称 DSCG_MAINDIAG_CODE 诊断编码
    DSCG_MAINDIAG_NAME 诊断名称 DIAG_CODE 诊断编码 DIAG_NAME 诊断名称 FIXMEDINS_CODE 医疗机构编码 FIXMEDINS_NAME 医疗机构名称 ATDDR_NAME 医师`,
  /** Names of fields of the roll of pupils and of staff of schools (JY/T 1001, JY/T 1004). */
  'JY/T 1001': `XBM 性别 MZM 民族 JGM 籍贯行政区划代码 GJDQM 国家地区代码 SFZJLXM 证件类型 HYZKM 婚姻状况 ZZMMM 政治面貌 JKZKM 健康状况代码
    XYZJM 宗教信仰 JHRGXM 监护人关系`,
  /** Index system of the personnel of the State (GB/T 17538), which files of civil servants and of institutions follow. */
  'GB/T 17538': `A0101 姓名 A0104 性别 A0107 出生年月 A0111 籍贯 A0114 出生地 A0117 民族 A0134 参加工作年月 A0140 入党年月 A0141 政治面貌
    A0184 身份证号码 A0192A 工作单位及职务 A0221 职务层次 A0288 任职年月`,
  /** Names of the register of market subjects (GS 4, GS 8), which the exchange of enterprise data follows. */
  'GS 4': `ENTNAME 企业名称 UNISCID 统一社会信用代码 LEREP 法定代表人 CERNO 证件号码 REGCAP 注册资本 ESTDATE 成立日期 OPSCOPE 经营范围 INDUSTRYCO 行业代码
    REGORG 登记机关代码 SUBCONAM 认缴出资额 LIACCONAM 实缴出资额 DOMDISTRICT 行政区划代码`,
}

const TITLES = new Map(
  Object.entries(STANDARDS).flatMap(([standard, text]) => {
    const words = text.trim().split(/\s+/)
    return words.flatMap((word, at) => (at % 2 === 0 ? [[word, { title: words[at + 1]!, standard }] as const] : []))
  }),
)

/** The title of a field that a standard names so, in capitals or small letters, with what systems put before it (`prm_aac003`, `t.AAC003`). */
export function publishedTitle(name: string): { title: string; standard: string } | null {
  if (name.length > 40) return null
  const whole = (name.split('.').at(-1) ?? '').toUpperCase()
  return TITLES.get(whole) ?? TITLES.get(whole.split('_').at(-1) ?? '') ?? null
}
