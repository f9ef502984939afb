/** Pinyin of the signs that headings are written with, as `syllable:signs`; facts of the Unihan and Xinhua readings, taken from the npm package pinyin-pro 3.29.4. */
export const SYLLABLES = `
ai:碍 an:案 ao:澳 ba:八拔 bai:白百 ban:办板班版般 bao:保报包宝胞 bei:备北被 ben:本 bi:币毕比笔 bian:编边 biao:标表 bie:别別 bing:病兵 bo:拨博 bu:补步不部布 cai:菜采 can:残参 cao:操 ce:册测 ceng:层曾 cha:查差 chan:产 chang:场常偿长厂
chao:朝超 che:车 chen:辰 cheng:成称程承乘城 chi:持 chou:筹 chu:出储处初 chuan:穿喘传串船 chuang:创床 chuo:戳 ci:次词 cong:从 cun:村存 cuo:措挫 da:大 dai:贷代带待 dan:单诞疸担 dang:档当 dao:道导 de:的德得 deng:登等 di:邸地低递第底
dian:点电典店 diao:调 ding:订定 dong:动东栋董 dou:抖 du:读度毒督 duan:段断端短 dui:对队 e:额 er:二儿 fa:发罚法 fan:范反 fang:房放方访 fei:费肥 fen:分份 feng:风 fou:否 fu:付负附复服腹父辅 gai:概 gan:杆感肝干 gang:岗港 gao:高告 ge:格个 geng:梗
gong:公工供功 gou:构购 gu:骨固股 gua:挂 guan:管关官贯 guang:广光 gui:规 guo:果过国 ha:哈 hai:还孩海害 han:含 hang:行 hao:号好耗 he:合何核河 hong:虹红 hou:厚后 hu:户胡护 hua:花化话划 huan:环患 huang:黄 hui:会回恢 hun:婚昏 huo:货或活伙
ji:籍寄级计基记机疾几积急既际济绩 jia:家价驾加架 jian:建件监间简见健检荐键 jiang:奖降讲 jiao:交教缴较角叫 jie:街借结阶节截介界竭接 jin:金近紧 jing:经净径警景 jiu:九救就 ju:居据举距 jue:决 jun:均军 ka:卡 kai:开 kang:康 kao:考 ke:科刻咳克客可课 kong:空孔控 kou:扣口
ku:库 kuai:快 kuan:款宽 kuang:况 kui:馈溃 lai:来 lan:览兰 lao:老 lei:类 li:利理历里离力例 lian:联脸链 liang:量辆两良梁 liao:疗料 lie:列 lin:临 ling:龄零令领 liu:六浏流留 lou:楼 lu:录陆路 lun:论 luo:落络 lv:率旅 ma:码 man:慢 mao:貌毛
men:门 mi:密迷 mian:面 miao:描 min:民敏 ming:名明 mo:膜 mu:目模母 na:纳 nan:男南 nang:囊 nao:脑 nei:内 neng:能 ni:昵 nian:年 niao:尿 niu:扭 nong:农浓 nv:女 ou:偶 pai:牌排 pan:盘 pei:赔培配 pi:批 pian:片 piao:票 pin:品贫
ping:平评 po:坡 pu:铺 qi:旗七期企器气其起 qia:卡 qian:欠前签 qiang:强 qiao:桥 qin:亲 qing:请青情 qiu:求 qu:区渠取 quan:权全 que:缺 ran:燃染 rang:让 re:热 ren:人妊任 ri:日 rong:容 rou:肉 ru:入 run:润 san:三 se:色塞 sha:厦
shang:商上伤 shao:烧 she:社设 shen:申娠身深沈审 sheng:省生声 shi:式十市事实时室是驶识施史石失视湿士使师逝氏试 shou:收手受授售 shu:墅数书属述术舒输 shuai:衰 shuan:栓 shui:税水 shuo:说 si:四私死司 song:送 sou:嗽 su:诉速 suan:算酸 sui:岁 sun:损 suo:所缩
ta:他 tai:态台 tang:烫糖 tao:套 te:特 teng:疼 ti:题体 tian:天填 tie:铁贴 ting:庭停 tong:统同通痛 tou:投头 tu:土图途突 tui:退推 tuo:脱托 wai:外 wan:万湾 wang:网往亡 wei:位纬围违未卫委微 wen:纹文问温 wu:五屋物务无伍武污 xi:系细希息西 xia:辖下
xian:县现险线嫌限 xiang:详项像向箱象乡 xiao:小销校效哮 xie:泻携协 xin:新心信薪 xing:行型性形姓刑 xiong:胸 xiu:休 xu:虚蓄序许 xue:学血 xun:讯询训巡 ya:押压 yan:颜验盐言眼 yang:养仰疡样 yao:钥要药 ye:业液页 yi:一医意议依遗移役益疑 yin:银姻因音 ying:营应婴硬影英
yong:用 you:有邮由幼游 yu:寓余预与语雨域 yuan:园元员源原院愿 yue:月约 yun:运 zai:在载 zan:暂 zao:早噪造 ze:责则 zeng:增 zhai:债摘 zhan:站占 zhang:账帐障掌长张 zhao:照 zhe:者折 zhen:诊真镇 zheng:整证征政正症 zhi:治址置支值指执质职制至止志知致直织
zhong:中种肿终重众 zhou:州周 zhu:住注筑助主嘱 zhuan:专 zhuang:状幢装 zhui:缀 zhun:准 zi:自资字子咨 zong:总宗综 zu:足租组族阻 zui:最 zuo:作坐座`
