export function MerklistePage() { return null; }
