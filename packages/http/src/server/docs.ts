import { HttpRouter } from "effect/http"
import type { HttpApiGroup } from "effect/http-api"
import { type HttpApi, HttpApiScalar, OpenApi } from "effect/http-api"

/** All that the page needs is in it: nothing is fetched from elsewhere, and it calls nobody but its own server. */
const policy = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ")

/** As a page of this server alone: no fonts, no clients, no tools that live elsewhere, and no reports of who reads it. */
const scalar = {
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  telemetry: false,
  authentication: { preferredSecurityScheme: ["bearer", "portal"] }
}

/** The documentation page of an interface, for wherever it is mounted. */
export const docs = <Id extends string, Groups extends HttpApiGroup.Constraint>(api: HttpApi.HttpApi<Id, Groups>) => {
  let last: { readonly prefix: string; readonly html: Promise<string> } | undefined
  const make = async (prefix: string) => {
    const there = api.annotateMerge(OpenApi.annotations({ servers: [{ url: prefix === "" ? "/" : prefix }] }))
    const web = HttpRouter.toWebHandler(HttpApiScalar.layer(there, { scalar }), {
      disableLogger: true
    })
    const html = await (await web.handler(new Request("http://docs/docs"))).text()
    await web.dispose()
    // Fonts and voices go by the language.
    return html.replace("<html>", '<html lang="zh-CN">')
  }
  return async (prefix: string): Promise<Response> => {
    if (last?.prefix !== prefix) last = { prefix, html: make(prefix) }
    return new Response(await last.html, {
      headers: { "content-type": "text/html; charset=utf-8", "content-security-policy": policy }
    })
  }
}
