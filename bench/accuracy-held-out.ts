import { idCheckCharacter, isBusinessLicenceNo, isLuhn, isVin, orgCodeCheckCharacter, usccCheckCharacter } from '#contract/identifiers.ts'

/** A column of the held-out set: heading, kind and grade as a person would label them, how it is made, and what makes it a trap. */
export type HeldOut = { column: string; type: string; grade: number; make: (random: () => number) => string; hard?: string }

const of = (list: string) => {
  const items = list.split(' ')
  return (random: () => number): string => items[Math.floor(random() * items.length)]!
}
const digits = (random: () => number, count: number): string =>
  Array.from({ length: count }, () => String(Math.floor(random() * 10))).join('')
const whole = (random: () => number, from: number, to: number): number => from + Math.floor(random() * (to - from + 1))
const two = (value: number): string => String(value).padStart(2, '0')
const maybe =
  (share: number, one: (random: () => number) => string, other: (random: () => number) => string) =>
  (random: () => number): string =>
    random() < share ? one(random) : other(random)
const ending = (body: string, holds: (text: string) => boolean): string =>
  '0123456789'
    .split('')
    .map((last) => body + last)
    .find(holds)!

const surname = of(
  '龙 邢 褚 尤 柏 水 章 苏 奚 范 鲁 韦 苗 方 任 史 唐 费 薛 雷 贺 汤 罗 毕 郝 安 于 傅 康 顾 孟 穆 汪 祁 毛 米 戴 宋 熊 纪 项 董 梁 杜 贾 江 郭 梅 钟 徐 高 夏 蔡 田 胡 霍 万 管 卢 房 丁 邓 洪 左 崔 程 陆 荣 段 侯 武 刘 叶 白 池 乔 温 庄 廖 耿 沙 王 李 张 刘 陈 赵 周 吴 孙 马',
)
const given = of(
  '秋月 德胜 海棠 志远 冬梅 凤英 长河 一鸣 若曦 思齐 云飞 向阳 桂兰 春生 佳宁 浩然 红霞 建业 雪松 铁柱 念慈 嘉禾 子墨 玉珍 培 涛 茜 朗 琪 昊 岚 彬',
)
const name = (random: () => number): string => surname(random) + given(random)
const area = of(
  '410105 130102 230103 610113 530111 450103 620102 340111 360103 220104 152921 540102 640104 650102 430104 510107 500112 120101 310115 210102',
)
const day = (random: () => number, from = 1945, to = 2018): string =>
  `${whole(random, from, to)}${two(whole(random, 1, 12))}${two(whole(random, 1, 28))}`
const id = (random: () => number): string => {
  const body = area(random) + day(random) + digits(random, 3)
  return body + idCheckCharacter(body)!
}
const mobile = (random: () => number): string =>
  of('133 149 153 166 173 177 180 189 191 199 135 158 187 198 130 156 186')(random) + digits(random, 8)
const landline = (random: () => number): string =>
  `${of('0371 0311 0451 029 0871 0771 0931 0551 0791 0431')(random)}-${whole(random, 2, 8)}${digits(random, 6)}`
const uscc = (random: () => number): string => {
  const organ = digits(random, 8)
  const body = `${of('91 92 93 11 12 52')(random)}${area(random)}${organ}${orgCodeCheckCharacter(organ)!}`
  return body + usccCheckCharacter(body)!
}
const organ = (random: () => number): string => {
  const body = of('MA1 MA2 556 723 104')(random) + digits(random, 5)
  return `${body}-${orgCodeCheckCharacter(body)!}`
}
const card = (random: () => number): string => ending(of('622848 621661 622908 623058 625160')(random) + digits(random, 12), isLuhn)
const vin = (random: () => number): string => {
  for (;;) {
    const text = `L${of('SV FV GB VS BE')(random)}${digits(random, 5)}${'0123456789X'[whole(random, 0, 10)]}${of('K L M N P')(random)}${of('A B C')(random)}${digits(random, 6)}`
    if (isVin(text)) return text
  }
}
const street = of(
  '金水路 中山西路 和平大街 长安南路 翠湖东路 民族大道 张掖路 长江中路 八一大道 人民大街 建设北路 北京中路 解放碑步行街 春熙路',
)
const place = of(
  '河南省郑州市金水区 河北省石家庄市长安区 陕西省西安市雁塔区 云南省昆明市官渡区 广西南宁市青秀区 甘肃省兰州市城关区 安徽省合肥市包河区 四川省成都市武侯区 重庆市渝北区 辽宁省大连市中山区',
)
const address = (random: () => number): string =>
  random() < 0.8
    ? `${place(random)}${street(random)}${whole(random, 1, 300)}号${whole(random, 1, 20)}号楼${whole(random, 1, 6)}单元${whole(random, 101, 2704)}`
    : `${of('柳林镇 红旗乡 大营镇 青山乡')(random)}${of('李家庄 上河 王店 石桥')(random)}村${whole(random, 1, 12)}组${whole(random, 1, 90)}号`
