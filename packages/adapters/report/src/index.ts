export { whatIfPage } from "./whatIfPage.ts"
