/** A local Azure of its own for a suite, with terraform in front of it. */
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { type LocalAzure, startLocalAzure } from '../../index.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export type World = {
  readonly azure: LocalAzure;
  readonly workspace: Workspace;
  /** Path of the service that the configurations make. */
  readonly service: string;
  /** Changes something outside of Terraform, and must succeed. */
  meddle(method: string, path: string, body?: object): Promise<void>;
};

export type WorldOptions = {
  /** Azure answers before it is done, and the providers ask again only after the time that it names. */
  readonly isSlow?: boolean;
};

/** To be called in a suite: starts before its tests, ends after them. @returns the world, once it exists */
export function ownWorld(options: WorldOptions = {}): () => World {
  let world: World | undefined;

  before(async () => {
    const azure = await startLocalAzure({
      accounts: [{ name: 'openai-japan', location: 'japaneast', deployments: {} }],
      longRunning: options.isSlow ?? false,
    });
    const { GO_AZURE_SDK_SKIP_POLLING_DELAY: _, ...patient } = azure.environment;
    world = {
      azure,
      workspace: await createWorkspace(
        options.isSlow ? patient : azure.environment,
        azure.clientFetch,
      ),
      service: `/subscriptions/${azure.subscriptionId}/resourceGroups/group/providers/Microsoft.ApiManagement/service/service`,
      meddle: async (method, path, body) => {
        const json = body === undefined ? undefined : JSON.parse(JSON.stringify(body));
        const { status } = await azure.call(method, `${path}?api-version=2024-05-01`, json);
        assert.ok(status < 300, `${method} ${path}: ${status}`);
      },
    };
  });

  after(async () => {
    await world?.workspace.close();
    await world?.azure.close();
  });

  return () => {
    assert.ok(world, 'the world exists only while tests run');
    return world;
  };
}
