import { Schema } from "effect"
import { HttpApiEndpoint, HttpApiGroup, OpenApi } from "effect/http-api"
import { described } from "./describe.ts"

const up = Schema.Struct({ status: Schema.Literal("up") })

const health = HttpApiEndpoint.get("health", "/health", { success: up }).annotateMerge(
  described({ zh: "进程是否存活（无需登录）", en: "Whether the process is alive; no log-in" })
)

const ready = HttpApiEndpoint.get("ready", "/ready", { success: up }).annotateMerge(
  described({
    zh: "能否办理业务：读一次数据库（无需登录）",
    en: "Whether requests can be served: reads the database once; no log-in"
  })
)

/** For whoever operates the portal. */
export const system = HttpApiGroup.make("system")
  .add(health, ready)
  .annotateMerge(OpenApi.annotations({ title: "运行状况 · System", description: "供运维探测" }))
