import { ID_BEGINS } from '#contract/clear-values.ts'
import { keepEnds, stars } from '#scanner/mask-ends.ts'
import { COMPOUND_SURNAMES, SURNAMES_IN_TEXT } from '#scanner/recognise/data/surnames.ts'
import { FIT } from '#scanner/recognise/kind.ts'
import { fitName } from '#scanner/recognise/names.ts'

const LABELS =
  '联系人|姓名|名字|申请人|患者|病人|当事人|负责人|法定代表人|法人|户主|经办人|承办人|举报人|投诉人|来电人|反映人|报案人|被告|原告|业主|车主|驾驶人|司机|收件人|监护人|家长|学生|死者|嫌疑人|受害人|证人|委托人|代理人|参保人|市民|居民|村民|填报人|填表人|填写人|制表人|制单人|统计人|复核人|审核人|记账人|经手人|打印人|导出人|会计主管|财务主管|(?:经办|承办|经手|保管|值班|制表|制单|填表|填报|审核|复核|审批|校对|批准|出纳|记账|会计|主管|编制|打印|导出)(?=[:：])'

/** Words that stand behind such a label where it is a heading, as in 学生姓名 and 家长电话. */
const HEADS =
  '姓名|姓氏|名称|电话|手机|号码|编号|地址|住址|性别|年龄|单位|身份|证件|类别|类型|信息|情况|意见|签名|签字|人数|名单|职务|关系|代码|数量|审核|复核|填报|填表|制表|制单|联系|负责|经办|记账|出纳|会计|财务|主管'

const SURNAME = `(?:${COMPOUND_SURNAMES.replaceAll(' ', '|')}|[${SURNAMES_IN_TEXT}])`
/** A party to a case by name, and what stands behind such a name in a running text. */
const PARTY = `(?:被告人?|原告人?|被执行人|申请执行人|被申请人|(?:被)?上诉人|第三人|嫌疑人|被害人|死者)[:：]?\\s?`
const BEHIND = `(?=$|[^\\u4e00-\\u9fff]|诉|与|和|及|因|向|系|均|在|对|已|未|经|涉嫌|犯|民间|合同|婚姻|离婚|买卖|借款|侵权|劳动)`
/** What stands before somebody who is given a title, as in 关于某某同志任职的通知. */
const TITLED_AFTER = '关于|任命|免去|聘任|聘请|推荐|授予|表彰|给予|委派|市民'
/** What marks the name of a person in a record written as text: "name":"…", 姓名='…'. */
const KEYS = `name|xm|xingming|real_?name|full_?name|user_?name|contact(?:_?name)?|linkman|owner|${LABELS}`
/** A mobile or identity number that was masked already. */
const STARRED = String.raw`(?:1\d\d\*{4}\d{4}|\d{3}\*{9,12}[\dXx]{3,4})(?![\dXx*])`

