import type { OrganisationKind } from "@xueshi/core"
import type { Registration } from "./codes.ts"

/** What an organisation's people mostly do. */
export type Trade =
  | "office"
  | "health"
  | "college"
  | "school"
  | "engineering"
  | "agriculture"
  | "accounting"
  | "library"

/** One line of the plan: an organisation as a clerk would list it. */
export interface Unit {
  readonly key: string
  readonly superior: string | null
  readonly kind: OrganisationKind
  readonly name: string
  readonly region: string
  readonly trade: Trade
  /** Left out where the unit has an organisation code alone. */
  readonly registration?: Registration
}

const city = "371000"
const huancui = "371002"
const wendeng = "371003"
const rongcheng = "371082"
const rushan = "371083"

type Line = readonly [key: string, superior: string, name: string, trade: Trade, registration?: Registration]

const units = (kind: OrganisationKind, region: string, lines: ReadonlyArray<Line>): ReadonlyArray<Unit> =>
  lines.map(([key, superior, name, trade, registration]) => ({
    key,
    superior,
    kind,
    region,
    trade,
    name: kind === "employer" || kind === "base" ? `${name}（示例）` : name,
    ...(registration === undefined ? {} : { registration })
  }))

const bureaus: ReadonlyArray<Unit> = [
  {
    key: "bureau",
    superior: null,
    kind: "bureau",
    name: "威海市人力资源和社会保障局",
    region: city,
    trade: "office",
    registration: "11"
  },
  ...units("bureau", huancui, [["huancui", "bureau", "威海市环翠区人力资源和社会保障局", "office", "11"]]),
  ...units("bureau", wendeng, [["wendeng", "bureau", "威海市文登区人力资源和社会保障局", "office", "11"]]),
  ...units("bureau", rongcheng, [["rongcheng", "bureau", "荣成市人力资源和社会保障局", "office", "11"]]),
  ...units("bureau", rushan, [["rushan", "bureau", "乳山市人力资源和社会保障局", "office", "11"]])
]

const authorities: ReadonlyArray<Unit> = [
  ...units("authority", city, [
    ["health", "bureau", "威海市卫生健康委员会", "health", "11"],
    ["education", "bureau", "威海市教育局", "school", "11"],
    ["industry", "bureau", "威海市工业和信息化局", "engineering", "11"],
    ["housing", "bureau", "威海市住房和城乡建设局", "engineering", "11"],
    ["agriculture", "bureau", "威海市农业农村局", "agriculture", "11"],
    ["culture", "bureau", "威海市文化和旅游局", "library", "11"],
    ["finance", "bureau", "威海市财政局", "accounting", "11"]
  ]),
  ...units("authority", huancui, [
    ["huancui-health", "huancui", "威海市环翠区卫生健康局", "health", "11"],
    ["huancui-education", "huancui", "威海市环翠区教育和体育局", "school", "11"]
  ]),
  ...units("authority", wendeng, [
    ["wendeng-health", "wendeng", "威海市文登区卫生健康局", "health", "11"],
    ["wendeng-agriculture", "wendeng", "威海市文登区农业农村局", "agriculture", "11"]
  ]),
  ...units("authority", rongcheng, [
    ["rongcheng-health", "rongcheng", "荣成市卫生健康局", "health", "11"],
    ["rongcheng-education", "rongcheng", "荣成市教育和体育局", "school", "11"]
  ]),
  // An authority may stand under one of its own industry: 乳山's is led by the city's.
  ...units("authority", rushan, [
    ["rushan-agriculture", "agriculture", "乳山市农业农村局", "agriculture", "11"],
    ["rushan-health", "rushan", "乳山市卫生健康局", "health", "11"]
  ])
]

