import { kindNames, megabytes } from "../../evidence/Picture.ts"
import type { EvidenceDemands } from "../document/EvidenceDemands.ts"
import type { Speech } from "./Speech.ts"

/** What files are taken as evidence (DEC-03). */
export const demandsInWords = (speech: Speech, { kinds, mostBytes }: EvidenceDemands): string =>
  `${speech.list(kinds.map((kind) => kindNames[kind]))}${speech.say("，每个不超过", ", each of at most")} ${megabytes(mostBytes)} MB`
