import { Context } from "effect"
import type { AggregateName } from "./aggregates.ts"
import type { Json, JsonObject } from "./canonical.ts"

/** An event of one version of its aggregate's shapes as the next version writes it. Personal fields may be missing. */
export type Upcaster = (event: JsonObject) => JsonObject

/** How an aggregate's events stand in the journal. */
export interface EventShape {
  /** From version 1 to 2, from 2 to 3, and so on; today's version is one more than there are. */
  readonly upcasters: ReadonlyArray<Upcaster>
  /**
   * What of an event is personal, by its tag: path → what is read in its place once it is erased. The state keeps it at
   * the same path.
   */
  readonly personal: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

const gone = "已删除"

/** A person of whom the law had everything erased; every field still reads as what it must be. */
const erasedPerson: Json = {
  document: { type: "residentId", number: gone },
  name: gone,
  sex: "male",
  birth: "1900-01-01",
  mobile: gone,
  email: gone,
  education: gone,
  school: gone,
  major: gone,
  graduatedOn: "1900-01-01",
  degree: gone,
  postDoc: false,
  title: null
}

const erasedHolder: Json = { document: { type: "residentId", number: gone }, name: gone, mobile: gone }

/** The shapes of this version of the code. Once events of a shape are stored, a change to it is a new upcaster. */
export const eventShapes: Readonly<Record<AggregateName, EventShape>> = {
  // Where an organisation stands in the tree is no longer said by its event: it follows from its superiors.
  Organisation: { upcasters: [({ path: _, ...event }) => event], personal: {} },
  Department: { upcasters: [], personal: {} },
  Role: { upcasters: [], personal: {} },
  Post: { upcasters: [], personal: { PostGiven: { holder: erasedHolder } } },
  Professional: {
    // A roster named departments before they were kept.
    upcasters: [
      ({ department = null, ...event }) =>
        department === null ? { ...event, department } : { ...event, department: null, departmentName: department }
    ],
    personal: {
      ProfessionalImported: { person: erasedPerson },
      ProfessionalRegistered: { person: erasedPerson },
      ProfessionalEdited: { person: erasedPerson },
      ProfessionalChanged: { title: null },
      RecordsKept: { records: [] }
    }
  },
  Review: {
    upcasters: [],
    // Whoever refuses may name whom they refuse.
    personal: { ReviewSubmitted: { title: gone, content: {} }, ReviewRejected: { reason: gone } }
  },
  Declaration: { upcasters: [], personal: {} },
  Sample: { upcasters: [], personal: {} },
  Certificate: {
    upcasters: [],
    personal: { CertificateIssued: { "text.title": gone, "text.paragraphs": [gone], "text.qr": gone } }
  }
}

/** The shapes that the journal is written and read with. */
export const EventShapes = Context.Reference<typeof eventShapes>("@xueshi/core/journal/EventShapes", {
  defaultValue: () => eventShapes
})
