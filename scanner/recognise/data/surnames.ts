/** The hundred most frequent surnames by the household register (Ministry of Public Security, report on names 2019). */
export const FREQUENT_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常'

/** Surnames by which persons are looked for inside running text: the most frequent, but for 向, which is a word there, and others of the Hundred that seldom begin a word. */
export const SURNAMES_IN_TEXT = FREQUENT_SURNAMES.replace('向', '') + '褚卫章葛鲁柳汤安傅康萧庞纪项骆洪翁赖乔温庄柴阎'

/** Single surnames: the Hundred Family Surnames (Northern Song) and further ones found in censuses, simplified. */
export const SINGLE_SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴郁胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公' +
  '肖付闫覃代岳涂鄢候阳佟楚帅仝区海苟亓佘商牟缑亢况逢官丛占兰初门斯揭雒展衣信位闰粟庹底朴承但佴伯赏墨哈谯笪年言福原来植畅敬仉督寸仵母奉税卿晋才邸豆旷练茆修来回药要千盘者次仁普尼才扎洛央旦索米玉巴闪赛撒妥沐虎铁'

/** Compound surnames of the same sources. */
export const COMPOUND_SURNAMES =
  '万俟 司马 上官 欧阳 夏侯 诸葛 闻人 东方 赫连 皇甫 尉迟 公羊 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 公孙 仲孙 轩辕 令狐 钟离 宇文 长孙 慕容 鲜于 闾丘 司徒 司空 司寇 颛孙 端木 巫马 公西 漆雕 乐正 壤驷 公良 拓跋 夹谷 宰父 谷梁 段干 百里 东郭 南门 呼延 羊舌 微生 梁丘 左丘 东门 西门 南宫 第五 独孤 纳兰 完颜 叶赫 爱新 耶律 欧陽 張簡 范姜'

/** The same in traditional writing, for those that differ and are frequent. */
export const TRADITIONAL_SURNAMES = '陳張黃劉吳趙楊許鄭謝蘇葉盧蔣賴羅鄧馮馬孫鍾簡遊莊呂顏連紀龔嚴溫韓湯譚閻賀陸錢寧萬萊蕭聶賈車鄒齊龍關區麥單衛貝費魯鮑戰項譙'

/** Characters frequent in given names, by the reports of the Ministry of Public Security and the census of 1982. */
export const GIVEN_CHARACTERS =
  '英华玉秀明珍文芳兰国建春梅丽红军平志云德桂金永生林荣海凤福光忠玲成兴月素美宝清学祥永贵庆新民强勇艳杰娟涛超霞敏静伟洋辉鹏飞斌波刚健亮俊峰磊鑫宇浩轩子涵梓萱欣怡佳诗雨晨泽瑞嘉一博思睿梦雪琪婷雯琳莹颖倩洁丹莉燕娜晶璐瑶妍彤悦可馨语沐若奕铭宸皓天佑昊然承恩君安宁康乐晓小大中正东南北西振世家广仁义礼智信诚富贵财喜庆和顺利达长江河山川石松柏树根木森林水火土雷电风霜冰阳光星辰辉煌才艺勤俭卫邦栋梁贤良善坤乾元亨贞吉旭晖曦曼菲蕾薇蓉莲荷菊萍芬芝芸茜茹荔莎莺菁菡蓓蕊蔚薏媛婉娇妮妹姗姣娅婧婕嫣嫒巧惠慧慈爱情怀念卉琴棋书画韵诗歌舞娥媚昌盛隆茂繁业立本源泉洪涛润泽淑贤淼湘沛源治绍继绪先宗祖友伦兆全冬秋夏力加勋化升协启向君吟咏哲唯团园圣城培基堂增士声奇奎孝宏宪容宽富寿少尚展崇岩岳峻巍川州帆师广庭廷弘彦彬征心恒悟成政敬斐方昆昕昱晋晓景晴曙朋朝权来柱栋桐楠欢武殿毅民沁沂波泓泰洲浦淳渊温源滨漫澜灵炎炜炳烈烨焕然熙爽璇玮玥现珂珊珠珲理琛琦琼瑛瑜瑾璋甜甫申男皎益盈相真睿知硕祎祖禄禹秉程稳竹笑筠红纪纯纲绮维绢美翔翠翰耀聪胜腾臣舒航良芹苏苗茵菱萌葵蓝虎虹裕解言诺谦豪贝赞超越辰运进远连迪逸遥邦郁采量钊钦钧钰铁铮锋锐锦镇长闯阔阿陶隽雄雅霖霏青靖韬顺颂风飒馥骁骏高魁鸣鸿鹤麒麟麦黎齐龙'
