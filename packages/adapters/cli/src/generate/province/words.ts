import type { Random } from "./Random.ts"

/** The commonest first. */
const surnames = [..."王李张刘陈杨赵孙周徐吕马宋郭于韩高吴朱姜曲丛毕邹林胡许崔郝侯宫谭姚邢鞠戚隋初慕阎"]
const given = [
  ..."伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英霞平刚桂玲红梅建国华志海波鹏飞宁琳雪晨宇轩浩然子涵欣怡佳慧文博思远雨桐嘉豪俊熙诗瑶天佑若曦"
]

/** A name: common ones are held by many, most by few. */
export const nameOf = (random: Random): string =>
  `${random.earlyOf(surnames)}${random.earlyOf(given)}${random.percent(70) ? random.earlyOf(given) : ""}`

export const mobileOf = (random: Random): string =>
  `1${random.oneOf(["39", "38", "58", "86", "35"])}${String(random.below(100_000_000)).padStart(8, "0")}`

/** An industry: what its authority is called, its employers, and the series of its titles. */
export interface Industry {
  readonly authority: string
  readonly employers: ReadonlyArray<string>
  readonly series: string
  /** 正高级或副高级、中级、初级 */
  readonly titles: readonly [senior: string, intermediate: string, junior: string]
  /** Whether its authorities stand below each other, up to the province's. */
  readonly upright?: true
}

export const industries: ReadonlyArray<readonly [number, Industry]> = [
  [
    10,
    {
      authority: "教育局",
      employers: ["第一中学", "实验小学", "职业中等专业学校", "幼儿园"],
      series: "中小学教师",
      titles: ["高级教师", "一级教师", "二级教师"],
      upright: true
    }
  ],
  [
    26,
    {
      authority: "卫生健康局",
      employers: ["人民医院", "中医院", "妇幼保健院", "卫生院", "疾病预防控制中心"],
      series: "卫生技术人员",
      titles: ["副主任医师", "主治医师", "医师"]
    }
  ],
  [
    20,
    {
      authority: "住房和城乡建设局",
      employers: ["建筑设计院", "建设工程质量监督站", "建工集团", "市政工程公司"],
      series: "工程技术人员",
      titles: ["高级工程师", "工程师", "助理工程师"]
    }
  ],
  [
    18,
    {
      authority: "农业农村局",
      employers: ["农业技术推广站", "农业科学研究所", "畜牧兽医服务中心"],
      series: "农业技术人员",
      titles: ["高级农艺师", "农艺师", "助理农艺师"]
    }
  ],
  [
    14,
    {
      authority: "工业和信息化局",
      employers: ["机械制造有限公司", "软件有限公司", "化工股份有限公司"],
      series: "工程技术人员",
      titles: ["高级工程师", "工程师", "助理工程师"]
    }
  ],
  [
    12,
    {
      authority: "文化和旅游局",
      employers: ["图书馆", "博物馆", "文化馆"],
      series: "图书资料专业人员",
      titles: ["副研究馆员", "馆员", "助理馆员"]
    }
  ]
]

export const departments = ["办公室", "人事科", "财务科", "业务科", "科研科", "后勤科"]
export const schools = ["山东大学", "中国海洋大学", "山东师范大学", "济南大学", "青岛大学", "鲁东大学", "聊城大学"]
export const majors = ["临床医学", "护理学", "土木工程", "计算机科学与技术", "教育学", "农学", "图书馆学", "机械工程"]
export const topics = [
  "护理新进展",
  "诊疗规范",
  "数字化转型",
  "课程建设",
  "安全生产",
  "实验室质量管理",
  "科研方法",
  "标准化"
]
