import { Schema } from "effect"
import { PolicyDocument } from "./PolicyDocument.ts"

/** Where the JSON Schema of this version of documents is found; a document may name it as its `$schema`. */
export const documentSchemaId = "https://xueshi.example/schema/policy-1.json"

/**
 * CMP-01: the shape of a policy document as a JSON Schema, for editors and for whoever writes documents in another language. It
 * refuses what is not of the shape; references that lead nowhere, and whatever else `decodePolicy` finds, it cannot see.
 */
export const documentSchema = (): Readonly<Record<string, unknown>> => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(PolicyDocument, { onExcessProperty: "error" })
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: documentSchemaId,
    title: "继续教育政策文件",
    ...schema,
    $defs: definitions
  }
}
