import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// The wrapper's setting is for this process: with it the coverage of tests would be wrong.
delete process.env.NODE_COMPILE_CACHE;
// For calls without the wrapper. Before anything else is loaded, so that everything else is cached.
enableCompileCache(fileURLToPath(new URL('../node_modules/.cache/suluh', import.meta.url)));
const [{ main }, { processIo }] = await Promise.all([import('./cli/main.ts'), import('./cli/io.ts')]);
process.exitCode = await main(process.argv.slice(2), processIo());
