import { type LoadedWorld, loadWorld } from '../conversation/load.ts';
import { projectFolder } from './words.ts';

/** What the conversation knows, with the operator's policy and name but without any database. */
export function readWorld(env: Readonly<Record<string, string | undefined>>): LoadedWorld {
  return loadWorld({
    folder: projectFolder,
    ...(env.POLICY_FILE ? { policyFile: env.POLICY_FILE } : {}),
    ...(env.OPERATOR_NAME ? { operator: env.OPERATOR_NAME } : {}),
  });
}