/** What is looked for inside texts, the longest and surest forms first, and how each is written afterwards. */
const INSIDE: readonly (readonly [RegExp, (...parts: string[]) => string])[] = [
  [
    new RegExp(`${ID_BEGINS}\\d{6}(?:18|19|20)\\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\\d|3[01])\\d{3}[0-9Xx](?![0-9A-Za-z])`, 'g'),
    (found) => keepEnds(found!, 3, 4),
  ],
  [
    /(?<![0-9A-Za-z])[1-8]\d{5}([ -])(?:18|19|20)\d{6}\1\d{3}[0-9Xx](?![0-9A-Za-z])/g,
    (found) => keepEnds(found!.replace(/[ -]/g, ''), 3, 4),
  ],
  [/(?<![0-9A-Za-z])[1-8]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?![0-9A-Za-z])/g, (found) => keepEnds(found, 3, 3)],
  [/(?<!\d)(?:62|60|4\d|5[1-5]|35|9\d)\d{2}(?:[ -]?\d{4}){2,3}[ -]?\d{1,7}(?!\d)/g, (found) => keepEnds(found.replace(/[ -]/g, ''), 0, 4)],
  [/(?<!\d)(1[3-9]\d)([ -]?)(\d{4})\2(\d{4})(?!\d)/g, (_, front, _gap, _middle, back) => `${front}****${back}`],
  [/(?<![\d.])(\(?0\d{2,3}\)?[- ]?)([2-9]\d{6,7})(?!\d)/g, (_, area, number) => area! + keepEnds(number!, 2, 2)],
  [/([\w.+-])[\w.+-]{0,64}@((?:[\w-]{1,63}\.){1,4}[A-Za-z]{2,18})/g, (_, first, domain) => `${first}***@${domain}`],
  [
    /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z])[·. -]?([A-HJ-NP-Z0-9]{3,4})([A-HJ-NP-Z0-9]{2}|[A-HJ-NP-Z0-9][学警港澳挂使领])(?![A-Za-z0-9])/g,
    (_, front, middle, back) => front! + stars(middle!.length) + back!,
  ],
  [
    /(?<![0-9A-Za-z])([EGDSPHMCLT][A-Z]?)(\d{5,6})(\d{2})(?![0-9A-Za-z])/g,
    (_, front, middle, back) => front! + stars(middle!.length) + back!,
  ],
  [
    /(?<![0-9A-Za-z])([0-9A-HJ-NPR-Z]{3})([A-HJ-NPR-Z0-9]{10})(\d{4})(?![0-9A-Za-z])/g,
    (found, front, _middle, back) => (/[A-Z]/.test(found!) && /\d/.test(found!) ? `${front}**********${back}` : found!),
  ],
  [/([\u4e00-\u9fff]{1,3}字第)[0-9A-Za-z]{4,8}号?/g, (_, front) => `${front}****号`],
  [
    /(?<![0-9A-Za-z])((?:微信号?|QQ号?|账号|密码|口令|病历号|住院号|学号|社保号|医保卡号|护照号?码?|准考证号)[:：为是\s]{0,3})([\w@.-]{4,40})/gi,
    (_, label) => `${label}****`,
  ],
  [
    /((?:password|passwd|pwd|token|secret|api_?key|access_?key|(?<![A-Za-z])pass|密码|口令|密钥|令牌)\\?["']?\s{0,2}[=:：]\s{0,2}\\?["']?)([^\s"'\\&;,，；]{4,4000})/gi,
    (_, label) => `${label}****`,
  ],
  // House numbers make an address one home: what follows a road or estate is hidden up to the room.
  [
    /((?:路|街|巷|弄|里|道|大道|村|小区|花园|公寓|新村|苑|大厦|广场))(?:[东西南北中]{0,1}\d{1,5}(?:-\d{1,4})?(?:号楼?|弄|幢|栋|座|单元|室|层|楼|组)){1,5}(?:\d{1,5}(?:室|房)?)?/g,
    (_, road) => `${road}****`,
  ],
  [
    new RegExp(
      `((?:${LABELS})(?!员)(?:姓名)?\\s{0,2}[:：为是]?\\s{0,2})(?!${HEADS})([\\u4e00-\\u9fff])([\\u4e00-\\u9fff]{1,2}(?:[·•][\\u4e00-\\u9fff]{1,8})?)(?=$|[^\\u4e00-\\u9fff]|先生|女士|反映|来电|称|投诉|咨询|的|于|身份证|电话|手机)`,
      'g',
    ),
    (_, label, surname, given) => label! + surname! + stars(given!.length),
  ],
  [
    new RegExp(`(${PARTY})(${SURNAME})([\\u4e00-\\u9fff]{1,2}?)${BEHIND}`, 'g'),
    (_, label, surname, given) => label! + surname! + stars(given!.length),
  ],
  [
    new RegExp(`(?<![\\u4e00-\\u9fff])(${SURNAME})([\\u4e00-\\u9fff]{1,2})(?=[，,]\\s?[男女](?:[，,。]|$))`, 'g'),
    (_, surname, given) => surname! + stars(given!.length),
  ],
  [
    new RegExp(
      `((?:找|联系|转告|通知|本人|我叫|名叫|我是))([${SURNAMES_IN_TEXT}])(?!方式|方法|件人)([\\u4e00-\\u9fff]{1,2})(?=$|[^\\u4e00-\\u9fff])`,
      'g',
    ),
    (_, label, surname, given) => label! + surname! + stars(given!.length),
  ],
  [
    new RegExp(`((?:${TITLED_AFTER}))(${SURNAME})([\\u4e00-\\u9fff]{1,2})(?=先生|女士|同志)`, 'g'),
    (_, label, surname, given) => label! + surname! + stars(given!.length),
  ],
  [
    new RegExp(
      `(?<=^|[^\\u4e00-\\u9fff]|[经由])([${SURNAMES_IN_TEXT}])([\\u4e00-\\u9fff]{1,2})(?=负责|经办|签收|已签收|同意|批示|先生|女士|同志|老师|医生|，电话|,电话|，手机|，身份证|电话[:：]?\\d|手机[:：]?\\d)`,
      'g',
    ),
    (_, surname, given) => surname! + stars(given!.length),
  ],
  [
    new RegExp(`((?:${KEYS})\\\\?["']?\\s{0,2}[:=：]\\s{0,2}\\\\?["'])([^"'\\\\]{2,20})(?=\\\\?["'])`, 'gi'),
    (_, label, name) => label! + (fitName(name!) >= FIT.form ? keepEnds(name!, 1, 0) : name!),
  ],
  // Whose number it is stands right before it, or behind.
  [
    new RegExp(
      `(${SURNAME})([\\u4e00-\\u9fff]{1,2})(?<![局处科室部委会站院校所店厂村镇街话机号])(?=[\\s:：,，、;；(（[【/|-]{0,3}(?:身份证号?码?|证件号?码?|证号|电话|手机号?码?|联系电话)?[:：\\s]{0,2}${STARRED})`,
      'g',
    ),
    (_, surname, given) => surname! + stars(given!.length),
  ],
  [
    new RegExp(`(${STARRED})([\\s:：,，、(（[【/|-]{0,3})(${SURNAME})([\\u4e00-\\u9fff]{1,2})(?![\\u4e00-\\u9fff])`, 'g'),
    (_, number, gap, surname, given) => number! + gap! + surname! + stars(given!.length),
  ],
]

