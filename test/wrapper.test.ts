import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { until } from './support/until.ts';

const wrapper = fileURLToPath(new URL('../suluh', import.meta.url));
/** All that the wrapper may use beside Node and npm. */
const tools = ['sh', 'cat', 'cmp', 'cp', 'dirname', 'mkdir', 'mv', 'readlink', 'rm', 'rmdir', 'sleep', 'env'];

/** A command that tells what reached it. */
const echoCommand = `
let input = '';
for await (const part of process.stdin) input += part;
console.log(JSON.stringify({ args: process.argv.slice(2), input, cwd: process.cwd(), node: process.versions.node }));
process.exitCode = Number(process.env.EXIT ?? 0);
`;

/** In place of the registry: counts its calls, is as noisy as npm, and installs a Node or a package. */
const fakeNpm = `#!/bin/sh
echo "$3" >>"$NPM_CALLS"
echo 'npm says something on standard output'
mkdir -p "$3/node_modules/.bin"
touch_file() { : >"$1"; }
touch_file "$3/node_modules/half"
if [ -n "\${NPM_HANG:-}" ]; then echo $$ >"$NPM_HANG"; exec sleep 30; fi
sleep "\${NPM_SECONDS:-0}"
if [ -n "\${NPM_FAILS:-}" ]; then echo 'npm error no registry' >&2; exit 1; fi
cmp -s "$3/package.json" "$PINNED/package.json" && ln_node "$3/node_modules/.bin/node"
rm "$3/node_modules/half"
touch_file "$3/node_modules/.package-lock.json"
`;

let folder = '';
let project = '';
let bin = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'suluh-wrapper-')));
  chmodSync(folder, 0o755);
  project = join(folder, 'a project');
  bin = join(folder, 'bin');
  for (const path of [join(project, 'src'), join(project, 'tools/node'), bin])
    mkdirSync(path, { recursive: true });
  cpSync(wrapper, join(project, 'suluh'));
  writeFileSync(join(project, 'src/cli.ts'), echoCommand);
  for (const path of [project, join(project, 'tools/node')]) {
    writeFileSync(join(path, 'package.json'), `{"name": "n${path.length}", "type": "module"}`);
    writeFileSync(join(path, 'package-lock.json'), '{"lockfileVersion": 3}');
  }
  for (const tool of tools) symlinkSync(whereIs(tool), join(bin, tool));
  script('npm', fakeNpm);
  script(
    'ln_node',
    `#!/bin/sh\nprintf '#!/bin/sh\\nexec "${process.execPath}" "$@"\\n' >"$1"\n${chmod} +x "$1"\n`,
  );
  oldNode();
});
afterEach(() => {
  for (const path of [project, join(project, 'tools/node')]) if (existsSync(path)) chmodSync(path, 0o755);
  rmSync(folder, { recursive: true, force: true });
});

const chmod = whereIs('chmod');

function whereIs(tool: string): string {
  const places = (process.env.PATH ?? '').split(delimiter).concat('/bin', '/usr/bin');
  const found = places.map((place) => join(place, tool)).find((path) => existsSync(path));
  if (!found) throw new Error(`this machine has no ${tool}`);
  return found;
}

function script(name: string, text: string): void {
  writeFileSync(join(bin, name), text, { mode: 0o755 });
}

const oldNode = () => script('node', '#!/bin/sh\necho v20.20.2\n');
const newNode = () => script('node', `#!/bin/sh\nexec "${process.execPath}" "$@"\n`);

interface How {
  readonly file?: string;
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Record<string, string>;
  readonly uid?: number;
}

function begin(
  args: readonly string[],
  { file = join(project, 'suluh'), cwd = project, env, uid }: How = {},
) {
  return spawn(file, args, {
    cwd,
    ...(uid === undefined ? {} : { uid, gid: uid }),
    env: {
      PATH: bin,
      NPM_CALLS: join(folder, 'npm-calls'),
      PINNED: join(project, 'tools/node'),
      ...env,
    },
  });
}

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(child: ChildProcess, input = ''): Promise<Ended> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (part) => (stdout += part));
  child.stderr?.on('data', (part) => (stderr += part));
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(input);
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stdout, stderr })));
}

const call = (args: readonly string[], how: How = {}) => ended(begin(args, how), how.input);
const npmCalls = () =>
  existsSync(join(folder, 'npm-calls'))
    ? readFileSync(join(folder, 'npm-calls'), 'utf8').trimEnd().split('\n').length
    : 0;
const lock = () => join(project, '.install.lock');

