import { z } from 'zod';

// The shapes of data/countries.yaml, data/regions.json, data/region-names.yaml and data/villages.json.
export const countryData = z.record(
  z.string(),
  z.object({ id: z.string(), en: z.string(), names: z.array(z.string()) }),
);
export const regionData = z.object({
  provinces: z.record(
    z.string(),
    z.tuple([z.string(), z.record(z.string(), z.tuple([z.string(), z.string()]))]),
  ),
});
export const regionNames = z.object({
  names: z.record(z.string(), z.array(z.string())),
  careful: z.array(z.string()),
});
export const villageData = z.object({ regencies: z.record(z.string(), z.string()) });
