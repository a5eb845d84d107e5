/** A document's operations by path and method. */
interface Paths {
  readonly [path: string]: object
}

/** What the mount answers beside the operations. */
const pages: Paths = { "/openapi.json": { get: {} }, "/docs": { get: {} } }

const matcher = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.]/gu, "\\.").replace(/\{[^/}]+\}/gu, "[^/]+")}$`, "u")

/**
 * The methods that stand under an address of the mount, as `Allow` tells them; undefined where there are none. It looks at
 * the document alone, so it says of an id no more than the document does.
 */
export const allowedIn = (paths: Paths): ((pathname: string) => ReadonlyArray<string> | undefined) => {
  const all = Object.entries({ ...paths, ...pages }).map(([path, operations]) => ({
    matches: matcher(path),
    methods: Object.keys(operations).flatMap((method) => (method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()]))
  }))
  return (pathname) => {
    const methods = all.flatMap((one) => (one.matches.test(pathname) ? one.methods : []))
    return methods.length === 0 ? undefined : [...new Set(methods)].toSorted()
  }
}
