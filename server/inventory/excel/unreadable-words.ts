import type { Words } from '#law/words.ts'

const said: Readonly<Record<string, Words>> = {
  kind: {
    zh: '不是可以读取的 Excel 工作簿（.xlsx）；请用模板另存为 .xlsx 后上传，有密码的请先去掉密码',
    en: 'No workbook that can be read (.xlsx); save the template as .xlsx, without a password',
  },
  programs: {
    zh: '工作簿带有宏、控件、嵌入文件或外部链接，不接受；请用模板另存为不带宏的 .xlsx 后上传',
    en: 'The workbook has macros, controls, embedded files or links to others and is not taken; save the template as .xlsx without them',
  },
  broken: { zh: '工作簿损坏，未能读完', en: 'The workbook is damaged and could not be read to its end' },
  empty: { zh: '表格中没有信息卡', en: 'There is no card in the table' },
  ended: { zh: '表格过大或读取超时，未能读完；请拆分后上传', en: 'The table is too large or took too long; split it' },
  bug: {
    zh: '导入失败，已记录，没有收下任何内容；请重试或联系管理员',
    en: 'The import failed and was noted; nothing was taken. Try again or tell the administrator',
  },
}

/** Why a table could not be read; a number stands for how many lines it may have. */
export function unreadableWords(why: string): Words {
  if (/^\d+$/.test(why)) return { zh: `超过一次导入的上限（${why}行），请拆分`, en: `More than the ${why} lines of one import; split it` }
  return said[why] ?? said['broken']!
}
