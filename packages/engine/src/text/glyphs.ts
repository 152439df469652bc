/**
 * Chinese characters that no Japanese keyboard or font of old gives: a mail in Japanese that has them was written with a
 * Chinese one.
 */

/**
 * The frequent characters of simplified Chinese (GB 2312 level 1) that neither JIS X 0208, JIS X 0213 nor Windows-31J has,
 * worked out from these standards, and the Chinese pronouns and particles that JIS X 0213 has but no Japanese text uses.
 * 会, 国, 学, 体, 来, 点 and the like, simplified alike in Japan, are not among them.
 */
const simplified =
  '皑蔼爱肮翱袄坝罢摆败颁办绊绑镑谤饱报鲍辈贝钡狈备惫绷甭泵蹦毕毙币闭边编贬变辩辫标鳖别瘪濒滨宾摈饼拨钵铂驳' +
  '补财踩惭灿苍舱仓沧厕侧测层查碴诧搀掺馋谗缠铲产阐颤场尝长偿肠畅钞车彻尘陈衬惩诚骋迟驰齿炽宠绸瞅锄雏础储处' +
  '传疮闯创锤纯绰词赐聪丛蹿篡窜错带贷单郸掸诞弹挡荡捣岛导邓敌涤递缔颠垫电惦碉叼钓调谍盯钉顶锭订丢东动栋冻犊' +
  '读赌镀锻缎兑队对顿钝夺垛躲朵跺剁鹅额讹恶饿尔饵贰发罚阀珐矾钒烦贩饭访纺飞诽废费纷坟奋愤粪枫锋风疯冯缝讽凤' +
  '辐抚辅赋负讣妇缚该钙溉秆赣冈刚钢纲岗镐搁鸽阁铬给埂龚宫贡钩购够蛊顾剐观馆惯贯规归龟闺轨诡贵刽辊滚锅过骇韩' +
  '焊汉嚎阂鹤贺轰鸿红壶唬护户哗华话怀欢环还缓换唤痪焕涣谎挥辉毁贿秽烩汇讳诲绘荤浑获货祸击积饥讥鸡姬绩缉辑级' +
  '挤蓟剂济计记际继纪夹荚颊贾钾驾歼监坚笺间艰缄茧检硷拣捡简俭槛鉴贱见键舰剑饯渐溅涧浆桨奖讲酱浇骄娇搅铰矫侥' +
  '饺缴绞轿较阶节洁结诫紧锦仅谨进劲荆鲸经颈镜痉竞净纠驹举锯剧鹃绢觉诀绝钧军骏凯颗课啃垦恳抠库裤垮挎块侩宽矿' +
  '旷亏岿窥馈溃扩阔赖蓝栏拦篮阑兰澜谰揽览懒缆烂滥捞劳涝乐镭垒类篱鲤丽厉砾历沥俩联莲连镰涟敛脸链炼练辆谅疗辽' +
  '撂镣猎临邻鳞赁龄铃领馏龙聋咙笼垄拢陇搂篓卢颅庐掳卤虏鲁赂录陆驴吕铝侣缕虑氯滤绿峦挛孪滦抡轮伦仑沦纶论萝罗' +
  '逻锣箩骡骆络妈玛码蚂马骂吗买卖迈瞒馒满谩锚铆贸酶镁门闷们锰醚谜觅幂绵缅庙灭悯闽鸣铭谬谋亩呐钠纳氖难挠脑恼' +
  '闹馁拟腻撵酿鸟聂啮镊镍柠狞拧泞钮纽脓浓农疟诺鸥沤啪趴盘乓庞耪呸赔喷鹏骗飘频贫乒评泼颇铺谱沏脐齐骑岂讫牵扦' +
  '钎铅签谦钱钳谴堑枪呛墙蔷强抢锹桥乔侨翘窍钦亲轻氢倾氰顷请庆琼穷趋驱龋颧权醛劝鹊让饶扰绕热韧认纫绒软锐闰润' +
  '萨鳃赛叁伞丧骚扫涩杀纱啥筛删闪陕赡缮墒伤赏烧绍赊摄慑设绅审婶肾绳胜师狮诗时蚀实识驶势释饰视试兽输书赎术树' +
  '竖帅谁顺说硕烁丝饲耸怂颂讼诵擞苏诉肃虽绥岁孙损缩琐锁獭挞酞态摊贪瘫滩坛谭谈叹汤烫绦讨腾誊锑题屉贴铁厅烃酮' +
  '铜捅统偷头秃图团颓蜕鸵驮驼椭顽烷韦违围为潍维苇伟伪纬谓卫闻纹稳问嗡挝蜗涡窝呜钨乌污诬芜坞雾务误矽锡牺烯袭' +
  '习铣戏细虾辖锨鲜纤贤衔闲显险现县馅宪线厢镶乡详项萧嚣销晓啸协胁谐谢锌兴锈绣须许绪续轩悬选癣绚勋询寻驯训讯' +
  '逊压鸦鸭哑亚讶阉盐严颜阎艳厌砚谚验鸯杨扬疡样摇尧谣药爷页业铱颐遗仪蚁艺亿忆义诣议谊译绎荫银饮隐樱婴鹰应缨' +
  '莹萤营荧蝇赢颖哟拥痈优忧邮铀诱榆舆俞鱼渔娱屿语喻狱预驭鸳辕员圆缘远约跃钥阅郧陨蕴酝晕砸杂载攒暂赞赃脏凿枣' +
  '责择则泽贼赠喳轧铡闸栅诈斋债盏斩辗崭栈战绽张涨帐账胀赵蛰辙锗这贞针侦诊镇阵挣睁狰帧郑证织职执值纸挚掷帜质' +
  '钟终肿诌轴皱骤诸诛烛贮铸驻专砖转赚桩妆锥赘坠缀谆浊兹资渍综总纵邹揍诅组钻你您她呢吧啊哪'

/** The same for traditional Chinese, by hand: forms whose Japanese twin is another code point (內 内, 說 説, 稅 税). */
const traditional = '內戶吳拋娛剎啟夠屜產脫絕鄉稅歲腳說銳閱賒頹尷嚐罈囉嗎啦擊辦錄錶懂徵眾'

const firstUnit = 0x4e00
const simplifiedFlags = flagsOf(simplified)
const traditionalFlags = flagsOf(traditional)

function flagsOf(characters: string): Uint8Array {
  const flags = new Uint8Array(0xa000 - firstUnit)
  for (let i = 0; i < characters.length; i++) flags[characters.charCodeAt(i) - firstUnit] = 1
  return flags
}

/** Offsets of characters used in simplified Chinese and not in Japanese. */
export function simplifiedOnly(text: string): number[] {
  return offsetsOf(text, simplifiedFlags)
}

/** Offsets of characters used in traditional Chinese and not in Japanese. */
export function traditionalOnly(text: string): number[] {
  return offsetsOf(text, traditionalFlags)
}

function offsetsOf(text: string, flags: Uint8Array): number[] {
  const offsets: number[] = []
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i)
    if (c >= firstUnit && c < 0xa000 && flags[c - firstUnit] === 1) offsets.push(i)
  }
  return offsets
}
