import { FIT } from '#scanner/recognise/recogniser.ts'
import { share } from '#scanner/recognise/column-view.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Fit, Recogniser } from '#scanner/recognise/recogniser.ts'

const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤翁游池兰官危连念' +
    '常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由肖念妙',
)
const COMPOUND = new Set(['欧阳', '上官', '司马', '诸葛', '司徒', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯', '宇文', '长孙', '端木', '独孤', '轩辕', '南宫', '西门', '申屠', '百里', '呼延', '闻人', '钟离', '澹台'])
const FREQUENT = new Set('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范')
const NOT_GIVEN = /[的了和与或及在为是等第号路街区县市省镇村店厂品牌茶酒米面油菜果饭糖机器件料粉汁药膏液片丸套台盒箱瓶袋水粮肉鱼虾蟹豆瓜椒葱姜蒜薯芋菇藕笋蛋奶饼糕桥站园楼院校馆厅局处科室部委会社群岛湖山河江湾港寺庙宫塔城巷里弄道乡屯庄堡]$/
const SYLLABLE = /^(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve)$/i
const PINYIN_SURNAMES = new Set('wang li zhang liu chen lin huang zheng wu yang zhao zhou xu sun ma zhu hu guo he gao luo liang song tang han feng deng cao peng zeng xiao tian dong yuan pan jiang cai yu du ye cheng su wei lu lv ding ren shen yao cui zhong tan fan jin shi liao jia xia fu fang bai zou meng xiong qin qiu hou long tao xie'.split(' '))

function surnameLength(text: string): number {
  return COMPOUND.has(text.slice(0, 2)) && text.length > 2 ? 2 : SURNAMES.has(text[0]!) ? 1 : 0
}

/** Judges whether a value is a person's name: Chinese by surname table and given-name length, minority names with a dot, Latin by pinyin. */
export function fitPersonName(value: string): Fit {
  if (/^[\u4e00-\u9fff][*×○Xx某]{1,3}$|^[\u4e00-\u9fff][*×○某][\u4e00-\u9fff]$|^\*{1,2}[\u4e00-\u9fff]{1,2}$/.test(value)) return FIT.masked
  const text = value.replace(/\s+/g, '')
  if (/^[\u4e00-\u9fff]{2,4}$/.test(text)) {
    const surname = surnameLength(text)
    const given = text.length - surname
    if (surname === 0 || given < 1 || given > 2) return FIT.no
    return NOT_GIVEN.test(text) && text.length > 2 ? FIT.form : FIT.checked
  }
  if (/^[\u4e00-\u9fff]{1,8}[·•.][\u4e00-\u9fff]{1,12}$/.test(text)) return FIT.checked
  return isPinyinName(value) ? FIT.form : FIT.no
}

/** Answers whether a Latin text is a surname and a given name in pinyin, in either order. */
export function isPinyinName(value: string): boolean {
  const words = value.split(/[\s,]+/)
  if (words.length < 2 || words.length > 3 || !words.every((word) => /^[A-Z][A-Za-z'-]{1,11}$/.test(word))) return false
  return PINYIN_SURNAMES.has(words[0]!.toLowerCase()) || (PINYIN_SURNAMES.has(words.at(-1)!.toLowerCase()) && SYLLABLE.test(words[0]!))
}

/** Names vary and common surnames lead; a short list of repeated words, or a heading of things, is not of persons. */
function unlikePersons(view: ColumnView, hint: number): boolean {
  if (view.values.length > 0 && share(view.values, (value) => isPinyinName(value)) > 0.6) return hint === 0
  if (share(view.values, (value) => fitPersonName(value) === FIT.masked) > 0.6) return false
  const things = view.heading.hints
  const named = things.has('object_name') || things.has('category') || things.has('region_name') || things.has('org_name')
  const repeats = view.filled > 200 && view.distinct < 60 && view.variety < 0.05
  if (hint >= 0.8) return repeats && view.distinct < 4
  if (named && !things.has('person_name') && view.heading.joined !== 'name' && view.heading.chinese !== '名称') return true
  const frequent = share(view.values, (value) => FREQUENT.has(value[0] ?? ''))
  return repeats || frequent < 0.5 || view.variety < 0.02 || (view.filled < 20 && !named)
}

const ETHNIC = new Set('汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'.split(' '))
const GENDERS = new Set(['男', '女', '男性', '女性', '未知', '未说明', 'M', 'F', 'male', 'female', 'Male', 'Female', 'MALE', 'FEMALE'])
const ILLNESS = /(病|炎|癌|症|瘤|感染|骨折|综合征|障碍|发作|中毒|损伤|妊娠|哮喘|糖尿病.*|出血|结石|脱出|突出|不全|衰竭|溃疡|过敏|肝硬化|白内障|青光眼|贫血|痛|咳嗽|发热|腹泻|梗死|梗塞|肥厚|增生|囊肿|息肉|缺失|残疾|健康|状态)([（(].*[)）])?$/

/** What can be told of a person from names and short dictionaries. */
export const PERSONS: readonly Recogniser[] = [
  { type: 'person_name', fit: fitPersonName, unless: unlikePersons },
  { type: 'gender', fit: (value) => (GENDERS.has(value) ? FIT.checked : /^[0-29]$/.test(value) ? FIT.form : FIT.no), unless: (view, hint) => hint === 0 && !view.values.includes('男') && !view.values.includes('女') },
  { type: 'ethnicity', fit: (value) => (ETHNIC.has(value.replace(/族$/, '')) && (value.endsWith('族') || value.length > 0) ? FIT.checked : FIT.no), unless: (view, hint) => hint === 0 && share(view.values, (value) => value.endsWith('族')) < 0.6 },
  { type: 'age', needsHeading: true, fit: (value) => (/^\d{1,3}(周?岁)?$/.test(value) && Number.parseInt(value, 10) <= 130 ? FIT.checked : FIT.no) },
  { type: 'health_status', fit: (value) => (ILLNESS.test(value) && value.length <= 40 ? FIT.checked : /^[A-TV-Z]\d{2}(\.[\dxX]{1,4})?$/.test(value) ? FIT.form : FIT.no), least: 0.5, unless: (view, hint) => hint === 0 && (view.distinct < 6 || share(view.values, (value) => ILLNESS.test(value)) < 0.8 || share(view.values, (value) => /(状态|健康|痛)$/.test(value)) > 0.3) },
]
