import { ClaimDraft } from "@xueshi/core"
import { Schema } from "effect"

/** A claim with what the manual says of it: whether it may be submitted, and how many hours it is worth at most. */
export interface SampleClaim {
  readonly name: string
  readonly claim: ClaimDraft
  /** The policy has its form, so that it can be drafted at all. */
  readonly known: boolean
  /** Which activity it is: another claim of the same is not submitted while it stands (DEC-10). */
  readonly activity: string
  /** Complete and right, so that it can be submitted. */
  readonly sound: boolean
  /** Complete also where an organisation declares it, of which some forms ask more (DEC-01). */
  readonly soundOnBehalf: boolean
  /** Thousandths of an hour that a reviewer may grant at most. */
  readonly worth: number
}

const decode = Schema.decodeUnknownSync(ClaimDraft)
const evidence = [{ digest: "sha256-00", name: "proof.png" }]

const sample = (
  name: string,
  claim: Readonly<Record<string, unknown>>,
  { activity = name, hours = 0, known = true, sound = true, personsAlone = false } = {}
): SampleClaim => ({
  name,
  activity,
  known,
  sound,
  soundOnBehalf: sound && !personsAlone,
  worth: hours * 1000,
  claim: decode({
    creditYear: 2018,
    subject: "specialised",
    from: "2018-03-01",
    to: "2018-03-03",
    fields: {},
    evidence,
    ...claim
  })
})

const training = { school: "山东大学", className: "骨干培训", score: "合格" }
const project = { title: "课题", level: "省级", part: "子课题" }

/** Claims under Weihai's rules of 2018: sound ones of every kind of conversion, and ones with a single fault. */
export const sampleClaims: ReadonlyArray<SampleClaim> = [
  sample(
    "training",
    { form: "postTraining", hours: "60", fields: { ...training, content: "护理新进展" } },
    { hours: 60 }
  ),
  sample(
    "the same training, for less",
    { form: "postTraining", hours: "40", fields: { ...training, score: "良好" } },
    { hours: 40, activity: "training", personsAlone: true }
  ),
  sample(
    "three days of study",
    { form: "furtherStudy", hours: "30", fields: { host: "省厅", topic: "政策" } },
    { hours: 24 }
  ),
  sample(
    "conference without paper",
    { form: "conference", hours: "20", fields: { title: "年会", level: "国家级", paper: "无" } },
    { hours: 12 }
  ),
  sample(
    "general course",
    {
      form: "generalCourse",
      subject: "general",
      hours: "30",
      fields: { organiser: "人社局", className: "公需课", certificateNumber: "G-1" }
    },
    { hours: 30 }
  ),
  sample(
    "service for both subjects",
    { form: "service", subject: "all", hours: "20.5", fields: { place: "西藏", task: "支援" } },
    { hours: 20.5 }
  ),
  sample("a rank that the table has not", { form: "project", hours: "20", fields: { ...project, rank: "5" } }),
  sample("no evidence", { form: "postTraining", hours: "60", fields: training, evidence: [] }, { sound: false }),
  sample(
    "ends in the future",
    { form: "postTraining", hours: "60", fields: training, creditYear: 2019, to: "2019-01-16" },
    { sound: false }
  ),
  sample("another year", { form: "postTraining", hours: "60", fields: training, creditYear: 2017 }, { sound: false }),
  sample("off the granularity", { form: "postTraining", hours: "60.25", fields: training }, { sound: false }),
  sample(
    "a subject that the form has not",
    { form: "postTraining", hours: "60", fields: training, subject: "all" },
    { sound: false }
  ),
  sample("a form that the policy has not", { form: "moonWalk", hours: "60" }, { known: false, sound: false })
]

/** A sample claim by its name. */
export const claimNamed = (name: string): ClaimDraft => {
  const found = sampleClaims.find((one) => one.name === name)
  if (found === undefined) throw new Error(`no sample claim ${name}`)
  return found.claim
}
