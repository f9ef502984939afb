/** The 56 ethnic groups (GB/T 3304). */
export const ETHNIC_GROUPS = '汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺'

/** Words of code tables that describe a person without naming anybody, by what they are about; each is a category. */
export const PERSON_CATEGORIES = {
  /** GB/T 4658 */
  education: '文盲 半文盲 小学 初中 高中 中专 中技 技工学校 职高 职业高中 中等专业学校 大专 专科 大学专科 本科 大学本科 大学 硕士 硕士研究生 博士 博士研究生 研究生 普通高中 初级中学 高职 博士后 学士',
  /** GB/T 4762 */
  politics: '中共党员 中共预备党员 共青团员 群众 民革党员 民盟盟员 民建会员 民进会员 农工党党员 致公党党员 九三学社社员 台盟盟员 无党派人士 党员 团员 预备党员 无党派民主人士 民主党派',
  /** GB/T 2261.2 */
  marital: '未婚 已婚 初婚 再婚 复婚 丧偶 离婚 离异 未说明的婚姻状况 有配偶 无配偶',
  /** The religions of the State’s list, and their absence. */
  religion: '佛教 道教 伊斯兰教 天主教 基督教 东正教 无宗教信仰 不信教 喇嘛教 藏传佛教 天主教徒 佛教徒 基督徒 穆斯林',
  /** GB/T 8561 */
  title: '正高级 副高级 中级 初级 高级工程师 工程师 助理工程师 技术员 教授 副教授 讲师 助教 研究员 副研究员 主任医师 副主任医师 主治医师 医师 主任护师 护师 护士 高级教师 一级教师 二级教师 三级教师 正高级教师 高级经济师 经济师 高级会计师 会计师 无职称',
  /** GB/T 4761 */
  kinship: '本人 户主 配偶 妻 夫 子 女 儿子 女儿 独生子 独生女 长子 次子 长女 次女 孙子 孙女 外孙 外孙女 父亲 母亲 父母 祖父 祖母 儿媳 女婿 兄弟姐妹 兄 弟 姐 妹 非亲属 岳父 岳母 公公 婆婆',
  blood: 'A B O AB A型 B型 O型 AB型 Rh阴性 Rh阳性 A+ A- B+ B- O+ O- AB+ AB- A型血 B型血 O型血 AB型血 不详 未查 未知',
} as const
