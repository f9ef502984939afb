import { byForm } from '#scanner/recognise/kind.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** Numbers of licences, approvals and filings of organisations. */
export const licenseNo: Kind = {
  type: 'license_no',
  headings: {
    chinese:
      '许可证号?码? 许可证编号 批准文号 备案号 备案编号 批文号 预售许可证 许可编号 行政许可决定书文号 经营许可证号?码? 生产许可证号?码? 卫生许可证号?码? 许可证书编号 执业许可证号?码? 登记证号?码?',
    pinyin: 'xkzh xkzbh pzwh bah xkzhm xkbh',
    english: 'licenseno licenceno permitno license licence licensenumber permit approvalno',
  },
  length: [5, 40],
  fit: byForm(/^(?=.*\d)\S.{4,39}$/),
  form: { zh: '含数字的许可编号', en: 'a licence number with digits' },
  by: 'form',
  needsHeading: true,
}
