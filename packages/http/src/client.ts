import { Effect, Layer } from "effect"
import { FetchHttpClient, HttpClient, HttpClientRequest } from "effect/http"
import { HttpApi, HttpApiClient } from "effect/http-api"
import { ApiWithLogIn } from "./contract/index.ts"

export { Api, ApiWithLogIn, type Code, type Problem } from "./contract/index.ts"

/** How the interface is reached. */
export interface Reach {
  /** Where it is mounted: `https://portal.example/xueshi`. */
  readonly url: string
  /** A session's token; a browser's cookie goes by itself. */
  readonly token?: string
  /** In the language of the answers' texts: `zh` or `en`. */
  readonly language?: "zh" | "en"
  /** Instead of the platform's own, such as `(request, init) => app.request(request, init)`. */
  readonly fetch?: typeof globalThis.fetch
}

/** Every operation of the interface as a function: groups, then operations. */
export interface Client extends HttpApiClient.ForApi<ApiWithLogIn> {}

/** The typed client of the whole interface, for Node and browsers. It checks every answer wholly. */
export const makeClient = ({ fetch, language = "zh", token, url }: Reach): Effect.Effect<Client> =>
  HttpApiClient.make(ApiWithLogIn.annotate(HttpApi.SuccessParseOptions, {}), {
    transformClient: HttpClient.mapRequest((request) => {
      const asked = request.pipe(
        HttpClientRequest.prependUrl(url),
        HttpClientRequest.setHeader("accept-language", language)
      )
      return token === undefined ? asked : HttpClientRequest.bearerToken(asked, token)
    })
  }).pipe(
    Effect.provide(
      fetch === undefined
        ? FetchHttpClient.layer
        : Layer.provide(FetchHttpClient.layer, Layer.succeed(FetchHttpClient.Fetch, fetch))
    )
  )
