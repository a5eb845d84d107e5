import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import chromium, { inflate } from "@sparticuz/chromium"
import { type Browser, chromium as playwright } from "playwright-core"

const environment: { TMPDIR?: string; XUESHI_BROWSER?: string; LD_LIBRARY_PATH?: string } = process.env
const cache = join(import.meta.dirname, "../../.cache/browser")

/**
 * Unpacks the browser of the registry package, and the libraries that a bare machine lacks, once a version. Never into the
 * shared temporary directory, where the package itself would run whatever another user left under its name; and whole or
 * not at all, whatever interrupts it.
 */
const unpack = async (): Promise<string> => {
  const directory = dirname(dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")))
  const { version } = JSON.parse(readFileSync(join(directory, "package.json"), "utf8"))
  const home = join(cache, version)
  if (existsSync(home)) return home
  mkdirSync(cache, { recursive: true })
  const staging = mkdtempSync(join(cache, "unpacking-"))
  const { TMPDIR } = environment
  try {
    environment.TMPDIR = staging
    await chromium.executablePath()
    await inflate(join(directory, "bin/al2023.tar.br"))
    if (!existsSync(home)) renameSync(staging, home)
  } finally {
    if (TMPDIR === undefined) delete environment.TMPDIR
    else environment.TMPDIR = TMPDIR
    rmSync(staging, { recursive: true, force: true })
  }
  return home
}

/** Starts the browser of the package or, where `XUESHI_BROWSER` names one, the machine's own Chromium. */
export const launch = async (): Promise<Browser> => {
  const own = environment.XUESHI_BROWSER
  if (own) return playwright.launch({ executablePath: own })
  if (process.platform !== "linux")
    throw new Error(
      "请用环境变量 XUESHI_BROWSER 指明本机的 Chrome 或 Chromium（随包的浏览器只有 Linux 版）\n" +
        "Name this machine's Chrome or Chromium in XUESHI_BROWSER: the package holds a browser for Linux only"
    )
  const home = await unpack()
  const libraries = [environment.LD_LIBRARY_PATH, join(home, "al2023/lib")].filter(Boolean).join(":")
  return playwright.launch({
    executablePath: join(home, "chromium"),
    // The page is ours and loopback alone: without a sandbox it also runs as root and in containers.
    args: ["--no-sandbox", "--no-zygote", "--disable-gpu", "--disable-dev-shm-usage"],
    env: { ...process.env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, "fonts") }
  })
}
