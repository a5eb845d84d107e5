import { type Result, Schema } from "effect"
import type { Day } from "../../kernel/Day.ts"
import type { InvalidFields } from "../../kernel/FieldIssue.ts"
import { Person } from "../Professional.ts"
import { readPerson } from "./readPerson.ts"

const { document: _, name: __, title: ___, ...basic } = Person.fields

/** What a person changes of themselves at once: neither name nor document nor title (PRO-05). */
export const BasicPerson = Schema.Struct(basic)
export type BasicPerson = typeof BasicPerson.Type

/** PRO-05: basic information as typed, in place of what was said before; name, document and title stay. */
export const editPerson = (
  { document, name, title }: Person,
  typed: BasicPerson,
  today: Day
): Result.Result<Person, InvalidFields> => readPerson({ ...typed, document, name, title }, today)
