import type { Random } from "./random.ts"

/** Surnames with their spelling in an e-mail address; some that are common in Weihai and rare elsewhere. */
const surnames: ReadonlyArray<readonly [string, string]> = [
  ["王", "wang"],
  ["李", "li"],
  ["张", "zhang"],
  ["刘", "liu"],
  ["于", "yu"],
  ["孙", "sun"],
  ["丛", "cong"],
  ["姜", "jiang"],
  ["宋", "song"],
  ["毕", "bi"],
  ["邹", "zou"],
  ["鞠", "ju"],
  ["隋", "sui"],
  ["吕", "lv"],
  ["谭", "tan"],
  ["董", "dong"],
  ["初", "chu"],
  ["曲", "qu"],
  ["梁", "liang"],
  ["周", "zhou"],
  ["苗", "miao"],
  ["戚", "qi"],
  ["柳", "liu"],
  ["连", "lian"]
]

const masculine = [..."军强伟涛鹏波勇杰斌磊刚峰辉超建明海亮志国洋浩东晖松林岩凯宁平"]
const feminine = [..."丽敏静燕娟霞艳芳玲红梅洁琳萍莉倩雪颖慧娜晶瑶妍莹蕾云文雨桐欣"]
const before = [..."海文晓玉春永家新世明志建学振德立承思子天佳若书宏少正"]

export interface Name {
  readonly name: string
  readonly spelling: string
}

/** A plausible name that nobody chose: surname and one or two characters. */
export const inventedName = (random: Random, sex: "男" | "女"): Name => {
  const [surname, spelling] = random.pick(surnames)
  const last = random.pick(sex === "男" ? masculine : feminine)
  const middle = random.percent(78) ? random.pick(before) : ""
  return { name: `${surname}${middle === last ? "" : middle}${last}`, spelling }
}

/** Names that screens, fonts and certificates must not stumble over: long ones with a middle dot, rare characters. */
export const unusualNames: ReadonlyArray<Name & { readonly sex: "男" | "女" }> = [
  { name: "买买提江·吐尔逊尼亚孜", spelling: "memetjan", sex: "男" },
  { name: "阿依古丽·阿卜杜热合曼", spelling: "ayigul", sex: "女" },
  { name: "次仁拉姆·洛桑曲珍", spelling: "cirenlamu", sex: "女" },
  { name: "孙翀喆", spelling: "sun", sex: "男" },
  { name: "丛犇", spelling: "cong", sex: "男" },
  { name: "欧阳雯婧", spelling: "ouyang", sex: "女" }
]
