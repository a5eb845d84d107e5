/**
 * How a function that every commit calls is planned: once a connection, for any arguments, since what it is given tells the planner
 * nothing; by indexes, however small a table was then; and not compiled, as a server before 18 would where it finds nothing but what is
 * switched off.
 */
export const keptPlans = (loopsWithinLoops: "on" | "off"): string =>
  `set enable_nestloop = ${loopsWithinLoops} set enable_seqscan = off set jit = off set plan_cache_mode = force_generic_plan`
