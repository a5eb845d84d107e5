import { Schema } from "effect"

/** Who declares: the person, an organisation above them (DEC-07), or a training base for its attendees (DEC-08). */
export const Source = Schema.Literals(["self", "organisation", "base"])
export type Source = typeof Source.Type
