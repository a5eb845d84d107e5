import type { SheetForm } from "../kernel/Sheet.ts"
import { documentTypes } from "./documentTypes.ts"
import type { Person, TitleLevel } from "./Professional.ts"

export const sexes: ReadonlyMap<string, Person["sex"]> = new Map([
  ["男", "male"],
  ["女", "female"]
])

/** 职称级别; who has no title is 无. */
export const titleLevels: ReadonlyMap<string, TitleLevel | null> = new Map<string, TitleLevel | null>([
  ["高级", "senior"],
  ["中级", "intermediate"],
  ["初级", "junior"],
  ["无", null]
])

const yesNo = ["是", "否"]
const day = "格式：年-月-日，如 2013-11-01"

/** The roster by which an organisation imports its people (IMP-01): the fields of PRO-01 in the manual's words. */
export const rosterForm: SheetForm = {
  name: "专业技术人员信息",
  columns: [
    { key: "name", heading: "姓名", required: true, example: "张三" },
    {
      key: "documentType",
      heading: "证件类型",
      required: true,
      options: [...documentTypes.keys()],
      example: "身份证"
    },
    {
      key: "documentNumber",
      heading: "证件号",
      required: true,
      note: "身份证为 18 位，末位字母大写",
      example: "371002197604256277"
    },
    { key: "sex", heading: "性别", required: true, options: [...sexes.keys()], example: "男" },
    { key: "birth", heading: "出生日期", required: true, note: day, example: "1976-04-25" },
    { key: "mobile", heading: "手机号", required: true, note: "11 位", example: "13900000000" },
    { key: "email", heading: "电子邮箱", required: true, example: "zhangsan@example.com" },
    {
      key: "organisation",
      heading: "所在单位代码",
      required: true,
      note: "统一社会信用代码或组织机构代码",
      example: "113710002132131225"
    },
    { key: "department", heading: "工作部门", required: false },
    { key: "education", heading: "最高学历", required: true, example: "大学本科" },
    { key: "school", heading: "毕业院校", required: true, example: "山东大学" },
    { key: "major", heading: "所学专业", required: true, example: "临床医学" },
    { key: "graduatedOn", heading: "毕业时间", required: true, note: day, example: "1999-07-01" },
    { key: "degree", heading: "学位", required: true, note: "没有学位填“无”", example: "学士" },
    { key: "postDoc", heading: "是否有博士后工作经历", required: true, options: yesNo, example: "否" },
    { key: "titleLevel", heading: "职称级别", required: true, options: [...titleLevels.keys()], example: "中级" },
    {
      key: "titleSeries",
      heading: "专业技术职务系列",
      required: false,
      note: "职称级别不为“无”时必填",
      example: "卫生技术"
    },
    {
      key: "titleQualification",
      heading: "现专业技术职务任职资格",
      required: false,
      note: "职称级别不为“无”时必填",
      example: "主治医师"
    },
    {
      key: "titleEffectiveOn",
      heading: "公布（生效）时间",
      required: false,
      note: `职称级别不为“无”时必填；${day}`,
      example: "2013-11-01"
    },
    { key: "titleCertificate", heading: "证书编号", required: false },
    { key: "titleAppointedOn", heading: "聘任日期", required: false, note: day }
  ]
}
