import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of other cards that a person carries: transit, membership, campus. */
export const cardNo: Kind = {
  type: 'card_no',
  headings: {
    chinese: '卡号 公交卡号 一卡通号? 会员卡号 IC卡号 市民卡号 借书证号?码? 读者证号?码? 会员号 老年卡号 校园卡号 ETC卡号 一卡通卡号',
    pinyin: 'kh ickh smkh hykh',
    english: 'cardno cardid cardnumber card memberno membercard icno',
  },
  length: [6, 24],
  fit: byForm(/^[A-Za-z0-9*]{6,24}$/),
  form: { zh: '卡号格式', en: 'the form of a card number' },
  by: 'form',
  needsHeading: true,
  unless: (view) => view.physical === 'decimal',
}
