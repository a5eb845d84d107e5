export const timeToDo = async (_: ReadonlyArray<string>) => {}
