import fc from "fast-check"
import { probe } from "./city.ts"

/** What is done to the bytes of a request. */
export type Trick =
  | { readonly _tag: "Method"; readonly method: string }
  | { readonly _tag: "Target"; readonly bend: string }
  | { readonly _tag: "Headers"; readonly headers: Readonly<Record<string, string>> }
  | { readonly _tag: "Body"; readonly body: string | Uint8Array; readonly contentType: string }

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "PROPFIND", "X"]
/** `@` is the sound target. */
const bends = [
  ...[
    "@/",
    "/@",
    "@/.",
    "@/..",
    "@%2F",
    "@%00",
    "@%FF",
    "@%ED%A0%80",
    "@;a=b",
    "@?a[]=1&a=2",
    "@?limit=1&limit=2",
    "@#x"
  ],
  ...["/%2e%2e@", "/..%2f@", "@/%2e%2e/%2e%2e/openapi.json", "/xueshi@", "/", "", "//evil.test/@", "/docs/../@"],
  ...[
    `/professionals/${probe}`,
    `/verifications/${probe}`,
    `/certificates/${probe}`,
    `@?cursor=${probe}`,
    `@?x=${probe}`
  ],
  ...[
    `/declarations/${probe}`,
    `/organisations?within=${probe}`,
    `@?${"a=1&".repeat(2000)}`,
    `/${"a/".repeat(2000)}`,
    "@%"
  ]
]
const headers: ReadonlyArray<Readonly<Record<string, string>>> = [
  { "x-http-method-override": "DELETE", "x-forwarded-prefix": "/evil", "x-original-url": "/openapi.json" },
  { "x-request-id": "a".repeat(5000) },
  { "x-request-id": "'\"><script>" },
  { "accept-language": `${"en;q=0.1,".repeat(500)}zh` },
  { "accept-language": ";;;q=,*;q=x" },
  { accept: "application/xml" },
  { "content-length": "7" },
  { "content-encoding": "gzip" },
  { "transfer-encoding": "chunked" },
  { authorization: "Bearer" },
  { authorization: "Bearer  employer" },
  { authorization: "Bearer __proto__" },
  { authorization: "Basic ZW1wbG95ZXI6" },
  { cookie: `xueshi_session=${"x".repeat(4000)}; xueshi_session=__proto__` },
  { "idempotency-key": "" },
  { "idempotency-key": "k".repeat(201) },
  { "if-match": 'W/"v1"' },
  { "if-match": '"v1", "v2"' },
  { "if-match": "*" },
  { host: "evil.test", origin: "https://evil.test" },
  { "x-padding": "y".repeat(10_000) }
]
const bodies: ReadonlyArray<readonly [string | Uint8Array, string]> = [
  ...["", "{", "null", "[]", '"x"', "1", '{"a":1}{"a":1}', '{"__proto__":{"a":1}}', "\uFEFF{}", "{'a':1}", "NaN"].map(
    (body) => [body, "application/json"] as const
  ),
  ["[".repeat(10_000), "application/json"],
  [`${"[".repeat(5000)}${"]".repeat(5000)}`, "application/json"],
  [`{"hours":1,"hours":"30","reason":"a","reason":2}`, "application/json"],
  [`{"reason":"${"x".repeat(1_100_000)}"}`, "application/json"],
  [new Uint8Array([0xff, 0xfe, 0x7b, 0x00]), "application/json"],
  [new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]), "application/json"],
  ["{}", "application/json; charset=utf-16"],
  ["{}", "text/plain"],
  ["{}", ""],
  ["{}", "application/json, text/plain"],
  ["a=1", "application/x-www-form-urlencoded"],
  ["--x\r\n", "multipart/form-data; boundary=x"],
  ["--x\r\n", "multipart/form-data"],
  ["<a/>", "application/xml"]
]

/** Everything that careless servers fall over, in method, target, headers and body. */
export const tricks: fc.Arbitrary<Trick> = fc.oneof(
  fc.constantFrom(...methods).map((method): Trick => ({ _tag: "Method", method })),
  { weight: 2, arbitrary: fc.constantFrom(...bends).map((bend): Trick => ({ _tag: "Target", bend })) },
  fc.constantFrom(...headers).map((one): Trick => ({ _tag: "Headers", headers: one })),
  fc.constantFrom(...bodies).map(([body, contentType]): Trick => ({ _tag: "Body", body, contentType }))
)
