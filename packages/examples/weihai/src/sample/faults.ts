import { people } from "./people.ts"
import type { Cells, SamplePerson } from "./person.ts"

/** A row of the declarations that comes back: what it shows, `column Code` each. */
export interface FaultyRow {
  readonly shows: ReadonlyArray<string>
  readonly cells: Cells
}

const sound: Cells = {
  creditYear: "2018",
  form: "岗位培训",
  subject: "专业科目",
  from: "2018-06-11",
  to: "2018-06-13",
  hours: "24",
  school: "威海海滨继续教育基地（示例）",
  className: "2018年专业技术人员岗位培训班",
  score: "合格",
  evidence: "岗位培训结业证书.jpg",
  review: "通过",
  recognised: "24",
  audit: "待审验"
}

const faults: ReadonlyArray<readonly [FaultyRow["shows"], Cells]> = [
  [["hours HoursNotPositive"], { hours: "0", recognised: "" }],
  [["hours OffGranularity"], { hours: "0.3", recognised: "" }],
  [["from DatesReversed"], { from: "2018-06-13", to: "2018-06-11" }],
  // The class is still to come on 2019-01-15.
  [["to EndsInFuture"], { creditYear: "2019", from: "2019-01-14", to: "2019-02-28", review: "待审核", recognised: "" }],
  [["form UnknownForm"], { form: "线上直播" }],
  // A post training counts for the specialised subject alone.
  [["subject SubjectNotAllowed"], { subject: "公需科目" }],
  [["score Required"], { score: "" }],
  [["evidence EvidenceMissing"], { evidence: "" }],
  [["creditYear YearNotAccepted"], { creditYear: "2017" }],
  [["from NotADay"], { from: "2018-02-30" }],
  [["hours NotHours"], { hours: "二十四", recognised: "" }],
  // The reviewer granted more than was declared.
  [["recognised HoursNotGrantable"], { hours: "20", recognised: "24" }],
  [["reviewReason ReasonRequired"], { review: "不通过", recognised: "", audit: "" }],
  // Half a row, everything at once.
  [
    [
      "subject UnknownSubject",
      "to NotADay",
      "hours Required",
      "className Required",
      "score Required",
      "evidence EvidenceMissing"
    ],
    { subject: "选修课", to: "6月13日", hours: "", recognised: "", className: "", score: "", evidence: "" }
  ]
]

const clerks = people.filter(({ organisation }) => organisation === "vocational" || organisation === "wendeng-farm")

/** Rows wrong in the ways in which clerks get them wrong, and one about somebody whom no roster lists. */
export const faultyRows: ReadonlyArray<FaultyRow> = [
  ...faults.map(([shows, spoilt], index) => {
    const { document, name } = clerks[index % clerks.length] as SamplePerson
    return { shows, cells: { ...sound, document, name, ...spoilt } }
  }),
  { shows: ["document UnknownPerson"], cells: { ...sound, document: "379901199001019992", name: "于查无" } }
]
