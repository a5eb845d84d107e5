import { Schema } from "effect"
import { OrganisationId, ProfessionalId } from "../kernel/ids.ts"
import { DocumentType, maskDocument, Person, Professional } from "./Professional.ts"

/** A person as lists show them: the document and the mobile by their last four characters (STA-06). */
export const ListedProfessional = Schema.Struct({
  id: ProfessionalId,
  organisation: OrganisationId,
  department: Professional.fields.department,
  name: Person.fields.name,
  sex: Person.fields.sex,
  documentType: DocumentType,
  maskedDocument: Schema.String,
  maskedMobile: Schema.String,
  education: Person.fields.education,
  title: Person.fields.title
})
export type ListedProfessional = typeof ListedProfessional.Type

export const listed = ({ department, id, organisation, person }: Professional): ListedProfessional => ({
  id,
  organisation,
  department,
  name: person.name,
  sex: person.sex,
  documentType: person.document.type,
  maskedDocument: maskDocument(person.document.number),
  maskedMobile: maskDocument(person.mobile),
  education: person.education,
  title: person.title
})
