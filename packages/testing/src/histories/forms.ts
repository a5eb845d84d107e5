import { AnnualReport, type OrganisationId, Person, type RegistrationForm, Title, TrainingPlan } from "@xueshi/core"
import { Schema } from "effect"
import { documentOf } from "./City.ts"

const title = Schema.decodeUnknownSync(Title)
const person = Schema.decodeUnknownSync(Person)

/** A title that can be asked for, by its qualification. */
export const titled = (qualification: string): Title =>
  title({
    series: "卫生技术",
    level: "senior",
    qualification,
    effectiveOn: "2018-06-01",
    scan: { digest: "sha256-00", name: "title.png" }
  })

/** The registration of somebody new, by their number, with an organisation. */
export const newcomer = (index: number, organisation: OrganisationId): RegistrationForm => ({
  organisation,
  department: null,
  promise: true,
  agreement: true,
  person: person({
    document: documentOf(index),
    name: `人员${index}`,
    sex: "male",
    birth: "1980-01-01",
    mobile: "13900000000",
    email: "someone@example.com",
    education: "大学本科",
    school: "山东大学",
    major: "临床医学",
    graduatedOn: "2002-07-01",
    degree: "学士",
    postDoc: false,
    title: null
  })
})

/** What a training base submits. */
export const plan: TrainingPlan = Schema.decodeUnknownSync(TrainingPlan)({
  name: "护理骨干培训",
  year: 2019,
  educationType: "继续教育",
  subject: "专业科目",
  trainingForm: "面授",
  hours: "20",
  from: "2019-03-01",
  to: "2019-03-03",
  places: 50
})
export const report: AnnualReport = Schema.decodeUnknownSync(AnnualReport)({
  name: "年度报告",
  year: 2018,
  text: "举办培训三期",
  attachments: []
})
