// Faults put into the engine, the rule book and the documents on purpose, and what finds them:
// npm run mutants -- --seed 1 --sample 300 --documents 60 [--all] [--only TEXT] [--list] [--json]; npm run mutants -- rules
import process from "node:process"
import { parseArgs } from "node:util"
import { huntByLaws } from "./laws.ts"
import { huntByRules } from "./rules/matrix.ts"

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "20181231" },
    sample: { type: "string", default: "300" },
    documents: { type: "string", default: "60" },
    only: { type: "string" },
    all: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    list: { type: "boolean", default: false }
  }
})

const whole = (name: "seed" | "sample" | "documents"): number => {
  const value = Number(values[name])
  if (Number.isSafeInteger(value) && value >= 0) return value
  process.stderr.write(`--${name} 应为非负整数：${values[name]}\n--${name} must be a whole number: ${values[name]}\n`)
  process.exit(2)
}

const asked = { seed: whole("seed"), sample: whole("sample"), documents: whole("documents") }
const right =
  positionals[0] === "rules"
    ? await huntByRules(values.only)
    : await huntByLaws({ ...values, ...asked, only: values.only })
process.exitCode = right ? 0 : 1
