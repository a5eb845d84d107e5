import { HttpApi, OpenApi } from "effect/http-api"
import { access } from "./access.ts"
import { administrators } from "./administrators.ts"
import { certificates, verifications } from "./certificates.ts"
import { completions } from "./completions.ts"
import { decisions } from "./decisions.ts"
import { declarations } from "./declarations.ts"
import { departments } from "./departments.ts"
import { devices } from "./devices.ts"
import { completed } from "./document.ts"
import { evidence } from "./evidence.ts"
import { forms } from "./forms.ts"
import { onBehalf } from "./onBehalf.ts"
import { organisations } from "./organisations.ts"
import { passwords } from "./passwords.ts"
import { policies } from "./policies.ts"
import { byPortal, type PortalScheme } from "./portal.ts"
import { professionals } from "./professionals.ts"
import { registrations } from "./registrations.ts"
import { reviews } from "./reviews.ts"
import { roles } from "./roles.ts"
import { roster } from "./roster.ts"
import { samples } from "./samples.ts"
import { Guarded } from "./security.ts"
import { selections } from "./selections.ts"
import { sessions } from "./sessions.ts"
import { statistics } from "./statistics.ts"
import { system } from "./system.ts"
import { trainingBases } from "./trainingBases.ts"
import { transfers } from "./transfers.ts"
import { visitors } from "./visitors.ts"

export { type Problem, problemType } from "./Problem.ts"
export type { PortalScheme } from "./portal.ts"
export { type Code, statusOf } from "./statuses.ts"

const texts = OpenApi.annotations({
  title: "学时 · Xueshi",
  version: "0.1.0",
  license: { name: "Apache-2.0", url: "https://www.apache.org/licenses/LICENSE-2.0" },
  description:
    "专业技术人员继续教育：申报、审核、抽查、年度认定与证书。Continuing education: declarations, review, audit, annual completion and certificates."
})

/** Every failing field at once, and none that nobody knows: a misspelt field is told, not left out. */
const groups = HttpApi.make("xueshi")
  .annotate(HttpApi.ParseOptions, { errors: "all" })
  .annotate(HttpApi.PayloadParseOptions, { errors: "all", onExcessProperty: "error" })
  .annotate(HttpApi.QueryParseOptions, { errors: "all", onExcessProperty: "error" })
  // What core has checked is not checked again to be said; its types are.
  .annotate(HttpApi.SuccessParseOptions, { disableChecks: true })
  .add(
    organisations,
    departments,
    administrators,
    roles,
    professionals,
    roster,
    declarations,
    forms,
    evidence,
    samples,
    selections,
    onBehalf,
    reviews,
    decisions,
    transfers,
    trainingBases,
    registrations,
    completions,
    statistics,
    certificates,
    verifications,
    policies,
    system
  )

const documented = (transform: (generated: object) => Record<string, unknown>) => OpenApi.annotations({ transform })

/** The whole HTTP interface: what the server answers, the document describes and the client calls. The portal logs in. */
export const Api = groups.middleware(Guarded).annotateMerge(texts).annotateMerge(documented(byPortal()))
export type Api = typeof Api

/** The same, whose document says how the portal's log-in shows itself. */
export const apiOf = (scheme?: PortalScheme): Api => Api.annotateMerge(documented(byPortal(scheme)))

/** The same with its own log-in, where the portal brings none. */
export const ApiWithLogIn = groups
  .add(access, sessions, visitors, passwords, devices)
  .middleware(Guarded)
  .annotateMerge(texts)
  .annotateMerge(documented((generated) => completed(generated)))
export type ApiWithLogIn = typeof ApiWithLogIn
