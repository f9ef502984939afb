import { FIT } from '#scanner/recognise/kind.ts'
import { idNumber } from '#scanner/recognise/kinds/id-number.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Social security and health insurance numbers: nine places of a card, the resident’s own number, or a person number of 8 to 12. */
export const socialSecurityNo: Kind = {
  type: 'social_security_no',
  headings: {
    chinese:
      '社保号码? 社会保障号码? 社保卡号?码? 社会保障卡号?码? 医保卡号?码? 医保号码? 医保编号 医疗保险号 个人编号 社保编号 医疗证号 参保号 个人社保号 公积金账号 公积金帐号 个人公积金账号 社保电脑号 医保个人编号 医保个人账号 医保账号 新农合证号',
    pinyin: 'sbh sbkh ybkh ybh shbzh shbzhm sbkhm grbh shbzkh gjjzh ybbh',
    english: 'ssn socialsecurity socialsecurityno socialsecuritycard insuranceno medicalinsuranceno medicareno siccardno insuredno',
  },
  length: [6, 22],
  fit: (value) =>
    /^[A-Z0-9]{8,12}$/i.test(value) || idNumber.fit!(value) >= FIT.checked
      ? FIT.checked
      : /^[A-Z0-9]{1,5}\*{3,}[A-Z0-9]{2,4}$/i.test(value)
        ? FIT.masked
        : FIT.no,
  form: { zh: '社会保障号或社保卡号格式', en: 'the form of a social security or card number' },
  by: 'form',
  needsHeading: true,
  telling: true,
}