const ALONE = /(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])/g
/** What is asked of an address of the web names whoever it was asked about in more ways than can be known. */
const ASKED = /((?:https?|ftp|rtsp|wss?):\/\/|www\.)([^\s?#]*)[?#]\S*/gi
const KIN =
  /((?:^|[^\u4e00-\u9fff])(?:妻子?|丈夫|夫|配偶|子|女|[长次三四][子女]|儿子|女儿|父亲?|母亲?|儿媳|女婿|孙子|孙女|兄|弟|姐|妹)[:：]?)([\u4e00-\u9fff])([\u4e00-\u9fff]{1,2})(?![\u4e00-\u9fff])/g
/** Who a text of a complaint or a case tells of; a name stands right behind. */
const TOLD_OF =
  '邻居|同事|丈夫|妻子|老公|老婆|孩子|儿子|女儿|父亲|母亲|房东|租客|租户|业主|老板|住户|当事人|申请人|患者|来电人|反映人|投诉人|被投诉人|举报人|工作人员|联系了?|本人|员工|学生|老师|[值白夜早中晚带当]班'
/** Words that go on behind a name, and begin no given name. */
const GOES_ON = '于在将把被与和及的向对说称因承表无未不要已是有为从到等'
const NAME_TOLD = `(?:${TOLD_OF})(?!${HEADS}|方式|方法)(${SURNAME}[\\u4e00-\\u9fff](?![${GOES_ON}])[\\u4e00-\\u9fff])`
/** A text that begins with whom it is about. */
const BEGINS_WITH = `^(${SURNAME}[\\u4e00-\\u9fff](?![${GOES_ON}])[\\u4e00-\\u9fff])(?=同学|同志|先生|女士|[，,]\\s?[患男女系住因于]|(?:与|诉|和)${SURNAME})`
const NAMED = new RegExp(
  `(?:户主|联系人|姓名|申请人|患者|当事人|负责人|法定代表人|监护人|死者|嫌疑人)[:：为是]?\\s?(${SURNAME}[\\u4e00-\\u9fff]{1,2})(?![\\u4e00-\\u9fff])|${PARTY}(${SURNAME}[\\u4e00-\\u9fff]{1,2}?)${BEHIND}|(?:${KEYS})\\\\?["']?\\s{0,2}[:=：]\\s{0,2}\\\\?["'](${SURNAME}[\\u4e00-\\u9fff]{1,2})(?=\\\\?["'])|(?:${TITLED_AFTER})(${SURNAME}[\\u4e00-\\u9fff]{1,2})(?=先生|女士|同志)|<(?:${KEYS})>(${SURNAME}[\\u4e00-\\u9fff]{1,2})</|${NAME_TOLD}|${BEGINS_WITH}`,
  'i',
)

/** What in a text may be the name of a person, since it stands behind a word that says whose name it is; null where nothing does. */
export const namedIn = (text: string): string | null => NAMED.exec(text)?.slice(1).find(Boolean) ?? null

const hideGiven = (_: string, before: string, surname: string, given: string): string => before + surname + stars(given.length)
/** Names among other words, in a text that is known to hold some: behind those it tells of, at its beginning, and behind 与 after another. */
const PERSONS = new RegExp(
  `((?:${LABELS}|${TOLD_OF})(?!${HEADS}|方式|方法)|^|[*](?:与|诉|和))(${SURNAME})([\\u4e00-\\u9fff](?:(?![${GOES_ON}])[\\u4e00-\\u9fff])?)`,
  'g',
)

/** The same for a text that is known to tell of persons: whatever stands alone in it and could be a name is masked too, and who is of the family. */
export function maskPersonal(text: string): string {
  return maskInside(text.slice(0, MASKED_LENGTH).replace(ASKED, '$1$2?***'))
    .replace(PERSONS, hideGiven)
    .replace(PERSONS, hideGiven)
    .replace(KIN, (_, kin: string, surname: string, given: string) => kin + surname + stars(given.length))
    .replace(ALONE, (name) => (fitName(name) >= FIT.form ? keepEnds(name, 1, 0) : name))
}

/** Characters of a text that are masked; nothing is shown of what stands behind them, since texts are shown by their first hundreds. */
export const MASKED_LENGTH = 4_000

/**
 * Masks whatever in the beginning of a free text has the form of an identity number, card, telephone, plate, passport, address of mail,
 * house number or a named person.
 */
export function maskInside(text: string): string {
  let masked = text.slice(0, MASKED_LENGTH)
  for (const [form, write] of INSIDE)
    masked = masked.replace(form, (...found: unknown[]) =>
      write(...(found.filter((part) => typeof part === 'string' || part === undefined) as string[])),
    )
  return masked
}
