import { FIT } from '#scanner/recognise/kind.ts'
import { share } from '#scanner/recognise/values.ts'
import type { ColumnView } from '#scanner/recognise/column-view.ts'
import type { Kind } from '#scanner/recognise/kind.ts'

/** A picture or template is told by its beginning, however long it is. */
const BEGINNING = 400
const MAGIC = /^(?:data:image\/|\/9j\/|iVBOR|R0lGOD|Qk[0-9A-Za-z]|(?:0x|\\x)?(?:FFD8FF|89504E47|464D5200)|Rk1SA)/i

/** Headings of pictures of things. */
const THINGS =
  /商品|产品|菜品|设备|资产|图标|二维码|条形?码|印章|公章|瓦片|封面|缩略图|标志图|^(?:logo|icon|thumb(?:nail)?|banner|qr_?code|bar_?code|cover|seal|tile)$/i
/** A picture, whatever it shows; and what is one, or a template, without a heading that says so. */
const PICTURE = /^(?:data:image\/|\/9j\/|iVBOR|R0lGOD|Qk|(?:0x|\\x)?(?:FFD8FF|89504E47))/i
const SURE = /^(?:data:image\/|\/9j\/|iVBOR|Rk1SA|FFD8FF|464D5200)/i

/** Digests, pictures of goods and seals, features of machines: unless the heading also says whose face or fingers they are. */
function isOfThings({ name, values }: ColumnView): boolean {
  const mostlyAre = (form: RegExp): boolean => share(values, (value) => form.test(value)) >= 0.6
  if (DIGESTS.test(name) && share(values, isBeginning) >= 0.6) return true
  if (THINGS.test(name) && !/人|员|头像|脸|指纹|虹膜|掌/.test(name) && mostlyAre(PICTURE)) return true
  return (
    name.endsWith('特征值') &&
    !/脸|指|虹膜|声|掌|静脉|面部|步态|生物/.test(name) &&
    (mostlyAre(VECTOR) || share(values, isBeginning) >= 0.6)
  )
}

/** Bytes in hexadecimal, as databases and their dumps write them; of a column of bytes the first 32 are read. */
const BYTES = /^(?:\\x|0x)?[0-9a-f]+$/i
const FIRST_BYTES = /^(?:\\x|0x)?[0-9a-f]{64}$/i
/** A short template in base64, of 46 bytes or more. */
const IN_BASE64 = /^(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])(?=\D*\d)[A-Za-z0-9+/]{62,}={0,2}$/
const isBeginning = (value: string): boolean => FIRST_BYTES.test(value) || IN_BASE64.test(value)

/** Headings of digests, which are as long as the first bytes of a template. */
const DIGESTS = /摘要|哈希|散列|杂凑|校验|(?:文件|证书|数字|密钥|公钥|设备|浏览器|电子)指纹|hash|sha[-_ ]?\d|md5|sm3|digest|checksum/i

/** A vector of features, as of a face. */
const VECTOR = /^\[?(?:-?\d{1,4}(?:\.\d{1,20})?(?:e[-+]?\d{1,3})?[,;] ?){16}/i

/** Pictures, fingerprints and templates written into a cell: magic bytes in base64 or hex, or very long base64. */
export const biometric: Kind = {
  type: 'biometric',
  headings: {
    chinese:
      '指纹 人脸 人脸照片 照片 虹膜 声纹 头像 人脸特征 指纹特征 指纹模板 虹膜特征 声纹特征 掌纹特征 指静脉 指静脉特征 人脸特征值 指纹特征值 人像 证件照 指纹数据 人脸图像 特征值 掌纹 步态 DNA 签名图片 人脸模板',
    pinyin: 'zw rl zp rltz zwtz zjz',
    english:
      'fingerprint face facefeature photo portrait avatar iris facedata faceimage facetemplate faceembedding facevector voiceprint biometric fingerprintdata',
  },
  length: [24, 1_000_000],
  fit: (value) => {
    const text = value.slice(0, BEGINNING)
    if ((MAGIC.test(text) && text.length >= 40) || VECTOR.test(text)) return FIT.checked
    return text.length >= 150 && /^[A-Za-z0-9+/=\r\n]+$/.test(text) && /[A-Z]/.test(text) && /[a-z]/.test(text)
      ? FIT.checked
      : isBeginning(text) || (text.length >= 200 && BYTES.test(text))
        ? FIT.form
        : FIT.no
  },
  form: { zh: '图像或特征模板数据', en: 'data of a picture or a template' },
  by: 'form',
  telling: true,
  unless: (view, hint) => isOfThings(view) || (hint === 0 && share(view.values, (value) => SURE.test(value)) < 0.6),
}
