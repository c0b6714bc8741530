/** What assistants and threads may use: files and vector stores of this account. */
import { type JsonObject, listAt, textAt } from '../../json.ts';
import { invalidValue } from '../errors.ts';
import { readFunction } from '../generation/tools.ts';
import { findFiles } from '../state/files.ts';
import type { State } from '../state/index.ts';

/** @throws {InvalidRequest} for a tool that there is not, and for files and vector stores that are not here */
export function checkResources(state: State, body: JsonObject): void {
  listAt(body, 'tools').forEach((tool, index) => {
    const type = textAt(tool, 'type');
    if (type === 'function') {
      readFunction(Object(tool).function ?? {}, `tools[${index}].function`);
    } else if (type !== 'code_interpreter' && type !== 'file_search') {
      throw invalidValue(
        `tools[${index}].type`,
        "supported values are: 'code_interpreter', 'file_search' and 'function'.",
      );
    }
  });
  const resources = body.tool_resources;
  const files = listAt(resources, 'code_interpreter', 'file_ids').map(String);
  findFiles(state, files, 'tool_resources.code_interpreter.file_ids');
  for (const id of listAt(resources, 'file_search', 'vector_store_ids')) {
    state.vectorStores.get(String(id), 'tool_resources.file_search.vector_store_ids');
  }
}
