import { type OrganisationId, Person, type RegistrationForm, Title } from "@xueshi/core"
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