const firm = (random: () => number): string =>
  `${of('郑州 石家庄 西安 昆明 南宁 兰州 合肥 成都 大连')(random)}${of('恒泰 中创 云岭 长城 金穗 天翼 瑞丰 博远 鼎新')(random)}${of('建材 物流 生物 信息技术 餐饮 文化传播 机械')(random)}有限公司`
const plate = (random: () => number): string =>
  `${of('豫A 冀B 陕A 云D 桂C 甘A 皖B 川G 渝B 辽B')(random)}${random() < 0.3 ? `D${digits(random, 5)}` : `${of('A B K Q X')(random)}${digits(random, 4)}`}`
const date = (random: () => number): string => `${whole(random, 2015, 2025)}/${whole(random, 1, 12)}/${whole(random, 1, 28)}`
const illness = of(
  '急性胆囊炎 支原体肺炎 腰椎间盘突出症 2型糖尿病 脑梗死后遗症 慢性肾功能不全 右侧桡骨骨折 过敏性皮炎 甲状腺结节 老年性白内障 子宫肌瘤 心律失常 焦虑症 慢性乙型病毒性肝炎',
)

/** Columns by table, made after the recognisers were finished and scored once; other names, places, headings and dirt than any tuning set. */
export const HELD_OUT: Readonly<Record<string, readonly HeldOut[]>> = {
  patients: [
    { column: '就诊流水号', type: 'medical_record_no', grade: 3, make: (r) => `OP${digits(r, 10)}` },
    { column: '患儿姓名', type: 'person_name', grade: 4, make: name },
    { column: '监护人身份证', type: 'id_number', grade: 4, make: maybe(0.9, id, (r) => id(r).toLowerCase()) },
    { column: '性别代码', type: 'gender', grade: 2, make: of('1 2 1 2 9') },
    {
      column: '出生日期时间',
      type: 'birth_date',
      grade: 3,
      make: (r) =>
        `${whole(r, 2010, 2023)}-${two(whole(r, 1, 12))}-${two(whole(r, 1, 28))} ${two(whole(r, 0, 23))}:${two(whole(r, 0, 59))}`,
    },
    { column: '出院主要诊断', type: 'health_status', grade: 4, make: illness },
    { column: '疾病编码', type: 'health_status', grade: 4, make: of('I10.x00 E11.900 J18.901 K35.800 M51.202 N18.900 S52.500') },
    { column: 'ABO血型', type: 'health_status', grade: 4, make: of('A B O AB 不详') },
    { column: '家长联系方式', type: 'mobile', grade: 4, make: maybe(0.85, mobile, landline) },
    { column: '体重kg', type: 'none', grade: 2, make: (r) => (8 + r() * 60).toFixed(1) },
    { column: '诊治医师', type: 'person_name', grade: 2, make: name },
    { column: '医保个人账号', type: 'social_security_no', grade: 4, make: (r) => `M${digits(r, 9)}` },
    {
      column: '主诉与处置',
      type: 'free_text_pii',
      grade: 4,
      make: maybe(0.08, (r) => `家属${name(r)}，电话${mobile(r)}，要求复诊`, of('咳嗽三天，对症处理 建议休息，多饮水 复查血常规，无异常')),
    },
  ],
  residents: [
    { column: 'hzxm', type: 'person_name', grade: 3, make: name },
    { column: 'gmsfhm', type: 'id_number', grade: 4, make: id },
    { column: 'mz', type: 'ethnicity', grade: 3, make: of('汉族 汉族 汉族 回族 壮族 满族 藏族') },
    { column: 'hjdxz', type: 'address', grade: 3, make: address },
    { column: 'lianxidianhua', type: 'mobile', grade: 3, make: (r) => mobile(r).replace(/(...)(....)/, r() < 0.3 ? '$1-$2-' : '$1$2') },
    { column: 'whcd', type: 'none', grade: 2, make: of('初中 高中 大学本科 大专 小学') },
    { column: 'hyzk', type: 'none', grade: 2, make: of('未婚 已婚 离异 丧偶') },
    { column: 'csrq', type: 'birth_date', grade: 3, make: (r) => day(r) },
    { column: 'yhzh', type: 'bank_card', grade: 4, make: card },
    { column: 'bz', type: 'none', grade: 1, make: of('无变动 已核查 迁入 材料齐全') },
    { column: 'jddm', type: 'none', grade: 1, make: (r) => `${area(r)}00${whole(r, 1, 9)}` },
  ],
  firms: [
    { column: '市场主体名称', type: 'org_name', grade: 2, make: firm },
    { column: '信用代码', type: 'uscc', grade: 2, make: uscc },
    { column: '组织机构代码证', type: 'org_code', grade: 2, make: organ },
    { column: '工商注册号', type: 'business_licence_no', grade: 2, make: (r) => ending(area(r) + digits(r, 8), isBusinessLicenceNo) },
    { column: '负责人', type: 'person_name', grade: 3, make: name },
    { column: '负责人手机', type: 'mobile', grade: 3, make: mobile },
    { column: '传真', type: 'landline', grade: 1, make: landline },
    { column: '生产经营地', type: 'address', grade: 2, make: address },
    { column: '开户网点', type: 'bank_name', grade: 1, make: (r) => `中国${of('工商 建设 农业')(r)}银行${of('郑州 昆明 兰州')(r)}分行` },
    { column: '对公账号', type: 'bank_account', grade: 3, make: (r) => `41${digits(r, 17)}` },
    { column: '实缴资本', type: 'none', grade: 1, make: (r) => String(whole(r, 10, 9000)) },
    {
      column: 'E-mail',
      type: 'email',
      grade: 3,
      make: (r) => `${of('sales info hr office')(r)}${whole(r, 1, 999)}@${of('example.com example.net mail.example.cn')(r)}`,
    },
  ],
  opaque: [
    { column: 'c01', type: 'person_name', grade: 3, make: name },
    { column: 'c02', type: 'id_number', grade: 4, make: maybe(0.97, id, () => '') },
    { column: 'c03', type: 'mobile', grade: 3, make: (r) => `+86 ${mobile(r)}` },
    { column: 'c04', type: 'address', grade: 3, make: address },
    { column: 'c05', type: 'uscc', grade: 2, make: uscc },
    { column: 'c06', type: 'plate', grade: 3, make: plate },
    { column: 'c07', type: 'vin', grade: 3, make: vin },
    { column: 'c08', type: 'bank_card', grade: 4, make: card },
    { column: 'c09', type: 'org_name', grade: 2, make: firm },
    {
      column: 'c10',
      type: 'credential',
      grade: 4,
      make: (r) => `$2b$12$${Array.from({ length: 53 }, () => 'abcdefghijkABCDEFGHIJ0123456789'[whole(r, 0, 30)]).join('')}`,
    },
    { column: 'c11', type: 'id_number', grade: 2, make: (r) => id(r).replace(/^(.{6}).{8}/, '$1********') },
    { column: 'c12', type: 'person_name', grade: 2, make: (r) => `${surname(r)}${r() < 0.5 ? '*' : '**'}` },
  ],
  traps: [
    { column: '货运单号', type: 'none', grade: 1, make: (r) => `62${digits(r, 14)}`, hard: 'card prefix, one in ten passes Luhn' },
    { column: '病房电话机型号', type: 'none', grade: 1, make: (r) => `HCD${digits(r, 3)}`, hard: 'heading holds 病 and 电话' },
    { column: '姓氏统计', type: 'none', grade: 1, make: (r) => String(whole(r, 1, 9999)), hard: 'heading holds 姓' },
    {
      column: '菜名',
      type: 'none',
      grade: 1,
      make: of('王婆大虾 李记牛肉 鲁味熏鸡 江南鱼丸 白切鸡 金汤肥牛 方块酥'),
      hard: 'words that open with a surname',
    },
    {
      column: '站点',
      type: 'none',
      grade: 1,
      make: (r) => `${street(r).replace(/路|大街|大道/, '')}${of('东 西 南')(r)}站`,
      hard: 'stops named after streets',
    },
    { column: '电表号', type: 'none', grade: 1, make: (r) => `4101052024${digits(r, 8)}`, hard: 'division in front of 18 digits' },
    {
      column: '固件版本',
      type: 'none',
      grade: 1,
      make: (r) => `${whole(r, 1, 9)}.${whole(r, 0, 30)}.${whole(r, 0, 9)}.${whole(r, 0, 99)}`,
      hard: 'four parts like an address',
    },
    { column: '图纸', type: 'none', grade: 1, make: (r) => `plan${whole(r, 1, 99)}@3x.png`, hard: 'at sign' },
    { column: '身份证有效期限', type: 'none', grade: 1, make: date, hard: 'heading holds 身份证' },
    { column: '卡片颜色', type: 'none', grade: 1, make: of('红 蓝 绿 白'), hard: 'heading holds 卡' },
    { column: '统计日期', type: 'none', grade: 1, make: date },
    { column: '办结天数', type: 'none', grade: 1, make: (r) => String(whole(r, 1, 60)) },
  ],
}
