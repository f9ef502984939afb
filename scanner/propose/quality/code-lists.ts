import type { SemanticType } from '#contract/findings.ts'

const GENDERS = new Set(
  '男 女 男性 女性 未知 未说明 未知的性别 未说明的性别 其他 0 1 2 9 M F m f male female Male Female MALE FEMALE'.split(' '),
)
const PEOPLES = new Set(
  '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺 其他 外国血统中国籍人士'.split(
    ' ',
  ),
)
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

/** Code lists a value can be looked up in: gender (GB/T 2261.1), ethnicity (GB/T 3304), the province in a division code (GB/T 2260). */
export const CODE_LISTS: Partial<Record<SemanticType, (value: string) => boolean>> = {
  gender: (value) => GENDERS.has(value),
  ethnicity: (value) => PEOPLES.has(value.replace(/族$/, '')) || (/^\d{1,2}$/.test(value) && (Number(value) <= 56 || Number(value) >= 97)),
  region_code: (value) => !/^\d{6,12}$/.test(value) || PROVINCES.has(value.slice(0, 2)),
}
