type Undo = () => void | Promise<void>

const undos: Array<Undo> = []

/** Has something undone when the test file that runs now ends. Test files share modules, so a module's own hook would see the first alone. */
export const atFileEnd = (undo: Undo): void => {
  undos.push(undo)
}

/** Undoes what the test file did, the last first. */
export const undoAll = async (): Promise<void> => {
  for (const undo of undos.splice(0).reverse()) await undo()
}
