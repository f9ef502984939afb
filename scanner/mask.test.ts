import { expect, test } from 'vitest'
import { SEMANTIC_TYPES } from '#contract/findings.ts'
import { keepEnds } from '#scanner/mask-ends.ts'
import { maskInside, namedIn } from '#scanner/mask-inside.ts'
import { maskValue } from '#scanner/mask.ts'
import type { SemanticType } from '#contract/findings.ts'

test('each kind keeps only what its manner allows', () => {
  expect(maskValue('林小榕', 'person_name', true)).toBe('林**')
  expect(maskValue('林小榕、陈大文', 'person_name', true)).toBe('林**、陈**')
  expect(maskValue('Wei Fang', 'person_name', true)).toBe('W*** F***')
  expect(maskValue('350102190001010015', 'id_number', true)).toBe('350***********0015')
  expect(maskValue('13800000000', 'mobile', true)).toBe('138****0000')
  expect(maskValue('13800000000、13900000001', 'mobile', true)).toBe('138****0000、139****0001')
  expect(maskValue('6217000000000000004', 'bank_card', true)).toBe('************0004')
  expect(maskValue('350501000000000001', 'bank_account', false)).toBe('************0001')
  expect(maskValue('福建省福州市鼓楼区五一路1号', 'address', true)).toBe('福建省福州市鼓楼区****')
  expect(maskValue('someone@example.cn', 'email', true)).toBe('s***@example.cn')
  expect(maskValue('119.306239', 'longitude', true)).toBe('119.30')
  expect(maskValue('闽A12345', 'plate', true)).toBe('闽A***45')
  expect(maskValue('secret-token', 'credential', true)).toBe('********')
  expect(['1990-05-06', '1990年5月', '199005', '900506'].map((day) => maskValue(day, 'birth_date', true))).toEqual([
    '1990-**-**',
    '1990-**-**',
    '1990-**-**',
    '****-**-**',
  ])
})

test('free text is masked inside for every kind of identifier and otherwise left alone', () => {
  expect(maskInside('联系人林小榕，电话13800000000，身份证350102190001010015')).toBe(
    '联系人林**，电话138****0000，身份证350***********0015',
  )
  expect(['学生姓名', '家长电话', '联系人信息', '负责人电话 13900001111', '学生姓名：王小明', '申请人张三'].map(maskInside)).toEqual([
    '学生姓名',
    '家长电话',
    '联系人信息',
    '负责人电话 139****1111',
    '学生姓名：王**',
    '申请人张*',
  ])
  expect(maskInside('学籍号L350102190001010015')).toBe('学籍号L350***********0015')
  expect(maskInside('电话0591-83000000，邮箱someone@example.cn')).toBe('电话0591-83****00，邮箱s***@example.cn')
  expect(maskInside('车辆闽A12345与闽AD12345相撞')).toBe('车辆闽A***45与闽A****45相撞')
  expect(maskInside('护照E12345678，微信号：lin_xr01')).toBe('护照E******78，微信号：****')
  expect(maskInside('住五一路12号3栋402室，卡号6217 0000 0000 0000 004')).toBe('住五一路****，卡号************0004')
  expect(maskInside('林小榕女士反映噪声')).toBe('林**女士反映噪声')
  expect(maskInside('持南字第12345678号证件')).not.toContain('12345678')
  for (const harmless of ['2024年共受理1234件', '办理结果：已办结', '福州市鼓楼区五一路', '同意受理，请补正材料'])
    expect(maskInside(harmless)).toBe(harmless)
})

const VISIBLE: Partial<Record<SemanticType, number>> = {
  address: 18,
  email: 30,
  coordinates: 12,
  longitude: 12,
  latitude: 12,
  ip: 8,
  mac: 8,
  real_estate_unit_no: 8,
  geometry: 400,
  url: 400,
  free_text: 400,
  free_text_pii: 400,
  gender: 6,
  age: 6,
  score: 6,
}

test('no personal value shows more of itself than its manner allows, whatever it looks like', () => {
  const told: [SemanticType, string][] = []
  let state = 7
  const next = (below: number): number => (state = (state * 48_271) % 2_147_483_647) % below
  const signs = ['0123456789', '0123456789X', '林小榕福州市鼓楼区路', 'abcXYZ_', '-. @:']
  for (let round = 0; round < 1500; round++) {
    const set = signs[next(signs.length)]! + signs[next(signs.length)]!
    const text = Array.from({ length: 1 + next(30) }, () => set[next(set.length)]!)
      .join('')
      .trim()
    if (text.length < 2) continue
    for (const type of SEMANTIC_TYPES) {
      const shown = [...maskValue(text, type, true)].filter((sign) => sign !== '*' && text.includes(sign)).length
      const separators = [...text].filter((sign) => '-. @:、'.includes(sign)).length
      const words = text.split(/[^A-Za-z\u4e00-\u9fff0-9]+/).length
      const allowed =
        VISIBLE[type] ??
        (type === 'person_name' || type === 'phone' || type === 'mobile' || type === 'landline' ? 8 * words + separators : 8)
      if (shown > allowed) told.push([type, text])
    }
  }
  expect(told).toEqual([])
})

