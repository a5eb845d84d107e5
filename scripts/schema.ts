// Writes packages/core/schema/policy-1.json, the JSON Schema of policy documents. A test sees that it is current.
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { documentSchema } from "../packages/core/src/policy/documentSchema.ts"

const folder = join(import.meta.dirname, "../packages/core/schema")
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, "policy-1.json"), `${JSON.stringify(documentSchema(), null, 2)}\n`)
