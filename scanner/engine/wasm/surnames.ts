/** Surnames of one character, after the rank lists of the Ministry of Public Security's yearly name reports and the traditional 百家姓. */
export const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤翁游池兰官危连念常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲冉骆蓝路辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘查麻苑迟邝封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕玉银亢嵇公哈湛宾戎勾茅利呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由妙'

/** Surnames of two characters, one after the other. */
export const COMPOUND = '欧阳上官司马诸葛司徒东方皇甫尉迟公孙慕容令狐夏侯宇文长孙端木独孤轩辕南宫西门申屠百里呼延闻人钟离澹台'

/** Last characters of words that are no given names: places, goods, offices. */
export const NOT_GIVEN = '的了和与或及在为是等第号路街区县市省镇村店厂品牌茶酒米面油菜果饭糖机器件料粉汁药膏液片丸套台盒箱瓶袋水粮肉鱼虾蟹豆瓜椒葱姜蒜薯芋菇藕笋蛋奶饼糕桥站园楼院校馆厅局处科室部委会社群岛湖山河江湾港寺庙宫塔城巷里弄道乡屯庄堡'

/** Provinces as plates write them, and the last characters of special plates (GA 36). */
export const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼'
export const PLATE_ENDS = '学警港澳挂使领试超'
