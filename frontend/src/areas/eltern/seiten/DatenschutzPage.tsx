export function DatenschutzPage() { return null; }
