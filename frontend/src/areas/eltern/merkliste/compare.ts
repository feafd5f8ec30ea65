/** Which Einrichtungen stand side by side: at most four, more nobody can compare. */

export const MAX_COMPARED = 4;

/** What was chosen and is still there; without a choice the first four. */
export function chooseCompared(available: readonly string[], choice: readonly string[] | null): readonly string[] {
  return (choice ?? available).filter((id) => available.includes(id)).slice(0, MAX_COMPARED);
}

/** Add one, as long as there is room, or take it out. */
export function toggleCompared(compared: readonly string[], id: string): readonly string[] {
  if (compared.includes(id)) return compared.filter((other) => other !== id);
  return compared.length < MAX_COMPARED ? [...compared, id] : compared;
}
