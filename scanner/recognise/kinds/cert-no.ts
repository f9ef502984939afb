import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of certificates held by a person: qualification, practice, title to property. */
export const certNo: Kind = {
  type: 'cert_no',
  headings: {
    chinese:
      '证书编号 证书号码? 资格证号?码? 执业证号?码? 产权证号?码? 不动产权证号?码? 资格证书编号 执业证书编号 毕业证号?码? 毕业证书编号 学位证号?码? 结婚证号?码? 结婚证字号 残疾证号?码? 残疾人证号?码? 房产证号?码? 出生证号?码? 出生医学证明编号 从业资格证号?码? 证书号 上岗证号?码? 老年证号?码? 低保证号?码? 不动产权证书号',
    pinyin: 'zsbh cszbh zsh zgzh zyzh cqzh zgzsbh cjzh byzh fczh zgzbh',
    english: 'certificateno certno certificatenumber qualificationno diplomano certificateid',
  },
  length: [5, 40],
  fit: byForm(/^(?=.*\d)[^\s]{5,40}$/),
  form: { zh: '含数字的证书编号', en: 'a certificate number with digits' },
  by: 'form',
  needsHeading: true,
}
