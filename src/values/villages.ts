/** `data/villages.json`: code of a regency → "name|name|…" of the villages and districts that only it has. */
export interface VillageData {
  readonly regencies: Readonly<Record<string, string>>;
}

/** The regency of a village by its name in small letters; null when no regency has it, or several. */
export type VillageOf = (name: string) => string | null;

/** Makes the look-up. The names are read at the first text that may need them: few do, and they are many. */
export function createVillages(read: () => VillageData): VillageOf {
  let index: Map<string, string> | null = null;
  return (name) => {
    index ??= indexed(read());
    return index.get(name) ?? null;
  };
}

function indexed({ regencies }: VillageData): Map<string, string> {
  const index = new Map<string, string>();
  for (const [code, names] of Object.entries(regencies))
    for (const name of names.split('|')) index.set(name, code);
  return index;
}
