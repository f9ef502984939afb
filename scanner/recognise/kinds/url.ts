import { FIT } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Addresses of web pages and files. */
export const url: Kind = {
  type: 'url',
  headings: {
    chinese: '网址 官网 网站 链接 网页地址 链接地址 主页 图片地址 网页 下载地址 访问地址 官方网站 接口地址 原文链接',
    pinyin: 'wz lj gw ljdz wzdz',
    english: 'url link href website homepage site uri weburl links imgurl',
  },
  length: [7, 400],
  fit: (value) =>
    /^(?:https?|ftp|rtsp|wss?):\/\/\S+$/i.test(value) || /^www\.[\w-]+\.\S+$/i.test(value)
      ? FIT.checked
      : /^[\w-]{1,40}(?:\.[\w-]{1,40}){0,3}\.(?:cn|com|net|org|gov\.cn|edu)(?:\/\S*)?$/i.test(value)
        ? FIT.form
        : FIT.no,
  form: { zh: '网址格式', en: 'the form of a web address' },
  by: 'form',
  exact: 'url',
  needsCheck: true,
}
