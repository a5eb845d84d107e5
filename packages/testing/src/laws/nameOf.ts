import type { PolicyDocument, Text } from "@xueshi/core"

/** What a document calls a subject; its code, where it has none of that code. */
export const nameOf = ({ sharedSubjects, subjects }: PolicyDocument, subject: string): Text =>
  [...subjects, ...sharedSubjects].find(({ code }) => code === subject)?.name ?? { zh: subject, en: subject }
