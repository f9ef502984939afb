const DIGIT = '[〇○零一二三四五六七八九壹贰叁肆伍陆柒捌玖]'
const COUNT = '[元一二三四五六七八九十廿卅〇零壹贰叁肆伍陆柒捌玖拾]{1,4}'
/** 民国八十年一月一日, 民国113年5月, 二〇二四年一月一日, 贰零贰肆年叁月拾日, 一九八五年三月. */
const WRITTEN = new RegExp(
  `^(?:民国\\s?(?:\\d{1,3}|${COUNT})|${DIGIT}{4})\\s?年(?:\\s?(?:\\d{1,2}|${COUNT})\\s?月(?:\\s?(?:\\d{1,2}|${COUNT})\\s?[日号])?)?$`,
)
/** 1月1日, 三月五日: a day of a year that stands elsewhere. */
const YEARLESS = new RegExp(`^(?:\\d{1,2}|${COUNT})月(?:\\d{1,2}|${COUNT})[日号]$`)

/** Whether a value is a day, or a month, of a year that is written in Chinese numerals or counted from 1912. */
export const isWrittenDay = (value: string): boolean => WRITTEN.test(value)

/** Whether a value is a day without its year. */
export const isYearlessDay = (value: string): boolean => YEARLESS.test(value)
