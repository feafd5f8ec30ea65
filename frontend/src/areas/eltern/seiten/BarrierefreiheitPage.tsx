export function BarrierefreiheitPage() { return null; }
