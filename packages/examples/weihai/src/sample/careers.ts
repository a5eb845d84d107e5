import type { Trade } from "./units.ts"

/** A rung of a title series: from which age it is usual, what it is called. */
interface Rung {
  readonly level: "高级" | "中级" | "初级"
  readonly qualifications: ReadonlyArray<string>
}

/** One way to earn a living: a title series with what leads to it. */
export interface Career {
  readonly series: string
  readonly majors: ReadonlyArray<string>
  readonly schools: ReadonlyArray<string>
  readonly departments: ReadonlyArray<string>
  /** 高级, 中级, 初级, in this order. */
  readonly rungs: readonly [Rung, Rung, Rung]
}

const rungs = (
  senior: ReadonlyArray<string>,
  intermediate: ReadonlyArray<string>,
  junior: ReadonlyArray<string>
): Career["rungs"] => [
  { level: "高级", qualifications: senior },
  { level: "中级", qualifications: intermediate },
  { level: "初级", qualifications: junior }
]

const doctors: Career = {
  series: "卫生技术",
  majors: ["临床医学", "口腔医学", "中医学", "医学影像学"],
  schools: ["山东大学", "青岛大学", "滨州医学院", "潍坊医学院"],
  departments: ["内科", "外科", "急诊科", "影像科", "儿科"],
  rungs: rungs(["主任医师", "副主任医师", "副主任医师"], ["主治医师"], ["住院医师", "医士"])
}
const nurses: Career = {
  series: "卫生技术",
  majors: ["护理学"],
  schools: ["山东大学", "潍坊医学院", "山东医学高等专科学校"],
  departments: ["护理部", "手术室", "门诊部"],
  rungs: rungs(["主任护师", "副主任护师", "副主任护师"], ["主管护师"], ["护师", "护士"])
}
const lecturers: Career = {
  series: "高等学校教师",
  majors: ["海洋科学", "汉语言文学", "数学与应用数学", "计算机科学与技术"],
  schools: ["山东大学", "中国海洋大学", "吉林大学", "南京大学"],
  departments: ["海洋学院", "文学院", "数学系", "信息工程学院"],
  rungs: rungs(["教授", "副教授", "副教授"], ["讲师"], ["助教"])
}
const teachers: Career = {
  series: "中小学教师",
  majors: ["汉语言文学", "数学与应用数学", "英语", "物理学", "体育教育", "学前教育"],
  schools: ["山东师范大学", "曲阜师范大学", "鲁东大学", "聊城大学"],
  departments: ["语文组", "数学组", "英语组", "综合组", "教务处"],
  rungs: rungs(["正高级教师", "高级教师", "高级教师", "高级教师"], ["一级教师"], ["二级教师", "三级教师"])
}
const engineers: Career = {
  series: "工程技术",
  majors: ["机械设计制造及其自动化", "光电信息工程", "土木工程", "给排水科学与工程", "食品科学与工程"],
  schools: ["哈尔滨工业大学", "山东科技大学", "山东建筑大学", "青岛理工大学"],
  departments: ["技术部", "设计一所", "质量部", "工艺科"],
  rungs: rungs(["正高级工程师", "高级工程师", "高级工程师"], ["工程师"], ["助理工程师", "技术员"])
}
const agronomists: Career = {
  series: "农业技术",
  majors: ["农学", "园艺", "植物保护", "水产养殖学"],
  schools: ["山东农业大学", "青岛农业大学", "中国海洋大学"],
  departments: ["推广科", "试验站", "技术服务科"],
  rungs: rungs(["农业技术推广研究员", "高级农艺师", "高级农艺师"], ["农艺师"], ["助理农艺师", "农业技术员"])
}
const accountants: Career = {
  series: "会计",
  majors: ["会计学", "财务管理", "审计学"],
  schools: ["山东财经大学", "东北财经大学", "青岛大学"],
  departments: ["财务科", "审计部", "业务二部"],
  rungs: rungs(["高级会计师"], ["会计师"], ["助理会计师", "会计员"])
}
const librarians: Career = {
  series: "图书资料",
  majors: ["图书馆学", "信息管理与信息系统", "历史学"],
  schools: ["山东大学", "南开大学", "郑州大学"],
  departments: ["采编部", "读者服务部", "文献室"],
  rungs: rungs(["研究馆员", "副研究馆员", "副研究馆员"], ["馆员"], ["助理馆员", "管理员"])
}

/** Who works where, and how many of a hundred. */
export const careersOf: Record<Trade, ReadonlyArray<readonly [Career, number]>> = {
  office: [
    [accountants, 60],
    [librarians, 40]
  ],
  health: [
    [doctors, 46],
    [nurses, 46],
    [accountants, 8]
  ],
  college: [
    [lecturers, 84],
    [librarians, 8],
    [accountants, 8]
  ],
  school: [
    [teachers, 92],
    [librarians, 4],
    [accountants, 4]
  ],
  engineering: [
    [engineers, 88],
    [accountants, 12]
  ],
  agriculture: [
    [agronomists, 90],
    [accountants, 10]
  ],
  accounting: [[accountants, 100]],
  library: [
    [librarians, 92],
    [accountants, 8]
  ]
}