const employers: ReadonlyArray<Unit> = [
  ...units("employer", city, [
    ["hospital", "health", "威海市海湾中心医院", "health", "12"],
    ["maternity", "health", "威海市东城妇幼保健院", "health", "12"],
    ["blood", "health", "威海市疾病检验所", "health"],
    ["college", "education", "威海海滨学院", "college", "12"],
    ["school-2", "education", "威海市第二实验中学", "school", "12"],
    ["vocational", "education", "威海海洋技师学校", "school", "12"],
    ["optics", "industry", "威海鲁东光电仪器有限公司", "engineering", "91"],
    ["shipyard", "industry", "威海半岛船舶设计研究所", "engineering", "12"],
    ["architects", "housing", "威海市滨海建筑设计院", "engineering", "12"],
    ["waterworks", "housing", "威海市清泉供水有限公司", "engineering", "91"],
    ["fishery", "agriculture", "威海市近海水产研究所", "agriculture", "12"],
    ["library", "culture", "威海市海韵图书馆", "library", "12"],
    ["museum", "culture", "威海市潮汐博物馆", "library", "12"],
    ["accountants", "finance", "威海正衡会计师事务所", "accounting", "91"],
    ["talent", "bureau", "威海市人才服务中心", "accounting", "12"],
    // Second level: employers under employers, two of them without a social credit code.
    ["hospital-north", "hospital", "威海市海湾中心医院北院区", "health"],
    ["college-school", "college", "威海海滨学院附属中学", "school", "12"],
    ["optics-lab", "optics", "威海鲁东光电仪器有限公司检测中心", "engineering"],
    // Third level.
    ["hospital-clinic", "hospital-north", "威海市海湾中心医院北院区社区卫生服务站", "health"]
  ]),
  ...units("employer", huancui, [
    ["huancui-hospital", "huancui-health", "威海市环翠区望海医院", "health", "12"],
    ["huancui-clinic", "huancui-health", "威海市环翠区金线社区卫生服务中心", "health", "52"],
    ["huancui-school", "huancui-education", "威海市环翠区海棠路小学", "school", "12"],
    ["huancui-middle", "huancui-education", "威海市环翠区海棠路中学", "school", "12"],
    ["huancui-instruments", "huancui", "威海明珠精密机械有限公司", "engineering", "91"],
    ["huancui-audit", "huancui", "威海市环翠区统计服务中心", "accounting", "12"]
  ]),
  ...units("employer", wendeng, [
    ["wendeng-hospital", "wendeng-health", "威海市文登区昆嵛人民医院", "health", "12"],
    ["wendeng-farm", "wendeng-agriculture", "威海市文登区农业技术推广站", "agriculture", "12"],
    ["wendeng-tools", "wendeng", "威海昆嵛精工机械有限公司", "engineering", "91"],
    ["wendeng-school", "wendeng", "威海市文登区昆嵛山中学", "school", "12"],
    ["wendeng-hospital-zetou", "wendeng-hospital", "威海市文登区昆嵛人民医院泽头分院", "health"]
  ]),
  ...units("employer", rongcheng, [
    ["rongcheng-hospital", "rongcheng-health", "荣成市天鹅湖医院", "health", "12"],
    ["rongcheng-school", "rongcheng-education", "荣成市第十八实验中学", "school", "12"],
    ["rongcheng-primary", "rongcheng-education", "荣成市石岛渔歌小学", "school", "12"],
    ["rongcheng-seafood", "rongcheng", "荣成天鹅海洋食品有限公司", "engineering", "91"],
    ["rongcheng-hospital-shidao", "rongcheng-hospital", "荣成市天鹅湖医院石岛门诊部", "health"]
  ]),
  ...units("employer", rushan, [
    ["rushan-hospital", "rushan-health", "乳山市白沙滩海滨医院", "health", "12"],
    ["rushan-oyster", "rushan-agriculture", "乳山市牡蛎良种繁育站", "agriculture", "12"],
    ["rushan-farm", "rushan-agriculture", "乳山市果茶技术推广站", "agriculture", "12"],
    ["rushan-library", "rushan", "乳山市母爱图书馆", "library", "12"],
    ["rushan-builders", "rushan", "乳山白沙滩建筑工程有限公司", "engineering", "91"]
  ])
]

const bases: ReadonlyArray<Unit> = [
  ...units("base", city, [["base-college", "bureau", "威海海滨继续教育基地", "college", "12"]]),
  ...units("base", wendeng, [["base-health", "wendeng-health", "文登区卫生继续教育基地", "health", "12"]])
]

/** Every organisation of the sample; superiors come before whom they stand above. */
export const allUnits: ReadonlyArray<Unit> = [...bureaus, ...authorities, ...employers, ...bases]