test('persons that a remark says to ask for are masked in it, other words are not', () => {
  expect(maskInside('电话13800000000，找陈伟文')).toBe('电话138****0000，找陈**')
  expect(maskInside('联系方式见附件，通知已发')).toBe('联系方式见附件，通知已发')
  expect(maskInside('填报人：张三 审核: 李四五，单位负责人 王小明')).toBe('填报人：张* 审核: 李**，单位负责人 王**')
  expect(maskInside('审核通过，制表完成')).toBe('审核通过，制表完成')
  expect(maskInside('关于王美辉同志任职的通知；免去陈伟同志职务')).toBe('关于王**同志任职的通知；免去陈*同志职务')
  expect(namedIn('关于王美辉同志任职的通知')).toBe('王美辉')
  for (const plain of ['关于学习贯彻同志们', '关于向先进同志学习的通知']) expect(maskInside(plain)).toBe(plain)
})

test('parties to a case and what a log holds of passwords are masked in a running text', () => {
  expect(maskInside('原告何刚建诉被告何涛秀民间借贷纠纷一案')).toBe('原告何**诉被告何**民间借贷纠纷一案')
  expect(maskInside('经查，被执行人杨洋超，男，汉族')).toBe('经查，被执行人杨**，男，汉族')
  expect(maskInside('郭桂军，男，1985年3月5日出生')).toBe('郭**，男，1985年3月5日出生')
  expect(maskInside('token=0e89d10cb138 password: Pw#316389z "api_key":"ab12cd34"')).toBe('token=**** password: **** "api_key":"****"')
  expect(maskInside('{"accessToken":"9f8e7d6c"} clientSecret=s3cr3t99 登录password：Qw#12345')).toBe(
    '{"accessToken":"****"} clientSecret=**** 登录password：****',
  )
  expect(maskInside(`token=${'eyJhbGciOi'.repeat(40)} "{\\"password\\":\\"Qw#10000zz!\\"}" 初始密码：Qw#10000zz`)).toBe(
    'token=**** "{\\"password\\":\\"****\\"}" 初始密码：****',
  )
  for (const plain of ['第三人因故未到庭', '鼓楼区，男，汉族', 'tokens: 45', '被上诉人在一审中']) expect(maskInside(plain)).toBe(plain)
  expect([namedIn('被执行人杨洋超，男'), namedIn('原告何刚建诉被告何涛秀民间借贷'), namedIn('被上诉人在一审中')]).toEqual([
    '杨洋超',
    '何刚建',
    null,
  ])
})

test('records written in cells and names behind 经办 are told and masked, a name with a blank shows its first sign alone', () => {
  expect(namedIn('{"xm":"刘国珍","age":"82"}')).toBe('刘国珍')
  expect(maskInside('经办：谢玉伟，已办结')).toBe('经办：谢**，已办结')
  expect(['刘 国珍', '刘 国珍、王 小明', '欧阳 建国', 'Wei Fang'].map((name) => maskValue(name, 'person_name', true))).toEqual([
    '刘**',
    '刘**、王**',
    '欧***',
    'W*** F***',
  ])
  expect(namedIn('{"userName":"刘国珍"}')).toBe('刘国珍')
})

test('short values never come out whole', () => {
  for (const text of ['12', '林榕', 'abcd', '12345', '闽A123', '1234567'])
    for (const type of ['id_number', 'mobile', 'bank_card', 'person_name', 'plate', 'passport', 'health_status', 'cert_no'] as const)
      expect(maskValue(text, type, true)).not.toBe(text)
  expect(keepEnds('1', 0, 4)).toBe('*')
})

test('hostile texts are masked in the time of their length', () => {
  for (const part of ['1', 'a@', '路1号', '62', '联系人', '闽A', '0591-', '，', '林'])
    expect(maskInside(part.repeat(20_000))).toBeTypeOf('string')
})

test('what an address of the web is asked about is not shown, nor names that stand alone among numbers, however rare', () => {
  const shown = maskValue(
    'https://x.example.cn/u?name=zhangwei&openid=oX12ab&xm=%E5%BC%A0%E4%BC%9F&mobile=13812345678 www.example.cn/a#yan',
    'free_text_pii',
    true,
  )
  expect(shown).toBe('https://x.example.cn/u?*** www.example.cn/a?***')
  expect(maskValue('<xm>施建国</xm><lxdh>13812345678</lxdh><xm>王长江</xm>', 'free_text_pii', true)).toBe(
    '<xm>施**</xm><lxdh>138****5678</lxdh><xm>王**</xm>',
  )
})

test('persons whom a text tells of are masked behind what they are to others, at its beginning and behind 与', () => {
  const told = (text: string): string => maskValue(text, 'free_text_pii', true)
  expect(told('市民反映邻居陈强轩在楼道堆放杂物，经联系陈强轩本人')).toBe('市民反映邻居陈**在楼道堆放杂物，经联系陈**本人')
  expect(told('林小榕，患肺癌，申请救助')).toBe('林**，患肺癌，申请救助')
  expect(told('林小榕与张敏浩离婚纠纷')).toBe('林**与张**离婚纠纷')
  expect(told('工作人员林榕于当日上门，业主单位配合')).toBe('工作人员林*于当日上门，业主单位配合')
  expect([namedIn('反映邻居陈强轩在楼道'), namedIn('<xm>林小榕</xm>'), namedIn('林小榕与张敏浩离婚纠纷')]).toEqual([
    '陈强轩',
    '林小榕',
    '林小榕',
  ])
  for (const plain of ['申请人向主管部门提交材料', '当事人应当在五日内补正', '联系方式见附件', '业主单位负责实施'])
    expect(namedIn(plain)).toBeNull()
  expect(maskInside('身份证350102 19000101 0015查询')).toBe('身份证350***********0015查询')
})
