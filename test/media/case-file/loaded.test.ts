import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../../src/', import.meta.url));

/** Which packages a module of ours brings into memory when it is imported. */
function packagesOf(module: string): string[] {
  const script = `
    import { registerHooks } from 'node:module';
    const seen = new Set();
    registerHooks({ load(url, context, next) {
      const name = /node_modules\\/((?:@[^/]+\\/)?[^/]+)/.exec(url)?.[1];
      if (name) seen.add(name);
      return next(url, context);
    } });
    await import(${JSON.stringify(`${source}${module}`)});
    process.stdout.write(JSON.stringify([...seen]));
    process.exit(0);
  `;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  return JSON.parse(stdout);
}

it('a server that draws no case file does not have the library for it in memory', () => {
  const packages = packagesOf('app.ts');
  expect(packages).toContain('kysely');
  expect(packages).not.toContain('pdfkit');
  expect(packages).not.toContain('fontkit');
  expect(packages).not.toContain('sharp');
});

it('it would be seen', () => {
  expect(packagesOf('media/case-file/draw.ts')).toContain('pdfkit');
});
