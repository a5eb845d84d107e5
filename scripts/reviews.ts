// Writes docs/review.md: what is reviewed and how, from the library's own kinds, and a kind of an agency's own, from the example
// that the tests run. With --check it writes nothing and fails where the page no longer says what these say.
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { moduleNames, type PermissionModule } from "../packages/core/src/account/modules.ts"
import type { Text } from "../packages/core/src/kernel/RuleError.ts"
import { reviewStateNames } from "../packages/core/src/review/Review.ts"
import type { ReviewKind } from "../packages/core/src/review/ReviewKind.ts"
import { hoursKinds, mostCounted } from "../packages/core/src/review/ReviewRepository.ts"
import { reviewKinds } from "../packages/core/src/review/reviewKinds.ts"

const root = join(import.meta.dirname, "..")
const page = join(root, "docs/review.md")
const example = readFileSync(join(root, "packages/examples/weihai/src/studyLeave.ts"), "utf8")

const submits: Readonly<Record<ReviewKind["submits"], string>> = {
  visitor: "注册人，登录与否皆可 whoever registers, logged in or not",
  professional: "本人 the person",
  administrator: "管理员 an administrator"
}
const hours: Readonly<Record<keyof typeof hoursKinds, string>> = {
  declaration: "学时审批 a declaration of hours (DEC-05, DEC-12)",
  audit: "成果备案 its audit after approval (AUD-01 to AUD-05)"
}

const row = (...cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`
const both = ({ en, zh }: Text): string => `${zh} ${en}`
const module = (name: PermissionModule): string => `${moduleNames[name]} \`${name}\``

const kinds = reviewKinds.map((kind) =>
  row(
    `\`${kind.kind}\` ${both(kind.name)}`,
    kind.asks === null ? submits[kind.submits] : `${submits[kind.submits]}：${module(kind.asks)}`,
    module(kind.module),
    both(kind.approvals),
    kind.freezes === null ? "无 nothing" : both(kind.freezes),
    both(kind.effect),
    kind.withdrawable ? "可以 yes" : "不可以 no",
    kind.rules.join("、")
  )
)
const declared = Object.entries(hoursKinds).map(([kind, name]) =>
  row(`\`${kind}\``, hours[kind as keyof typeof hoursKinds], module(name))
)
const states = Object.entries(reviewStateNames).map(([state, name]) => row(`${name} \`${state}\``))

const text = `# 审核 · Reviews

Everything that waits for somebody's consent is a kind of one mechanism: a line of this table says who submits it, who agrees in
which order, what is held up meanwhile and what comes of it. \`Reviews\` lists, counts and decides all of them alike, one by one, as
a selection or all that was shown. Made by \`npm run reviews\` from [the kinds themselves](../packages/core/src/review/reviewKinds.ts);
\`npm run check\` fails where it is stale. Who may do each step is in [the table of operations](authorisation.md).

## 审核事项 · The kinds

${row("事项 kind", "提交人 who submits it", "审核模块 decided by the module", "依次由谁审核 who agrees, in order", "待审期间 meanwhile", "通过之后 approval", "可否撤销 can be withdrawn", "规则 rules")}
${row(...Array<string>(8).fill("---"))}
${kinds.join("\n")}

## 由谁处理 · Who decides

A request is for the organisation whose turn it is. It is handled by that one, or by the nearest superior that has somebody who may
decide: an active post with the module, of a user whom the request neither concerns nor was made by (SYS-06). The review of hours can
be closed as well, and the nearest superior whose authority is open has it then (ORG-09). Where not even the root has anybody, it waits
there and says so (\`flagged\`). This is looked up whenever it is asked, not when the request is made: an appointment, a closed
authority or a move of the organisation moves what waits. Where the root has no super administrator here, posts are kept elsewhere, and
every organisation is taken to have somebody.

## 全部 · All that was shown

A list comes with a moment. “All” decides on what was in the list at that moment, still waits and has not changed since: what came
later was not seen and stays (PRO-03). Each item is decided as if it were alone, by the same rules: what cannot be is told with its
reason, and the rest is decided. Five hundred are written in one commit. Broken off, it is given again with the same moment, and decides
on what is left. Counts are exact up to ${mostCounted.toLocaleString("en")}; beyond that there are “more”.

## 驳回 · What a refusal does

Whoever refuses says why; that ends the request, whoever would have had to agree next. What it held up goes on, keys that it had
claimed are free again (a document, an organisation's code, the one change at a time), and nothing else changes. A password that
was chosen with a registration opens nothing before its approval; after a refusal the next one chooses another. A request
that is taken back ends in the same way, is with no reviewer any more, and does not show among what was decided (ORG-07).

${row("状态 state")}
${row("---")}
${states.join("\n")}

## 学时 · Hours are kinds too

Declarations have states and rules of their own and are no \`Review\`, but they are decided by the same batches, counted in the same
to-do and handed to the same handler. \`Reviews.toDo\`, \`Reviews.decideAll\` and \`Reviews.decideShown\` take these names like any other:

${row("事项 kind", "", "审核模块 decided by the module")}
${row("---", "---", "---")}
${declared.join("\n")}

## 自定义事项 · A kind of one's own

An agency adds a kind with one value, without touching the library: here leave for full-time study, which a person asks for and their
organisation grants, if it does so before it begins. The tests [submit, count, list, grant, refuse and withdraw
it](../tests/contract/study-leave.test.ts) in memory and on PostgreSQL.

\`\`\`ts
${example.trimEnd()}
\`\`\`

\`Layer.succeed(ReviewKinds, [...reviewKinds, studyLeave])\` makes it one of those that are reviewed. \`Reviews.submit\` reads what is said
by \`content\`, with every failing field at once; \`steps\` says who agrees, from where the person works or which organisation asks.
\`approve\` and \`end\` may read whatever a use case may, and give back the changes and guards that are written together with the
decision. Kinds without \`steps\`, as all of the manual's, are submitted by a use case of their own, which claims what they hold up.
A kind needs a name that is none of those above: what stands there would be meant by it. Its module is one that every
organisation in \`steps\` can have: else submitting is a defect, since nobody could decide.
`

if (!process.argv.includes("--check")) writeFileSync(page, text)
else if (readFileSync(page, "utf8") !== text) {
  console.error("docs/review.md is stale: run `npm run reviews`")
  process.exitCode = 1
}
