// Writes docs/authorisation.md: who may do what, from the library's own table. With --check it writes nothing and fails
// where the page no longer says what the table says.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { moduleNames, modulesOf, type PermissionModule } from "../packages/core/src/account/modules.ts"
import { everybody, type Grant, managing as managers, operations } from "../packages/core/src/account/operations.ts"
import type { Relation } from "../packages/core/src/account/rules/relationsOf.ts"
import type { OrganisationKind } from "../packages/core/src/organisation/Organisation.ts"

const page = join(import.meta.dirname, "../docs/authorisation.md")

const hats: Readonly<Record<Grant["hat"], string>> = {
  Professional: "专业技术人员 professional",
  Administrator: "管理员 administrator",
  Embedder: "平台方 embedder"
}
const kinds: Readonly<Record<OrganisationKind, string>> = {
  employer: "用人单位 employer",
  authority: "主管部门 authority",
  bureau: "人社部门 bureau",
  base: "继续教育基地 base"
}
const relations: Readonly<Record<Relation, readonly [short: string, meaning: string]>> = {
  self: ["本人 self", "it is about them as a professional"],
  maker: ["经手人 maker", "they made it, under whatever hat"],
  colleague: ["同单位 colleague", "they work there"],
  own: ["本单位 own", "it is of the organisation that they administer"],
  below: ["下级 below", "it is of one under that, however far below"],
  handler: ["处理单位 handler", "it names that organisation as the one that decides (ORG-03, ORG-09)"],
  declarant: ["申报单位 declarant", "that organisation declared it on behalf of its person (DEC-07, DEC-08)"],
  region: ["本区域 region", "it lies in the region of their bureau, whoever the superior is (ORG-03)"]
}

const moduleName = (module: PermissionModule): string => `${moduleNames[module]} \`${module}\``
const listed = (modules: ReadonlyArray<PermissionModule>): string => modules.map(moduleName).join("、")
const modulesIn = ({ modules, superAdministrator }: Grant): string => {
  if (superAdministrator === true) return "超级管理员 super administrator"
  if (modules === everybody) return "不限 any"
  if (modules === "deciding") return "审核该类事项 the one that decides its kind (docs/review.md)"
  if (modules === "asking") return "申请该类事项 the one that asks for its kind"
  return "employer" in modules ? "管理该类单位 those that manage its kind" : listed(modules)
}
const row = (...cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`

const ways = Object.entries<ReadonlyArray<Grant>>(operations).flatMap(([operation, grants]) =>
  grants.map((grant, index) =>
    row(
      index === 0 ? `\`${operation}\`` : "",
      hats[grant.hat],
      modulesIn(grant),
      grant.to?.map((one) => relations[one][0]).join("、") ?? "不限 any"
    )
  )
)
const managing = Object.entries(kinds).map(([kind, name]) => row(name, listed(managers[kind as OrganisationKind])))
const offered = Object.keys(moduleNames).map((module) => {
  const offers = Object.keys(kinds).map((kind) =>
    modulesOf[kind as OrganisationKind].some((one) => one === module) ? "✓" : ""
  )
  return row(moduleName(module as PermissionModule), ...offers)
})

const text = `# 谁能做什么 · Who may do what

Every use case asks one table, \`operations\` of core, before it reads or changes anything (ACC-10): under which hat, with
which module of their role, and in which relation to the thing. Each line is one way; one is enough. Whatever no line
allows is denied: to whom a thing does not concern it does not exist (\`NotFound\`); whoever may know of it is told what
is missing (\`NotAllowed\`, \`BeyondJurisdiction\`, \`NotHandler\`). Made by \`npm run authorisation\`; \`npm run check\` fails
where it is stale.

| 功能 operation | 身份 hat | 权限模块 one of these modules | 关系 one of these relations |
| --- | --- | --- | --- |
${ways.join("\n")}

## 管理该类单位 · Those that manage its kind

| 单位 organisation | 权限模块 one of these modules |
| --- | --- |
${managing.join("\n")}

## 关系 · Relations

| 关系 relation | |
| --- | --- |
${Object.values(relations)
  .map(([short, meaning]) => row(short, meaning))
  .join("\n")}

## 权限模块 · Modules on offer

A role is made of the modules of its organisation's kind (ACC-09); a super administrator has all of them.

${row("权限模块 module", ...Object.values(kinds))}
${row(...["", ...Object.keys(kinds)].map(() => "---"))}
${offered.join("\n")}
`

if (!process.argv.includes("--check")) writeFileSync(page, text)
else if (readFileSync(page, "utf8") !== text) {
  console.error("docs/authorisation.md is stale: run `npm run authorisation`")
  process.exitCode = 1
}
