import type { Selection } from "../document/Selection.ts"
import type { Speech } from "./Speech.ts"

/** Which records are meant: all hours, or of which subjects, forms and fields. */
export const selectionInWords = (speech: Speech, { forms, subjects, where = {} }: Selection): string => {
  const values = Object.entries(where).map(([key, options]) =>
    speech.say(
      `${speech.field(key, forms)}为${speech.list(options)}`,
      `${speech.field(key, forms)} is ${options.join(" or ")}`
    )
  )
  const parts = [
    ...(subjects === undefined ? [] : [speech.list(subjects.map((code) => speech.subject(code)))]),
    ...(forms === undefined ? [] : [speech.list(forms.map((code) => speech.form(code)))]),
    ...values
  ]
  return parts.length === 0 ? speech.all() : parts.join(speech.say("，", "; "))
}
