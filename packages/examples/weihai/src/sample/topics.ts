/** What people of one title series learn about, and where. */
export interface Topics {
  readonly classes: ReadonlyArray<string>
  readonly hosts: ReadonlyArray<string>
  readonly meetings: ReadonlyArray<string>
  /** Halves of the titles of papers and projects: what was studied, and how. */
  readonly objects: ReadonlyArray<string>
  readonly methods: ReadonlyArray<string>
  /** An invented journal, and its number: no region has the number 99. */
  readonly journals: ReadonlyArray<readonly [string, string]>
}

const health: Topics = {
  classes: ["急诊急救技能", "医院感染防控", "基层常见病规范诊疗", "护理质量管理", "合理用药", "病历书写规范"],
  hosts: ["山东省医学继续教育中心（示例）", "威海市医学会（示例）", "青岛临床技能培训中心（示例）"],
  meetings: ["心血管病学年会", "护理学术年会", "重症医学论坛", "中西医结合学术会议"],
  objects: ["老年慢性心力衰竭", "糖尿病足", "急性脑卒中", "儿童支气管肺炎", "剖宫产术后镇痛", "社区高血压"],
  methods: ["护理干预效果", "影像学特征", "早期诊断", "中西医结合治疗", "随访研究"],
  journals: [
    ["齐鲁临床杂志（示例）", "CN 99-1001/R"],
    ["海岸护理（示例）", "CN 99-1002/R"]
  ]
}
const college: Topics = {
  classes: ["高校教师教学能力提升", "混合式教学设计", "科研诚信与学术规范", "海洋科学前沿"],
  hosts: ["山东省高等学校师资培训中心（示例）", "中国高教研修学院（示例）"],
  meetings: ["海洋科学学术年会", "高等教育教学改革研讨会", "应用数学学术会议"],
  objects: ["黄海近岸海域", "混合式课堂", "非线性微分方程", "地方高校创新创业教育"],
  methods: ["时空分布特征", "评价体系构建", "数值方法", "实践路径"],
  journals: [
    ["半岛大学学报（示例）", "CN 99-2001/G4"],
    ["近海研究（示例）", "CN 99-2002/P"]
  ]
}
const school: Topics = {
  classes: ["新课程标准", "班主任工作能力", "课堂教学信息化应用", "心理健康教育", "核心素养与命题"],
  hosts: ["威海市教育教学研究院（示例）", "鲁东教师发展学院（示例）"],
  meetings: ["中小学教学研讨会", "语文教育年会", "数学教学论坛"],
  objects: ["初中数学", "小学语文阅读", "高中英语写作", "物理实验", "班级管理"],
  methods: ["分层教学策略", "情境创设研究", "评价方式探索", "小组合作实践"],
  journals: [
    ["齐鲁教学（示例）", "CN 99-3001/G4"],
    ["课堂内外研究（示例）", "CN 99-3002/G4"]
  ]
}
const engineering: Topics = {
  classes: ["智能制造技术", "建筑信息模型（BIM）应用", "安全生产与质量管理", "光电检测技术", "绿色建筑"],
  hosts: ["山东省工程技术研修院（示例）", "哈工滨海研修中心（示例）"],
  meetings: ["智能制造学术会议", "船舶与海洋工程论坛", "给水排水年会", "光学工程学术会议"],
  objects: ["大型船体焊接", "激光测距传感器", "滨海软土地基", "管网漏损", "海产品冷链"],
  methods: ["有限元分析", "优化设计", "施工技术研究", "监测系统设计"],
  journals: [
    ["半岛工程（示例）", "CN 99-4001/T"],
    ["光电与仪表（示例）", "CN 99-4002/TH"]
  ]
}
const agriculture: Topics = {
  classes: ["基层农技推广", "苹果绿色高效栽培", "贝类健康养殖", "农产品质量安全", "土壤改良技术"],
  hosts: ["山东省农业技术研修中心（示例）", "青岛现代农业学院（示例）"],
  meetings: ["果树学术年会", "水产养殖论坛", "植物保护学术会议"],
  objects: ["苹果轮纹病", "牡蛎三倍体", "刺参越冬", "花生连作", "茶园土壤"],
  methods: ["防治试验", "育苗技术", "养分管理", "品种比较"],
  journals: [
    ["胶东农学（示例）", "CN 99-5001/S"],
    ["黄海水产（示例）", "CN 99-5002/S"]
  ]
}
const accounting: Topics = {
  classes: ["政府会计制度", "企业会计准则", "内部控制规范", "管理会计应用", "个人所得税新政"],
  hosts: ["山东省会计继续教育中心（示例）", "威海正衡培训学校（示例）"],
  meetings: ["管理会计论坛", "审计学术研讨会"],
  objects: ["行政事业单位", "中小企业", "医院成本", "基层财政资金"],
  methods: ["内部控制研究", "核算问题探讨", "绩效评价", "风险管理"],
  journals: [["东部财会（示例）", "CN 99-6001/F"]]
}
const library: Topics = {
  classes: ["公共图书馆服务规范", "古籍修复与保护", "数字资源建设", "阅读推广"],
  hosts: ["山东省图书情报研修班（示例）", "全国文博培训中心（示例）"],
  meetings: ["图书馆学年会", "古籍保护论坛", "阅读推广研讨会"],
  objects: ["地方文献", "公共图书馆", "少儿阅读", "馆藏海防档案"],
  methods: ["数字化实践", "服务创新研究", "数据库建设", "推广模式"],
  journals: [["海滨图书情报（示例）", "CN 99-7001/G2"]]
}

const bySeries: Readonly<Record<string, Topics>> = {
  卫生技术: health,
  高等学校教师: college,
  中小学教师: school,
  工程技术: engineering,
  农业技术: agriculture,
  会计: accounting,
  图书资料: library
}

export const topicsOf = (series: string): Topics => bySeries[series] ?? library