describe('the wrapper', () => {
  it('is a POSIX shell script that can be executed', () => {
    const dash = ['/bin/dash', '/bin/sh'].find((path) => existsSync(path)) ?? 'sh';
    expect(spawnSync(dash, ['-n', wrapper]).status).toBe(0);
    expect(readFileSync(wrapper, 'utf8').startsWith('#!/bin/sh\n')).toBe(true);
  });

  it('installs Node and the packages at the first call; output and input belong to the command', async () => {
    const first = await call(['agencies', 'check', '--jsonl'], { input: '{"id":1}\n' });
    expect(first.status).toBe(0);
    expect(JSON.parse(first.stdout)).toEqual({
      args: ['agencies', 'check', '--jsonl'],
      input: '{"id":1}\n',
      cwd: project,
      node: process.versions.node,
    });
    expect(first.stderr).toContain('suluh: installing Node 24');
    expect(first.stderr).toContain('npm says something on standard output');
    expect(npmCalls()).toBe(2);
    expect(existsSync(lock())).toBe(false);

    const second = await call([]);
    expect(second.stderr).toBe('');
    expect(npmCalls()).toBe(2);
  });

  it('takes the Node of the machine when it is new enough', async () => {
    newNode();
    expect((await call([])).status).toBe(0);
    expect(npmCalls()).toBe(1);
    expect(existsSync(join(project, 'tools/node/node_modules'))).toBe(false);
  });

  it('hands over arguments as they are, and the exit status', async () => {
    newNode();
    const args = ['ask', 'brp biaya; $HOME "x"', '', '*'];
    const { status, stdout } = await call(args, { env: { EXIT: '7' } });
    expect(status).toBe(7);
    expect(JSON.parse(stdout).args).toEqual(args);
  });

  it('works from another folder and through symbolic links', async () => {
    newNode();
    const elsewhere = join(folder, 'else where');
    mkdirSync(elsewhere);
    symlinkSync('../a project/suluh', join(elsewhere, 'first'));
    symlinkSync(join(elsewhere, 'first'), join(bin, 'second'));
    const { stdout } = await call(['x'], { file: join(bin, 'second'), cwd: elsewhere });
    expect(JSON.parse(stdout)).toMatchObject({ args: ['x'], cwd: elsewhere });
    expect(readdirSync(elsewhere)).toEqual(['first']);
  });

  it('installs once when two first calls come at once', async () => {
    const env = { NPM_SECONDS: '0.3' };
    const [one, two, three] = await Promise.all([
      call(['1'], { env }),
      call(['2'], { env }),
      call(['3'], { env }),
    ]);
    for (const { status, stdout } of [one, two, three]) {
      expect(status).toBe(0);
      expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(npmCalls()).toBe(2);
    expect(one.stderr + two.stderr + three.stderr).toContain('another call is installing; waiting for it');
  });

  it('waits for the npm of a call that was killed, then installs anew', async () => {
    newNode();
    const npm = join(folder, 'npm-pid');
    const child = begin([], { env: { NPM_HANG: npm } });
    await until(() => existsSync(npm) && readFileSync(npm, 'utf8').endsWith('\n'));
    const over = ended(child);
    child.kill('SIGKILL');
    await until(() => child.signalCode !== null);
    expect(existsSync(join(project, 'node_modules'))).toBe(false);

    const next = call([]);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(npmCalls()).toBe(1);
    process.kill(Number(readFileSync(npm, 'utf8')), 'SIGKILL');
    expect((await next).status).toBe(0);
    await over;
    expect(npmCalls()).toBe(2);
    expect(existsSync(join(project, 'node_modules/half'))).toBe(false);
  });

  it('takes over the lock of a dead call once, though several wait for it', async () => {
    newNode();
    mkdirSync(lock());
    const dead = spawnSync('true').pid;
    writeFileSync(join(lock(), 'call'), `${dead}\n`);
    const calls = await Promise.all([call(['1']), call(['2']), call(['3'])]);
    expect(calls.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(npmCalls()).toBe(1);
  });

  it('stops npm and frees the lock when it is told to stop', async () => {
    newNode();
    const npm = join(folder, 'npm-pid');
    const child = begin([], { env: { NPM_HANG: npm } });
    await until(() => existsSync(npm) && readFileSync(npm, 'utf8').endsWith('\n'));
    const over = ended(child);
    child.kill('SIGTERM');
    expect((await over).status).toBe(143);
    expect(() => process.kill(Number(readFileSync(npm, 'utf8')), 0)).toThrow();
    expect(existsSync(lock())).toBe(false);
    expect((await call([])).status).toBe(0);
  });

  it('says what is wrong when npm fails, and keeps what was installed before', async () => {
    newNode();
    await call([]);
    writeFileSync(join(project, 'package-lock.json'), '{"lockfileVersion": 3, "changed": true}');
    const later = new Date(Date.now() + 5000);
    utimesSync(join(project, 'package-lock.json'), later, later);
    const { status, stdout, stderr } = await call([], { env: { NPM_FAILS: '1' } });
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('npm error no registry');
    expect(stderr).toContain('suluh: npm ci failed');
    expect(existsSync(lock())).toBe(false);
    expect(existsSync(join(project, 'node_modules/.package-lock.json'))).toBe(true);
    expect((await call([])).status).toBe(0);
    expect(npmCalls()).toBe(3);
  });

  it('does not install again when the lock is newer but the same', async () => {
    newNode();
    await call([]);
    const later = new Date(Date.now() + 5000);
    utimesSync(join(project, 'package-lock.json'), later, later);
    await call([]);
    expect(npmCalls()).toBe(1);
  });

  it('names npm when it is missing', async () => {
    rmSync(join(bin, 'npm'));
    for (const prepare of [oldNode, newNode]) {
      prepare();
      const { status, stdout, stderr } = await call([]);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toBe(
        'suluh: npm is missing; install Node.js 20 or newer with npm, then call this again\n',
      );
      expect(existsSync(lock())).toBe(false);
    }
  });

  it('says so when the pinned Node is none for this machine', async () => {
    script('ln_node', '#!/bin/sh\n');
    const { status, stderr } = await call([]);
    expect(status).toBe(1);
    expect(stderr).toContain('tools/node holds no Node 24 for this machine');
  });

  it('runs in a folder that cannot be written to, and does not hang where it would have to install', async () => {
    // Root may write everywhere, so it calls as somebody else.
    const uid = process.getuid?.() === 0 ? { uid: 65_534 } : {};
    newNode();
    chmodSync(project, 0o555);
    const missing = await call([], uid);
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain(`suluh: cannot write to ${project}`);

    chmodSync(project, 0o755);
    await call([]);
    chmodSync(project, 0o555);
    const { status, stdout, stderr } = await call(['x'], uid);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout).args).toEqual(['x']);
  });
});
